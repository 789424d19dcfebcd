// Who may call each method of the portfolio, and who sees what is not open data.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients, contract } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';

const methods = methodsOf('portfolio');
// Reads that are not open data.
const CLOSED = /^(CheckReadiness|List(Evidence|Waivers|FundingLines|SpendingEntries|TimeBoxExtensions|JournalEntries|CommitteeObstacles|AuditRecords|AccessBindings)|Get(ProjectFinances|ProjectHealth|AttentionList|AccessBinding))$/;

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais', MINISTRY = 'organisations/ministere';
const SECRETS = { intrapreneur: 'quelqu’un', budget: { allocated: { currencyCode: 'EUR', units: '700' } },
  programmeContact: 'suivi', incubatorContact: 'relais' };

let callers;

before(async () => {
  const stack = await Stack.start();
  const on = (role) => caller(stack, role), elsewhere = (role) => caller(stack, role, { covers: false });
  callers = { anonymous: on(''), stranger: elsewhere(`coach@${OTHERS}`), coach: on(`coach@${OURS}`), ministry: on(`ministry@${MINISTRY}`),
    team: on('team@projects/semis'), other_team: elsewhere('team@projects/autre'), other_ministry: elsewhere('ministry@organisations/autre'),
    source: elsewhere('source@projects/semis'), officer: elsewhere('policy_officer'), system: on('system'), admin: on('programme_admin') };
  const make = (method, request) => callers.admin.client.call(method, request);
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

test('every method says who may call it', () => {
  assert.ok(methods.length > 70);
  assertDeclared(methods, CLOSED);
});

test('every caller meets what is declared', () =>
  assertEnforced(methods, Object.values(callers), { nameFor, streamed: { ImportProjects: { source: 'essai', dryRun: true } } }));

test('what exists is denied in the same words as what does not', async () => {
  const step = (name) => callers.stranger.client.refusal('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' });
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
  const sees = { anonymous: false, stranger: false, other_ministry: false, other_team: false, source: false, officer: false, coach: true, ministry: true, team: true, system: true, admin: true };
  for (const [who, expected] of Object.entries(sees)) {
    const { client } = callers[who];
    const read = [await client.call('GetProject', { name: 'projects/semis' }),
      (await client.call('ListProjects')).projects[0],
      (await client.call('ListProjects', { readMask: { paths: ['*'] } })).projects[0]];
    for (const project of read) {
      for (const field of restricted) assert.equal(Boolean(project[field]), expected, `${field} for ${who}`);
      assert.equal(project.title, 'Semis');
    }
    const [line] = (await client.call('ListPhaseRecords', { parent: 'projects/semis' })).phaseRecords;
    const one = await client.call('GetPhaseRecord', { name: line.name });
    assert.deepEqual([Boolean(line.recordedBy), Boolean(one.recordedBy)], [expected, expected], `recorded_by for ${who}`);
  }
});

test('nor can it be guessed by asking for it', async () => {
  const guesses = [['filter', 'budget.allocated > 1'], ['filter', 'NOT (title = "x" OR budget.spent < 3)']];
  for (const [field, value] of guesses) {
    for (const who of ['anonymous', 'stranger', 'coach', 'ministry', 'officer']) {
      for (const method of ['ListProjects', 'GetPortfolioSummary', 'GetPhaseDurations', 'GetPortfolioFlow']) {
        const refused = await callers[who].client.refusal(method, { [field]: value, fromDate: { year: 2020, month: 1, day: 1 } });
        assert.ok([Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT].includes(refused.code), `${method} by ${who}`);
      }
    }
    for (const who of ['admin', 'system']) assert.ok(await callers[who].client.call('ListProjects', { [field]: value }));
  }
  assert.equal((await callers.admin.client.call('ListProjects', { filter: 'budget.allocated = 700' })).projects.length, 1);
});
