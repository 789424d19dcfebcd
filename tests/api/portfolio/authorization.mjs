// Who may call what, for every method of every service: what each declares in the proto is what each caller meets.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const portfolio = contract.lookup('pepiniere.portfolio.v1');
const methods = portfolio.nestedArray.filter((thing) => thing.methodsArray).flatMap((service) => service.methodsArray);
// Reads that are not open data.
const CLOSED = /^(CheckReadiness|List(Evidence|Waivers|FundingLines|SpendingEntries|TimeBoxExtensions|JournalEntries|CommitteeObstacles|AuditRecords|AccessBindings)|Get(ProjectFinances|ProjectHealth|AttentionList|AccessBinding))$/;
const accessOf = (method) => (method.parsedOptions ?? []).map((option) => option['(pepiniere.rpc.v1.access)']).find(Boolean);

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais', MINISTRY = 'organisations/ministere';
const ROLE_OF = { coach: 'ROLE_COACH', ministry: 'ROLE_MINISTRY', team: 'ROLE_TEAM', system: 'ROLE_SYSTEM', admin: 'ROLE_PROGRAMME_ADMIN' };
const SECRETS = { intrapreneur: 'quelqu’un', budget: { allocated: { currencyCode: 'EUR', units: '700' } },
  programmeContact: 'suivi', incubatorContact: 'relais' };

let stack, callers;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  callers = { anonymous: as(''), stranger: as(`coach@${OTHERS}`), coach: as(`coach@${OURS}`),
    ministry: as(`ministry@${MINISTRY}`), team: as('team@projects/semis'), other_team: as('team@projects/autre'), other_ministry: as('ministry@organisations/autre'), system: as('system'), admin: as('programme_admin') };
  const make = (method, request) => callers.admin.call(method, request);
  await make('CreateOrganisation', { organisationId: 'ministere', organisation: { title: 'Ministère' } });
  await make('CreateOrganisation', { organisationId: 'autre', organisation: { title: 'Autre' } });
  await make('CreateOrganisation', { organisationId: 'agence', organisation: { title: 'Agence', parent: MINISTRY } });
  await make('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await make('CreateIncubator', { incubatorId: 'le-relais', incubator: { title: 'Le Relais' } });
  await make('CreateTeam', { teamId: 'terrain', team: { title: 'Terrain', incubator: OURS } });
  await make('CreateProject', { projectId: 'semis', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Semis',
    primaryIncubator: OURS, sponsors: ['organisations/agence'], ...SECRETS } });
  await make('AdvancePhase', { name: 'projects/semis', phase: 'PHASE_INVESTIGATION' });
  await make('CreateCommittee', { committeeId: 'juin', committee: { incubator: OURS, date: { year: 2026, month: 6, day: 1 } } });
  await make('CreateProjectEvent', { parent: 'projects/semis', event: { type: 'other', date: { year: 2026, month: 1, day: 1 } } });
});
after(closeClients);

// The name that the declared path of a request must hold to be about what the coach covers.
function nameFor(method, path) {
  if (['project.primary_incubator', 'team.incubator', 'incubator.name', 'committee.incubator'].includes(path)) return OURS;
  if (/Committee$/.test(method)) return 'committees/juin';
  const line = /^(?:Correct|Publish|Unpublish)(Evidence|FundingLine|SpendingEntry|TimeBoxExtension|JournalEntry)$/.exec(method);
  if (line) return `projects/semis/${{ Evidence: 'evidence', FundingLine: 'fundingLines', SpendingEntry: 'spendingEntries', TimeBoxExtension: 'timeBoxExtensions', JournalEntry: 'journalEntries' }[line[1]]}/1`;
  if (path === 'team.name') return 'teams/terrain';
  if (/ProjectEvent$/.test(method) && path !== 'parent') return 'projects/semis/events/1';
  return method === 'CorrectPhase' ? 'projects/semis/phaseRecords/1' : 'projects/semis';
}

// A request about that, and about nothing else: valid enough to be authorized, which comes before validation.
function requestOf(method, access) {
  const request = method.resolve().resolvedRequestType.fields.validateOnly ? { validateOnly: true } : {};
  const path = (access.resource ?? '').split('.').filter(Boolean).map((part) => part.replace(/_(.)/g, (_, c) => c.toUpperCase()));
  const name = access.resource && nameFor(method.name, access.resource);
  if (path.length === 1) request[path[0]] = name;
  if (path.length === 2) request[path[0]] = { [path[1]]: name };
  return request;
}

async function codeOf(client, method, request) {
  if (method.responseStream) return client.firstOf(method.name, request).then(() => Code.OK, (error) => error.code);
  const call = method.requestStream ? client.stream(method.name, [{ source: 'essai', dryRun: true }]) : client.call(method.name, request);
  return call.then(() => Code.OK, (error) => error.code);
}

function mayCall(caller, access) {
  if (access.open || caller === 'admin') return true;
  return access.roles.includes(ROLE_OF[caller]);
}

test('every method says who may call it', () => {
  assert.ok(methods.length > 70);
  for (const method of methods) {
    const access = accessOf(method);
    assert.ok(access && (access.open || access.roles.length > 0), method.name);
    const reads = /^(Get|List|Check|Compare|Search|Watch)/.test(method.name);
    assert.equal(Boolean(access.open), reads && !CLOSED.test(method.name), method.name);
  }
});

test('every caller meets what is declared', async () => {
  for (const method of methods) {
    const access = accessOf(method), request = requestOf(method, access);
    for (const [caller, client] of Object.entries(callers)) {
      const code = await codeOf(client, method, request);
      const said = `${method.name} by ${caller}: ${Code[code]}`;
      if (mayCall(caller, access)) assert.ok(![Code.UNAUTHENTICATED, Code.PERMISSION_DENIED, Code.INTERNAL, Code.UNKNOWN].includes(code), said);
      else assert.equal(code, caller === 'anonymous' ? Code.UNAUTHENTICATED : Code.PERMISSION_DENIED, said);
    }
  }
});

test('what exists is denied in the same words as what does not', async () => {
  const step = (name) => callers.stranger.refusal('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' });
  const there = await step('projects/semis');
  for (const name of ['projects/nowhere', 'not a name', '', 'organisations/agence']) {
    const elsewhere = await step(name);
    assert.deepEqual([elsewhere.code, elsewhere.message], [there.code, there.message], name);
  }
});

test('what is restricted is seen by those whom it concerns', async () => {
  const { fields } = contract.lookupType('pepiniere.portfolio.v1.Project');
  const restricted = Object.values(fields).filter((field) => field.options?.['(pepiniere.rpc.v1.restricted)']).map((field) => field.name);
  assert.deepEqual(restricted.sort(), Object.keys(SECRETS).sort());
  const sees = { anonymous: false, stranger: false, other_ministry: false, other_team: false, coach: true, ministry: true, team: true, system: true, admin: true };
  for (const [caller, expected] of Object.entries(sees)) {
    const client = callers[caller];
    const read = [await client.call('GetProject', { name: 'projects/semis' }),
      (await client.call('ListProjects')).projects[0],
      (await client.call('ListProjects', { readMask: { paths: ['*'] } })).projects[0]];
    for (const project of read) {
      for (const field of restricted) assert.equal(Boolean(project[field]), expected, `${field} for ${caller}`);
      assert.equal(project.title, 'Semis');
    }
    const [line] = (await client.call('ListPhaseRecords', { parent: 'projects/semis' })).phaseRecords;
    const one = await client.call('GetPhaseRecord', { name: line.name });
    assert.deepEqual([Boolean(line.recordedBy), Boolean(one.recordedBy)], [expected, expected], `recorded_by for ${caller}`);
  }
});

test('nor can it be guessed by asking for it', async () => {
  const guesses = [['filter', 'budget.allocated > 1'], ['filter', 'NOT (title = "x" OR budget.spent < 3)']];
  for (const [field, value] of guesses) {
    for (const caller of ['anonymous', 'stranger', 'coach', 'ministry']) {
      for (const method of ['ListProjects', 'GetPortfolioSummary', 'GetPhaseDurations', 'GetPortfolioFlow']) {
        const refused = await callers[caller].refusal(method, { [field]: value, fromDate: { year: 2020, month: 1, day: 1 } });
        assert.ok([Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT].includes(refused.code), `${method} by ${caller}`);
      }
    }
    for (const caller of ['admin', 'system']) assert.ok(await callers[caller].call('ListProjects', { [field]: value }));
  }
  assert.equal((await callers.admin.call('ListProjects', { filter: 'budget.allocated = 700' })).projects.length, 1);
});
