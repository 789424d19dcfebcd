// Who sees a project: one answer, whatever method is asked. A ministry sees what its organisations, or any below them,
// sponsor, and what the incubators that these own hold.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const ACCESS = '(pepiniere.rpc.v1.access)';

// The jardins > semis, and rivieres > berges sponsor; rivieres also owns la-serre through its berges.
const PROJECTS = {
  'a-sponsored': { primaryIncubator: 'incubators/le-relais', sponsors: ['organisations/semis'] },
  'b-owned': { primaryIncubator: 'incubators/la-serre', sponsors: ['organisations/semis'] },
  'c-shared': { primaryIncubator: 'incubators/le-relais', otherIncubators: ['incubators/la-serre'] },
  'd-nobodys': { primaryIncubator: 'incubators/le-relais' },
};
const SEES = {
  '': [],
  'coach@incubators/la-serre': ['b-owned', 'c-shared'],
  'coach@incubators/le-relais': ['a-sponsored', 'c-shared', 'd-nobodys'],
  'coach@incubators/ailleurs': [],
  'ministry@organisations/jardins': ['a-sponsored', 'b-owned'],
  'ministry@organisations/semis': ['a-sponsored', 'b-owned'],
  'ministry@organisations/rivieres': ['b-owned', 'c-shared'],
  'ministry@organisations/berges': ['b-owned', 'c-shared'],
  'ministry@organisations/autre': [],
  'team@projects/d-nobodys': ['d-nobodys'],
  'system@projects/c-shared': ['c-shared'],
  'source@projects/c-shared': [],
  policy_officer: [],
  system: Object.keys(PROJECTS),
  programme_admin: Object.keys(PROJECTS),
};

let stack, admin;
const clients = {};

before(async () => {
  stack = await Stack.start();
  for (const role of Object.keys(SEES)) clients[role] = new Client(stack.server, role && stack.token(role));
  admin = clients.programme_admin;
  for (const [id, parent] of [['jardins', ''], ['semis', 'jardins'], ['rivieres', ''], ['berges', 'rivieres'], ['autre', '']]) {
    await admin.call('CreateOrganisation', { organisationId: id, organisation: { title: id, parent: parent && `organisations/${parent}` } });
  }
  for (const [id, owner] of [['la-serre', 'berges'], ['le-relais', ''], ['ailleurs', '']]) {
    await admin.call('CreateIncubator', { incubatorId: id, incubator: { title: id, owner: owner && `organisations/${owner}` } });
  }
  for (const [id, fields] of Object.entries(PROJECTS)) {
    const name = `projects/${id}`;
    await admin.call('CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: id, intrapreneur: 'quelqu’un',
      outcome: { lessons: 'Un secret', lessonsConfidential: true }, ...fields } });
    await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2026-01-01'), force: true, reason: 'essai' });
  }
  const hearings = Object.keys(PROJECTS).map((id) => ({ project: `projects/${id}`, decision: 'DECISION_POSTPONE', nextReviewDate: day('2027-01-01'), conditions: 'à voir' }));
  await admin.call('CreateCommittee', { committeeId: 'programme', committee: { date: day('2026-06-01'), hearings } });
  await admin.call('HoldCommittee', { name: 'committees/programme' });
});
after(closeClients);

const portfolio = contract.lookup('pepiniere.portfolio.v1');
const methods = portfolio.nestedArray.filter((thing) => thing.methodsArray).flatMap((service) => service.methodsArray);
const accessOf = (method) => (method.parsedOptions ?? []).map((option) => option[ACCESS]).find(Boolean);
// Every read about a project that is not open to all.
const CLOSED = methods.filter((method) => /^(Get|List|Check)/.test(method.name) && !accessOf(method).open && ['name', 'parent', 'resource'].includes(accessOf(method).resource)
  && !/Committee/.test(method.name));
const ROLES = { coach: 'ROLE_COACH', ministry: 'ROLE_MINISTRY', team: 'ROLE_TEAM', system: 'ROLE_SYSTEM', programme_admin: 'ROLE_PROGRAMME_ADMIN' };

const seenBy = async (ask) => {
  const seen = [];
  for (const id of Object.keys(PROJECTS)) if (await ask(`projects/${id}`)) seen.push(id);
  return seen;
};

test('there is much to ask of a project', () => {
  assert.deepEqual(CLOSED.map(({ name }) => name).sort(), ['CheckReadiness', 'GetAttentionList', 'GetProjectFinances', 'GetProjectHealth', 'ListAuditRecords',
    'ListEvidence', 'ListFundingLines', 'ListJournalEntries', 'ListSpendingEntries', 'ListTimeBoxExtensions', 'ListWaivers']);
});

test('what is closed opens for the same projects in every method', async () => {
  for (const method of CLOSED) {
    const { resource, roles } = accessOf(method);
    for (const [role, expected] of Object.entries(SEES)) {
      const may = role === 'programme_admin' || roles.includes(ROLES[role.split('@')[0]]);
      const seen = await seenBy(async (name) => {
        const code = await clients[role].call(method.name, { [resource]: name }).then(() => Code.OK, (error) => error.code);
        assert.ok([Code.OK, Code.PERMISSION_DENIED, Code.UNAUTHENTICATED].includes(code), `${method.name} of ${name} by ${role}: ${Code[code]}`);
        return code === Code.OK;
      });
      assert.deepEqual(seen, may ? expected : [], `${method.name} by ${role}`);
    }
  }
});

test('what is restricted of an open answer is shown of the same projects', async () => {
  for (const [role, expected] of Object.entries(SEES)) {
    const client = clients[role];
    const listed = new Map((await client.all('ListProjects', 'projects')).map((project) => [project.name, project]));
    const committee = await client.call('GetCommittee', { name: 'committees/programme' });
    const heard = new Map(committee.hearings.map((hearing) => [hearing.project, hearing]));
    const asks = {
      GetProject: async (name) => (await client.call('GetProject', { name })).intrapreneur,
      'GetProject, as it was known': async (name) => (await client.call('GetProject', { name, knownAt: { seconds: String(Math.floor(Date.now() / 1000)) } })).intrapreneur,
      ListProjects: (name) => listed.get(name).intrapreneur,
      'lessons of ListProjects': (name) => listed.get(name).outcome.lessons,
      ListPhaseRecords: async (name) => (await client.call('ListPhaseRecords', { parent: name })).phaseRecords[0].recordedBy,
      GetPhaseRecord: async (name) => (await client.call('GetPhaseRecord', { name: `${name}/phaseRecords/1` })).recordedBy,
      GetCommittee: (name) => heard.get(name).conditions,
    };
    for (const [what, ask] of Object.entries(asks)) assert.deepEqual(await seenBy(ask), expected, `${what} by ${role}`);
  }
});

test('watches tell of the same projects', async () => {
  const told = (client, method, request, isTold) => new Promise((resolve) => {
    const shown = new Set(), met = new Set();
    const { cancel } = client.watch(method, request, ({ changes }) => {
      for (const change of changes) {
        const name = change.project?.name ?? change.phaseRecord.name.split('/').slice(0, 2).join('/');
        met.add(name);
        if (isTold(change)) shown.add(name.slice('projects/'.length));
      }
      if (met.size === Object.keys(PROJECTS).length) resolve([...shown].sort()), cancel();
    });
  });
  const { resumeToken } = await admin.firstOf('WatchProjects');
  const phases = await admin.firstOf('WatchPhaseRecords', { parent: 'projects/-' });
  for (const id of Object.keys(PROJECTS)) {
    await admin.call('UpdateProject', { project: { name: `projects/${id}`, mission: 'Essayer' } });
    await admin.call('AdvancePhase', { name: `projects/${id}`, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2026-06-02'), force: true, reason: 'essai' });
  }
  for (const [role, expected] of Object.entries(SEES)) {
    assert.deepEqual(await told(clients[role], 'WatchProjects', { resumeToken }, ({ project }) => project.intrapreneur), expected, `WatchProjects by ${role}`);
    assert.deepEqual(await told(clients[role], 'WatchPhaseRecords', { parent: 'projects/-', resumeToken: phases.resumeToken }, ({ phaseRecord }) => phaseRecord.recordedBy),
      expected, `WatchPhaseRecords by ${role}`);
  }
});

test('the library tells what is confidential of the same projects', async () => {
  for (const id of Object.keys(PROJECTS)) {
    await admin.call('AdvancePhase', { name: `projects/${id}`, phase: 'PHASE_STOPPED', effectiveDate: day('2026-06-03'), force: true, reason: 'essai' });
  }
  for (const [role, expected] of Object.entries(SEES)) {
    const found = await clients[role].all('SearchLessons', 'lessons', { query: 'secret' });
    assert.deepEqual(found.map(({ project }) => project.slice('projects/'.length)).sort(), expected, role);
  }
});

test('the attention list of an organisation is of the projects that it sees', async () => {
  const concerns = ['CONCERN_OUTCOME_WITHOUT_LESSONS', 'CONCERN_STUCK', 'CONCERN_NO_FOLLOW_UP'];
  for (const id of Object.keys(PROJECTS)) {
    await admin.call('AdvancePhase', { name: `projects/${id}`, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2026-06-04'), force: true, reason: 'essai' });
  }
  for (const organisation of ['jardins', 'semis', 'rivieres', 'berges', 'autre']) {
    const items = await admin.all('GetAttentionList', 'items', { parent: `organisations/${organisation}`, concerns });
    const listed = [...new Set(items.map(({ project }) => project.slice('projects/'.length)))].sort();
    assert.deepEqual(listed, SEES[`ministry@organisations/${organisation}`], organisation);
  }
});

test('only an administrator says who owns an incubator', async () => {
  const coach = clients['coach@incubators/le-relais'];
  const mine = (fields) => ({ incubator: { name: 'incubators/le-relais', ...fields }, updateMask: { paths: Object.keys(fields) } });
  const refused = await coach.refusal('UpdateIncubator', mine({ owner: 'organisations/jardins' }));
  assert.equal(refused.code, Code.PERMISSION_DENIED);
  assert.match(refused.message, /owner/);
  assert.equal((await coach.call('UpdateIncubator', mine({ summary: 'Relais', owner: '' }))).summary, 'Relais', 'it says what it said');
  assert.equal((await admin.call('UpdateIncubator', mine({ owner: 'organisations/jardins' }))).owner, 'organisations/jardins');
  assert.equal((await clients['ministry@organisations/jardins'].call('GetProject', { name: 'projects/d-nobodys' })).intrapreneur, 'quelqu’un');
});

test('a team is given to people on a project that exists, and reads all there is about it', async () => {
  const somebody = new Client(stack.server, stack.token('coach@incubators/ailleurs'));
  const { subject } = await somebody.call('GetCaller');
  const give = (resource) => ({ accessBinding: { principal: subject, role: 'ROLE_TEAM', resource } });
  for (const resource of ['', 'incubators/la-serre', 'projects/nulle-part']) {
    const refused = await admin.refusal('CreateAccessBinding', give(resource));
    assert.deepEqual(refused.BadRequest.fieldViolations.map(({ field }) => field), ['access_binding.resource'], resource);
  }
  assert.equal((await somebody.refusal('GetProjectFinances', { name: 'projects/a-sponsored' })).code, Code.PERMISSION_DENIED);
  await admin.call('CreateAccessBinding', give('projects/a-sponsored'));
  // To another process it counts a moment later.
  if (process.env.PEPINIERE_APART) await eventually('it counts', () => somebody.call('GetProjectFinances', { name: 'projects/a-sponsored' }).catch(({ code }) => (assert.equal(code, Code.PERMISSION_DENIED), null)));
  assert.ok(await somebody.call('GetProjectFinances', { name: 'projects/a-sponsored' }));
  assert.equal((await somebody.refusal('UpdateProject', { project: { name: 'projects/a-sponsored', title: 'x' } })).code, Code.PERMISSION_DENIED);
});
