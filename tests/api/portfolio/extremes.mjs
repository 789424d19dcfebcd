// Every field of every write, by the contract's own descriptors, with what a hostile or broken client puts there: it is
// taken or refused by its name, never an error of the server's, and whatever was taken can be read back by every reader.
// A new field is covered by itself; a new write wants its sound request in SOUND.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { assertTakenOrRefused, at, day, fieldsOf, named, put, readsOf, show, valuesFor, writesOf } from '../extremes.mjs';

const SERVICES = ['PortfolioService', 'GovernanceService'];
const METHODS = SERVICES.flatMap((name) => contract.lookupService(`pepiniere.portfolio.v1.${name}`).methodsArray);
const WRITES = writesOf(METHODS), READS = readsOf(METHODS);

const INCUBATOR = 'incubators/la-serre', ORGANISATION = 'organisations/office', PROJECT = 'projects/lisiere';
const euros = (units) => ({ currencyCode: 'EUR', units: String(units) });
let stack, admin, system, anonymous, number = 0;
const fresh = () => `x-${++number}`;

const ENTRY = { evidence: { phase: 2, code: 'SPONSOR', note: 'vu' }, waiver: { phase: 2, code: 'SPONSOR', reason: 'plus tard' },
  fundingLine: { fundingSource: 'FAST', amount: euros(10), date: day(2026) }, spendingEntry: { date: day(2026), amount: euros(1), category: 1 },
  timeBoxExtension: { endDate: day(2030), grantedBy: 'le comité', reason: 'retard' }, journalEntry: { date: day(2026), text: 'Rien à dire' } };
// What a correction says instead.
const CORRECTED = { evidence: { note: 'revu' }, waiver: { reason: 'bien plus tard' }, fundingLine: { note: 'revu' }, spendingEntry: { note: 'revu' },
  timeBoxExtension: { reason: 'grand retard' }, journalEntry: { text: 'Autre' } };
const sheet = (more) => ({ kind: 1, title: 'Lisière', primaryIncubator: INCUBATOR, ...more });
const session = (more) => ({ incubator: INCUBATOR, date: day(2026, 6), hearings: [{ project: PROJECT }], members: [{ displayName: 'La présidente' }], ...more });

// The resources that requests are about, made anew where a write ends them.
const made = {
  project: async (more) => (await admin.call('CreateProject', { projectId: fresh(), project: sheet(more) })).name,
  organisation: async () => (await admin.call('CreateOrganisation', { organisationId: fresh(), organisation: { title: 'Office' } })).name,
  incubator: async () => (await admin.call('CreateIncubator', { incubatorId: fresh(), incubator: { title: 'Serre' } })).name,
  team: async () => (await admin.call('CreateTeam', { teamId: fresh(), team: { title: 'Terrain', incubator: INCUBATOR } })).name,
  committee: async () => (await admin.call('CreateCommittee', { committeeId: fresh(), committee: session({ hearings: [] }) })).name,
  event: async () => (await admin.call('CreateProjectEvent', { parent: PROJECT, event: { type: 'other', date: day(2026) } })).name,
  binding: async () => (await admin.call('CreateAccessBinding', { accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR } })).name,
  line: async (kind, field) => {
    // Each extension of one project is later than the last.
    const parent = field === 'timeBoxExtension' ? await made.project({ timeBox: { endDate: day(2027) } }) : PROJECT;
    return (await admin.call(`Create${kind}`, { parent, [field]: ENTRY[field] })).name;
  },
};
const correction = (kind, field) => async () => ({ name: await made.line(kind, field), reason: 'coquille', [field]: { ...ENTRY[field], ...CORRECTED[field] } });

// A sound request of each write.
const SOUND = {
  CreateOrganisation: () => ({ organisationId: fresh(), organisation: { title: 'Office', parent: ORGANISATION } }),
  UpdateOrganisation: async () => ({ organisation: { name: await made.organisation(), title: 'Bureau' } }),
  DeleteOrganisation: async () => ({ name: await made.organisation() }),
  UndeleteOrganisation: async () => ({ name: await made.organisation() }),
  CreateIncubator: () => ({ incubatorId: fresh(), incubator: { title: 'Serre', owner: ORGANISATION } }),
  UpdateIncubator: async () => ({ incubator: { name: await made.incubator(), title: 'Serres' } }),
  DeleteIncubator: async () => ({ name: await made.incubator() }),
  UndeleteIncubator: async () => ({ name: await made.incubator() }),
  CreateTeam: () => ({ teamId: fresh(), team: { title: 'Terrain', incubator: INCUBATOR } }),
  UpdateTeam: async () => ({ team: { name: await made.team(), title: 'Terrains' } }),
  DeleteTeam: async () => ({ name: await made.team() }),
  UndeleteTeam: async () => ({ name: await made.team() }),
  CreateProject: () => ({ projectId: fresh(), project: sheet() }),
  UpdateProject: async () => ({ project: { name: await made.project(), title: 'Lisières' } }),
  DeleteProject: async () => ({ name: await made.project() }),
  UndeleteProject: async () => ({ name: await made.project() }),
  AdvancePhase: async () => ({ name: await made.project(), phase: 1, effectiveDate: day(2026) }),
  CorrectPhase: async () => {
    const name = await made.project();
    await admin.call('AdvancePhase', { name, phase: 1, effectiveDate: day(2026) });
    return { name: `${name}/phaseRecords/1`, reason: 'coquille', phaseRecord: { effectiveDate: day(2025) } };
  },
  CreateProjectEvent: () => ({ parent: PROJECT, event: { type: 'other', date: day(2026), comment: 'fête' } }),
  UpdateProjectEvent: async () => ({ event: { name: await made.event(), comment: 'fêtes' } }),
  DeleteProjectEvent: async () => ({ name: await made.event() }),
  CreateCommittee: () => ({ committeeId: fresh(), committee: session() }),
  UpdateCommittee: async () => ({ committee: { name: await made.committee(), title: 'Le comité', members: [{ displayName: 'La présidente' }], hearings: [{ project: PROJECT }] } }),
  HoldCommittee: async () => ({ name: await made.committee() }),
  CancelCommittee: async () => ({ name: await made.committee(), reason: 'grève' }),
  ReopenCommittee: async () => ({ name: await made.committee(), reason: 'grève' }),
  UpdateGateRequirement: () => ({ gateRequirement: { name: 'gates/scaling/requirements/SOBRIETY', labelFr: 'sobre', labelEn: 'sober', weight: 2 } }),
  DeleteGateRequirement: () => ({ name: 'gates/scaling/requirements/SOBRIETY' }),
  CreateAccessBinding: () => ({ accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR } }),
  RevokeAccessBinding: async () => ({ name: await made.binding() }),
  UpdatePhaseWord: () => ({ phaseWord: { name: 'phaseWords/mue', phase: 2 } }),
  PublishJournalEntry: async () => ({ name: await made.line('JournalEntry', 'journalEntry') }),
  UnpublishJournalEntry: async () => ({ name: await made.line('JournalEntry', 'journalEntry') }),
};
for (const field of Object.keys(ENTRY)) {
  const kind = field[0].toUpperCase() + field.slice(1);
  SOUND[`Create${kind}`] = () => ({ parent: PROJECT, [field]: ENTRY[field] });
  SOUND[`Correct${kind}`] = correction(kind, field);
}
const { endDate } = ENTRY.timeBoxExtension;
let extended = endDate.year;
SOUND.CreateTimeBoxExtension = () => ({ parent: PROJECT, timeBoxExtension: { ...ENTRY.timeBoxExtension, endDate: day(2030, 1 + (++extended % 12)) } });

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  [admin, system, anonymous] = ['programme_admin', 'system', ''].map((role) => new Client(stack.server, role && stack.token(role)));
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre', owner: ORGANISATION } });
  await admin.call('CreateProject', { projectId: 'lisiere', project: sheet({ timeBox: { endDate: day(2027) } }) });
});
after(closeClients);

// Asks every method that reads, of everything there is; what it answers is of no account, that it answers is.
async function readEverything() {
  const names = { Project: [], Organisation: [], Incubator: [], Team: [], Committee: [], ProjectEvent: [], AccessBinding: [], PhaseRecord: [] };
  const list = async (method, field, request = {}) => {
    const items = [];
    let pageToken = '';
    do {
      const page = await admin.call(method, { ...request, pageSize: 500, pageToken });
      assert.deepEqual(page.unreachable ?? [], [], method);
      items.push(...page[field].map(({ name }) => name));
      pageToken = page.nextPageToken;
    } while (pageToken);
    return items;
  };
  for (const [type, method, field] of [['Project', 'ListProjects', 'projects'], ['Organisation', 'ListOrganisations', 'organisations'],
    ['Incubator', 'ListIncubators', 'incubators'], ['Team', 'ListTeams', 'teams'], ['Committee', 'ListCommittees', 'committees'],
    ['AccessBinding', 'ListAccessBindings', 'accessBindings']]) names[type] = await list(method, field);
  names.ProjectEvent = await list('ListProjectEvents', 'events', { parent: PROJECT });
  for (const method of READS) {
    const own = method.resolvedRequestType.fields.name ?? method.resolvedRequestType.fields.parent;
    const refersTo = JSON.stringify(own?.parsedOptions ?? own?.options ?? {}).match(/pepiniere\.\w+\/(\w+)/)?.[1];
    const subjects = refersTo ? (names[refersTo] ?? []).slice(-5) : [undefined];
    for (const subject of subjects) {
      const request = { ...(subject && { [own.name]: subject }), fromDate: day(2020), before: { asOf: day(2024) }, after: { asOf: day(2026) }, query: 'lisiere', dimension: 1 };
      try {
        await admin.call(method.name, request);
      } catch (error) {
        const known = new Set([Code.NOT_FOUND, Code.UNIMPLEMENTED, Code.INVALID_ARGUMENT]);
        assert.ok(known.has(error.code), `${method.name} ${show(request)}: ${error.code} ${error.details}`);
      }
    }
  }
}

for (const method of WRITES) {
  test(`${method.name} takes or refuses whatever its fields are given`, async () => {
    assert.ok(SOUND[method.name], 'a new write wants its sound request in this test');
    await assertTakenOrRefused(method, { call: (request) => admin.call(method.name, request), sound: SOUND[method.name] });
    await readEverything();
  });
}

const AT_ONCE = 20;  // items of a message, which is one transaction

test('an import keeps what it can of whatever its fields are given, reports the rest, and goes on', async () => {
  const items = {
    organisation: () => ({ name: `organisations/${fresh()}`, title: 'Office', parent: ORGANISATION }),
    incubator: () => ({ name: `incubators/${fresh()}`, title: 'Serre', owner: ORGANISATION }),
    team: () => ({ name: `teams/${fresh()}`, title: 'Terrain', incubator: INCUBATOR }),
    committee: () => ({ name: `committees/${fresh()}`, ...session() }),
    project: () => ({ project: { name: `projects/${fresh()}`, ...sheet() }, phaseRecords: [{ phase: 1, effectiveDate: day(2024) }],
      events: [{ type: 'other', date: day(2024) }], fundingLines: [{ fundingSource: 'FAST', amount: euros(10) }] }),
  };
  for (const [kind, make] of Object.entries(items)) {
    const type = contract.lookupType('pepiniere.portfolio.v1.ImportItem').fields[kind].resolve().resolvedType;
    const told = [], expected = [];
    for (const [path, field] of fieldsOf(type)) {
      if (path.at(-1) === 'name' || path.at(-1) === 'etag') continue;
      const { taken, wrong = [] } = valuesFor(field, at(make(), path));
      for (const value of [...taken, ...wrong]) {
        const file = `${named(path)} = ${show(value)}`;
        told.push({ file, [kind]: put(make(), path, value) });
        if (wrong.includes(value)) expected.push(file);
      }
    }
    told.push({ file: 'la dernière', [kind]: make() });
    const messages = [];
    for (let i = 0; i < told.length; i += AT_ONCE) messages.push({ source: 'lisiere', items: told.slice(i, i + AT_ONCE) });
    const { report } = await system.stream('ImportProjects', messages);
    const found = new Set(report.findings.map(({ file }) => file));
    for (const file of expected) assert.ok(found.has(file), `${kind}: ${file} went in without a finding`);
    const row = report.counts.find(({ resourceType }) => resourceType === `${kind}s`);
    assert.equal(Number(row.created) + Number(row.refused), told.length, kind);
    assert.ok(Number(row.refused) < told.length / 2, `${kind}: ${row.refused} of ${told.length} were refused`);
    await readEverything();
  }
});

test('the open data is given, and who watches is told', async () => {
  const { startups } = await fetch(`${stack.web}/api/v2.7/startups.json`).then((reply) => reply.json()).then(({ data }) => ({ startups: data }));
  const { length } = await anonymous.all('ListProjects', 'projects');
  assert.equal(startups.length, length);
  const first = await anonymous.firstOf('WatchProjects');
  assert.ok(first.resumeToken);
});
