// Committees through their door: prepared, held all or nothing, reopened, and who may.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const euros = (units) => ({ currencyCode: 'EUR', units: String(units) });
const violationsOf = (refusal) => refusal.PreconditionFailure.violations.map((v) => `${v.type} ${v.subject}`);
const fieldsOf = (refusal) => refusal.BadRequest.fieldViolations.map((v) => v.field);

let stack, coach, stranger, admin, anonymous, asNow, number = 0;
const ministry = () => asNow('ministry@organisations/office'), owner = () => asNow('ministry@organisations/jardins'), system = () => asNow('system'), team = (name) => asNow(`team@${name}`);

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  asNow = as;
  [coach, stranger, admin, anonymous] = [as(`coach@${OURS}`), as(`coach@${OTHERS}`), as('programme_admin'), as('')];
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateOrganisation', { organisationId: 'jardins', organisation: { title: 'Ministère des jardins' } });
  for (const [id, title] of [['la-serre', 'La Serre'], ['le-relais', 'Le Relais']]) {
    await admin.call('CreateIncubator', { incubatorId: id, incubator: { title, ...(id === 'la-serre' && { owner: 'organisations/jardins' }) } });
  }
});
after(closeClients);

// A project under investigation that has all that CONSTRUCTION asks but a committee's go; `fields` say otherwise.
async function project(fields = {}, incubator = OURS) {
  const { name } = await admin.call('CreateProject', { projectId: `p-${++number}`,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `Essai ${number}`, primaryIncubator: incubator,
      problemStatement: 'Trop de papier', sponsors: ['organisations/office'], intrapreneur: 'une agente',
      budget: { allocated: euros(1000) }, timeBox: { endDate: day('2027-01-01') }, ...fields } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2026-01-01') });
  return name;
}
const plan = (hearings, fields = {}, client = coach) => client.call('CreateCommittee', { committeeId: `c-${++number}`,
  committee: { incubator: OURS, date: day('2026-06-01'), hearings, ...fields } });
const hold = (committee, client = coach) => client.call('HoldCommittee', { name: committee.name, etag: committee.etag });
const phaseOf = async (name) => (await coach.call('GetProject', { name })).phase;
const fundingOf = (name, request = {}) => coach.all('ListFundingLines', 'fundingLines', { parent: name, ...request });

test('holding a session moves its projects and grants money', async () => {
  const [goes, stops, waits, turns] = [await project(), await project({ outcome: { reason: 'sans besoin', lessons: 'demander avant' } }), await project(), await project()];
  const held = await hold(await plan([
    { project: goes, decision: 'DECISION_GO', amountGranted: euros(300000), fundingSource: 'FAST', promotion: 14 },
    { project: stops, decision: 'DECISION_STOP' },
    { project: waits, decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-09-01') },
    { project: turns, decision: 'DECISION_PIVOT', conditions: 'un autre public' },
  ]));
  assert.equal(held.state, 'STATE_HELD');
  assert.deepEqual(await Promise.all([goes, stops, waits, turns].map(phaseOf)),
    ['PHASE_CONSTRUCTION', 'PHASE_INCONCLUSIVE', 'PHASE_INVESTIGATION', 'PHASE_INVESTIGATION']);
  assert.equal(held.hearings[0].phaseRecord, `${goes}/phaseRecords/2`);
  const [grant] = await fundingOf(goes);
  assert.deepEqual([grant.name, grant.amount.units, grant.fundingSource, grant.promotion, grant.phase, grant.trail.source],
    [held.hearings[0].fundingLine, '300000', 'FAST', 14, 'PHASE_CONSTRUCTION', held.name]);
  assert.deepEqual(await fundingOf(waits), []);
});

test('one obstacle keeps the whole session from being held, and all of them are told', async () => {
  const [ready, unready] = [await project(), await project({ problemStatement: '', sponsors: [] })];
  const undecided = await project();
  const committee = await plan([{ project: ready, decision: 'DECISION_GO' }, { project: unready, decision: 'DECISION_GO' }, { project: undecided },
    { project: await project(), decision: 'DECISION_POSTPONE' }]);
  const refused = await coach.refusal('HoldCommittee', { name: committee.name });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  const told = violationsOf(refused);
  assert.deepEqual(told.slice(0, 3), [`GATE ${unready}#PROBLEM_STATEMENT`, `GATE ${unready}#SPONSOR`, `DECISION ${undecided}#decision`]);
  assert.match(told[3], /^DECISION projects\/p-\d+#next_review_date$/);
  assert.equal(told.length, 4);
  assert.equal(await phaseOf(ready), 'PHASE_INVESTIGATION');
  assert.equal((await coach.call('GetCommittee', { name: committee.name })).state, 'STATE_PLANNED');
});

test('the money that a decision grants is the budget that its phase asks for', async () => {
  const name = await project({ budget: null });
  const hearing = { project: name, decision: 'DECISION_GO' };
  const committee = await plan([hearing]);
  assert.deepEqual(violationsOf(await coach.refusal('HoldCommittee', { name: committee.name })), [`GATE ${name}#BUDGET`]);
  Object.assign(hearing, { amountGranted: euros(1000), fundingSource: 'PIA' });
  await hold(await coach.call('UpdateCommittee', { committee: { name: committee.name, hearings: [hearing] }, updateMask: { paths: ['hearings'] } }));
  assert.equal(await phaseOf(name), 'PHASE_CONSTRUCTION');
});

test('a dry run holds nothing; the same request holds once', async () => {
  const name = await project(), committee = await plan([{ project: name, decision: 'DECISION_GO' }]);
  const dry = await coach.call('HoldCommittee', { name: committee.name, validateOnly: true });
  assert.equal(dry.state, 'STATE_HELD');
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
  const requestId = '6f9e1f2a-0000-4000-8000-000000000001';
  const first = await coach.call('HoldCommittee', { name: committee.name, requestId });
  assert.deepEqual(await coach.call('HoldCommittee', { name: committee.name, requestId }), first);
  assert.equal((await coach.all('ListPhaseRecords', 'phaseRecords', { parent: name })).length, 2);
  assert.equal((await coach.refusal('HoldCommittee', { name: committee.name })).code, Code.FAILED_PRECONDITION);
});

test('reopening takes everything back, as a correction that stays visible', async () => {
  const name = await project();
  const held = await hold(await plan([{ project: name, decision: 'DECISION_GO', amountGranted: euros(50), fundingSource: 'PIA' }]));
  const open = await coach.call('ReopenCommittee', { name: held.name, reason: 'mauvaise ligne' });
  assert.equal(open.state, 'STATE_PLANNED');
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
  const lines = await coach.all('ListPhaseRecords', 'phaseRecords', { parent: name, showSuperseded: true });
  assert.deepEqual(lines.map((line) => Boolean(line.supersedeTime)), [false, true]);
  assert.deepEqual(await fundingOf(name), []);
  const [withdrawn] = await fundingOf(name, { showSuperseded: true });
  assert.equal(withdrawn.trail.supersedeReason, 'mauvaise ligne');
  const { auditRecords } = await admin.call('ListAuditRecords', { resource: held.name });
  assert.equal(auditRecords[0].reason, 'mauvaise ligne');
  assert.equal((await hold(open)).state, 'STATE_HELD');
  assert.equal(await phaseOf(name), 'PHASE_CONSTRUCTION');
});

test('a session whose project has moved on is not reopened', async () => {
  const name = await project(), other = await project();
  const held = await hold(await plan([{ project: name, decision: 'DECISION_GO' }, { project: other, decision: 'DECISION_GO' }]));
  await admin.call('AdvancePhase', { name, phase: 'PHASE_SCALING', effectiveDate: day('2026-07-01'), force: true, reason: 'essai' });
  const refused = await coach.refusal('ReopenCommittee', { name: held.name, reason: 'erreur' });
  assert.deepEqual(violationsOf(refused), [`MOVED_ON ${name}/phaseRecords/2`]);
  assert.equal(await phaseOf(other), 'PHASE_CONSTRUCTION');
});

test('a session is not reopened over a project that has gone elsewhere, but by an administrator', async () => {
  const name = await project();
  const held = await hold(await plan([{ project: name, decision: 'DECISION_GO' }]));
  await admin.call('UpdateProject', { project: { name, primaryIncubator: OTHERS }, updateMask: { paths: ['primary_incubator'] } });
  const refused = await coach.refusal('ReopenCommittee', { name: held.name, reason: 'erreur' });
  assert.deepEqual(violationsOf(refused), [`PROJECT ${name}`]);
  assert.equal(await phaseOf(name), 'PHASE_CONSTRUCTION');
  assert.equal((await admin.call('ReopenCommittee', { name: held.name, reason: 'erreur' })).state, 'STATE_PLANNED');
});

test('what the programme says of a project is seen by those whom the project concerns', async () => {
  const [mine, theirs] = [await project(), await project({}, OTHERS)];
  const later = { decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-09-01') };
  const { name } = await plan([{ project: mine, ...later, conditions: 'ici' }, { project: theirs, ...later, conditions: 'là' }], { incubator: '', notes: 'notes' }, admin);
  await admin.call('HoldCommittee', { name });
  const seen = async (client) => {
    const committee = await client.call('GetCommittee', { name });
    return [committee.notes, ...committee.hearings.map((hearing) => hearing.conditions)];
  };
  assert.deepEqual(await Promise.all([coach, stranger, anonymous, admin].map(seen)),
    [['', 'ici', ''], ['', '', 'là'], ['', '', ''], ['notes', 'ici', 'là']]);
});

test('an agenda hears projects of its incubator, each once, and says what makes sense', async () => {
  const mine = await project(), theirs = await project({}, OTHERS);
  const bad = { incubator: OURS, date: day('2026-06-01'), hearings: [{ project: mine, decision: 'DECISION_STOP', amountGranted: euros(5) }, { project: mine },
    { project: theirs }, { project: 'projects/nulle-part' }, { project: mine, decision: 'DECISION_PIVOT', phase: 'PHASE_SCALING', nextReviewDate: day('2026-05-01') }] };
  const refused = await coach.refusal('CreateCommittee', { committeeId: 'mal-pensee', committee: bad });
  assert.equal(refused.code, Code.INVALID_ARGUMENT);
  const fields = fieldsOf(refused);
  for (const field of ['hearings[0].amount_granted', 'hearings[1].project', 'hearings[2].project', 'hearings[3].project', 'hearings[4].phase', 'hearings[4].next_review_date']) {
    assert.ok(fields.includes(`committee.${field}`), `${field} in ${fields}`);
  }
  const programme = await plan([{ project: mine }, { project: theirs }], { incubator: '' }, admin);
  assert.equal(programme.hearings.length, 2);
});

test('a project that left for another incubator is not decided upon by the committee it left', async () => {
  const name = await project(), committee = await plan([{ project: name, decision: 'DECISION_GO' }]);
  const moveTo = (primaryIncubator, otherIncubators = []) => admin.call('UpdateProject',
    { project: { name, primaryIncubator, otherIncubators }, updateMask: { paths: ['primary_incubator', 'other_incubators'] } });
  await moveTo(OTHERS);
  const refused = await coach.refusal('HoldCommittee', { name: committee.name });
  assert.deepEqual([refused.code, violationsOf(refused)], [Code.FAILED_PRECONDITION, [`PROJECT ${name}`]]);
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
  const noted = await coach.call('UpdateCommittee', { committee: { name: committee.name, notes: 'parti' } });
  assert.equal(noted.notes, 'parti', 'all else can be written');
  await moveTo(OTHERS, [OURS]);
  assert.equal((await hold(noted)).state, 'STATE_HELD');
});

test('a go leads somewhere, even for a project that is in no phase yet', async () => {
  const { name } = await admin.call('CreateProject', { projectId: `p-${++number}`,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Nouveau', primaryIncubator: OURS } });
  const committee = await plan([{ project: name, decision: 'DECISION_GO' }]);
  assert.deepEqual(violationsOf(await coach.refusal('HoldCommittee', { name: committee.name })), [`DECISION ${name}#phase`]);
  const hearings = [{ project: name, decision: 'DECISION_GO', phase: 'PHASE_INVESTIGATION' }];
  await hold(await coach.call('UpdateCommittee', { committee: { name: committee.name, hearings }, updateMask: { paths: ['hearings'] } }));
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
});

test('a session is not held before its day', async () => {
  const refused = await coach.refusal('HoldCommittee', { name: (await plan([], { date: day(`${new Date().getFullYear() + 1}-02-01`) })).name });
  assert.match(violationsOf(refused)[0], /^DATE committees\//);
});

test('a cancelled session is not held; it can be planned again', async () => {
  const committee = await plan([]);
  const cancelled = await coach.call('CancelCommittee', { name: committee.name, reason: 'pas de quorum' });
  assert.equal(cancelled.state, 'STATE_CANCELLED');
  assert.equal((await coach.refusal('HoldCommittee', { name: committee.name })).code, Code.FAILED_PRECONDITION);
  assert.equal((await coach.call('ReopenCommittee', { name: committee.name, reason: 'quorum retrouvé' })).state, 'STATE_PLANNED');
});

test('decisions change while it is planned, under the etag; not once it is held', async () => {
  const name = await project(), committee = await plan([{ project: name }]);
  const update = (etag, decision) => ({ committee: { name: committee.name, etag, hearings: [{ project: name, decision }] }, updateMask: { paths: ['hearings'] } });
  const decided = await coach.call('UpdateCommittee', update(committee.etag, 'DECISION_GO'));
  assert.equal((await coach.refusal('UpdateCommittee', update(committee.etag, 'DECISION_STOP'))).code, Code.ABORTED);
  const held = await hold(decided);
  const refused = await coach.refusal('UpdateCommittee', update(held.etag, 'DECISION_STOP'));
  assert.match(refused.PreconditionFailure.violations[0].description, /reopen/);
});

test('strangers plan, decide and hold nothing; they see what is open of it', async () => {
  const committee = await plan([{ project: await project(), conditions: 'secrètes', amountGranted: euros(10), fundingSource: 'PIA' }], { notes: 'notes', members: [{ displayName: 'La présidente' }] });
  for (const [method, request] of [['HoldCommittee', {}], ['CancelCommittee', { reason: 'x' }], ['ReopenCommittee', { reason: 'x' }]]) {
    assert.equal((await stranger.refusal(method, { name: committee.name, ...request })).code, Code.PERMISSION_DENIED, method);
  }
  assert.equal((await stranger.refusal('CreateCommittee', { committeeId: 'x', committee: { incubator: OURS, date: day('2026-06-01') } })).code, Code.PERMISSION_DENIED);
  assert.equal((await coach.refusal('CreateCommittee', { committeeId: 'x', committee: { date: day('2026-06-01') } })).code, Code.PERMISSION_DENIED);
  const held = await plan([{ project: await project(), decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-09-01'), conditions: 'secrètes', amountGranted: euros(10), fundingSource: 'PIA' }],
    { notes: 'notes', members: [{ displayName: 'La présidente' }] });
  await hold(held);
  for (const client of [stranger, anonymous]) {
    const seen = await client.call('GetCommittee', { name: held.name });
    assert.deepEqual([seen.notes, seen.members, seen.hearings[0].conditions, seen.hearings[0].amountGranted], ['', [], '', null]);
    assert.equal(seen.hearings[0].fundingSource, 'PIA');
  }
  assert.equal((await coach.call('GetCommittee', { name: committee.name })).notes, 'notes');
});

const DRAFT = { summary: 'Arrêter ?', decision: 'DECISION_STOP', phase: 'PHASE_INCONCLUSIVE', conditions: 'rendre les clés', notes: 'unanime',
  fundingSource: 'FAST', promotion: 12, nextReviewDate: day('2026-12-01') };

test('what a session has not decided yet is told to those who prepare it, and to nobody else', async () => {
  const name = await project({ outcome: { reason: 'sans besoin', lessons: 'demander avant' } });
  const asks = { ministry: ministry(), owner: owner(), system: system(), stranger, anonymous, team: team(name) };
  const committee = await plan([{ project: name, ...DRAFT }], { notes: 'à huis clos', minutesUri: 'https://cr.example', members: [{ displayName: 'La présidente' }] });
  const told = (client) => client.call('GetCommittee', { name: committee.name });
  const undecided = { summary: '', decision: 'DECISION_UNSPECIFIED', phase: 'PHASE_UNSPECIFIED', conditions: '', notes: '', amountGranted: null, fundingSource: '', promotion: 0,
    nextReviewDate: null, phaseRecord: '', fundingLine: '' };
  const isUndecided = async (state) => {
    for (const [who, client] of Object.entries(asks)) {
      const seen = await told(client);
      assert.deepEqual(seen.hearings, [{ project: name, ...undecided }], `${who}, ${state}`);
      assert.deepEqual([seen.notes, seen.minutesUri, seen.state, seen.incubator, seen.date], ['', '', state, OURS, day('2026-06-01')], who);
      assert.equal(seen.decisionsWithheld, true, who);
      const [listed] = (await client.all('ListCommittees', 'committees', { filter: `project = ${name}` }));
      assert.deepEqual(listed, seen, who);
      const found = async (filter) => (await client.all('ListCommittees', 'committees', { filter: `project = ${name} AND ${filter}` })).length;
      assert.deepEqual([await found('decision = STOP'), await found('NOT decision = STOP'), await found('decision != STOP'), await found('decision = NONE')], [0, 1, 1, 1], who);
    }
    for (const client of [coach, admin]) {
      assert.equal((await told(client)).hearings[0].conditions, 'rendre les clés');
      assert.equal((await told(client)).decisionsWithheld, false);
      assert.equal((await client.all('ListCommittees', 'committees', { filter: `project = ${name} AND decision = STOP` })).length, 1);
    }
  };
  await isUndecided('STATE_PLANNED');
  await coach.call('CancelCommittee', { name: committee.name, reason: 'pas de quorum' });
  await isUndecided('STATE_CANCELLED');
  await coach.call('ReopenCommittee', { name: committee.name, reason: 'quorum' });
  await isUndecided('STATE_PLANNED');
  await hold(await told(coach));
  for (const [who, client] of Object.entries(asks)) {
    const { hearings: [hearing], decisionsWithheld } = await told(client);
    assert.equal(decisionsWithheld, false, who);
    assert.deepEqual([hearing.decision, hearing.summary, hearing.fundingSource], ['DECISION_STOP', 'Arrêter ?', 'FAST'], who);
    assert.equal((await client.all('ListCommittees', 'committees', { filter: `project = ${name} AND decision = STOP` })).length, 1, who);
  }
  await coach.call('ReopenCommittee', { name: committee.name, reason: 'une erreur' });
  await isUndecided('STATE_PLANNED');
});

test('nor by watching, by its audit, or by what the attention list says is missing', async () => {
  const name = await project();
  const { resumeToken } = await admin.firstOf('WatchCommittees');
  const committee = await plan([{ project: name, ...DRAFT, nextReviewDate: null }], { date: day(inDays(7)) });
  const first = (client) => new Promise((resolve) => {
    const { cancel } = client.watch('WatchCommittees', { resumeToken }, ({ changes }) => {
      const change = changes.find((one) => one.committee.name === committee.name);
      if (change) resolve(change.committee.hearings[0].decision), cancel();
    });
  });
  assert.equal(await first(coach), 'DECISION_STOP');
  for (const client of [ministry(), owner(), system(), stranger, anonymous, team(name)]) assert.equal(await first(client), 'DECISION_UNSPECIFIED');

  const records = async (client) => (await client.call('ListAuditRecords', { resource: committee.name })).auditRecords;
  assert.match(JSON.stringify((await records(coach))[0].changes), /rendre les clés/);
  const [seen] = await records(owner());
  assert.deepEqual([seen.changesJson, seen.changes, seen.method.split('/').at(-1)], ['', [], 'CreateCommittee']);

  const missing = async (client) => (await client.call('GetAttentionList', { parent: name, concerns: ['CONCERN_COMMITTEE_NOT_PREPARED'] })).items[0]?.reason ?? '';
  assert.match(await missing(coach), /OUTCOME|LESSONS/, 'a stop wants its lessons');
  for (const client of [ministry(), owner(), team(name)]) assert.doesNotMatch(await missing(client), /OUTCOME|LESSONS/);
});

test('sessions are found by project, incubator, state, decision and date, the latest first, page by page', async () => {
  const name = await project();
  const names = [];
  for (const date of ['2026-03-01', '2026-05-01', '2026-04-01']) names.push((await plan([{ project: name, decision: 'DECISION_GO' }], { date: day(date) })).name);
  const find = (filter, request = {}) => coach.all('ListCommittees', 'committees', { filter, ...request });
  const found = await find(`project = ${name}`, { pageSize: 1 });
  assert.deepEqual(found.map((c) => c.name), [names[1], names[2], names[0]]);
  assert.equal((await find(`project = ${name} AND date >= 2026-04-01 AND decision = GO AND state = PLANNED`)).length, 2);
  assert.equal((await find(`project = ${name} AND incubator = ${OTHERS}`)).length, 0);
  assert.equal((await anonymous.refusal('ListCommittees', { filter: 'notes = a' })).code, Code.INVALID_ARGUMENT);
});
