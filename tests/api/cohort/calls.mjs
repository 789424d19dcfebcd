// Calls and their seats: who sees a draft, what keeps one from being published, what is fixed then, how time moves it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', DAY = 86_400;
let stack, admin, coach, stranger, system, anonymous, number = 0;

const at = (seconds) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 });
const dayAt = (days) => day(inDays(days));
// A call that can be published: it opens in a day, for a month.
const SOUND = () => ({ cohort: COHORT, title: 'Candidatures', kind: 'KIND_CANDIDATES', openTime: at(DAY), closeTime: at(30 * DAY), gridVersion: 'grids/commune/versions/1',
  choicesMin: 1, choicesMax: 1, minimumCompleteReviews: 2, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 24,
  form: [{ code: 'NAME', label: 'Nom', kind: 'KIND_TEXT', required: true, personal: true, maxLength: 200 }, { code: 'WHY', label: 'Pouquoi', kind: 'KIND_CHOICE', options: ['A', 'B'] }],
  eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_COHORT_START', minimumAge: 18 }, { kind: 'KIND_NOT_SERVING_AGENT', asOf: 'DAY_DECISION' }] });
const create = (call = {}, client = coach) => client.call('CreateCall', { callId: `c-${++number}`, call: { ...SOUND(), ...call } });
const seat = (parent, more = {}, client = coach) => client.call('CreateSeat', { parent, seatId: `s-${++number}`, seat: { challenge: 'challenges/eau', skill: 'developer', count: 2, ...more } });
const publish = (name, client = coach) => client.call('PublishCall', { name });
async function published(call = {}) {
  const { name } = await create(call);
  await seat(name);
  return publish(name);
}
const update = (name, call, client = coach) => client.call('UpdateCall', { call: { name, ...call }, updateMask: { paths: Object.keys(call).map((key) => key.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)) } });
const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));
const idOf = (name) => name.split('/').pop();
const refusalOf = (promise) => promise.then(() => assert.fail('it went well'), (error) => error);

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, system, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', 'system', ''].map(as);
  for (const programmeId of ['verger', 'potager']) {
    await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
    await admin.call('CreateCohort', { parent: `programmes/${programmeId}`, cohortId: '1', cohort: { title: 'Promotion 1' } });
  }
  for (const [challengeId, state] of [['eau', 'STATE_SELECTED'], ['sols', 'STATE_SELECTED'], ['cache', 'STATE_PROPOSED']]) {
    await coach.call('CreateChallenge', { challengeId, challenge: { title: challengeId, cohorts: [COHORT], state } });
  }
  await stranger.call('CreateChallenge', { challengeId: 'ailleurs', challenge: { title: 'Ailleurs', cohorts: ['programmes/potager/cohorts/1'], state: 'STATE_SELECTED' } });
  await coach.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
  const version = { criteria: [{ code: 'IMPACT', label: 'Intérêt', minimum: 1, maximum: 4 }] };
  for (let i = 0; i < 2; ++i) await coach.call('CreateGridVersion', { parent: 'grids/commune', version });
});
after(closeClients);

test('what is written of a call comes back', async () => {
  const made = await create();
  const got = await coach.call('GetCall', { name: made.name });
  assert.deepEqual(got, made);
  assert.deepEqual([got.state, got.timeZone, got.cohort, got.gridVersion, got.publishTime, got.seedHash], ['STATE_DRAFT', 'Europe/Paris', COHORT, 'grids/commune/versions/1', null, '']);
  assert.deepEqual(got.form.map((f) => [f.code, f.kind, f.required, f.personal, f.maxLength, f.options]), [['NAME', 'KIND_TEXT', true, true, 200, []], ['WHY', 'KIND_CHOICE', false, false, 0, ['A', 'B']]]);
  assert.deepEqual(got.eligibilityRules.map((r) => [r.kind, r.asOf, r.minimumAge]), [['KIND_MINIMUM_AGE', 'DAY_COHORT_START', 18], ['KIND_NOT_SERVING_AGENT', 'DAY_DECISION', 0]]);
});

test('a draft is told to the coaches of its programme and to administrators alone', async () => {
  const { name } = await create();
  const made = await seat(name);
  for (const client of [coach, admin]) {
    assert.equal((await client.call('GetCall', { name })).name, name);
    assert.equal((await client.call('GetSeat', { name: made.name })).count, 2);
  }
  for (const client of [anonymous, stranger, system]) {
    for (const [method, request] of [['GetCall', { name }], ['GetSeat', { name: made.name }], ['ListSeats', { parent: name }], ['WatchSeats', { parent: name }]]) {
      const error = method.startsWith('Watch') ? await client.firstOf(method, request).catch((e) => e) : await client.refusal(method, request);
      assert.equal(error.code, Code.NOT_FOUND, method);
    }
    assert.ok((await client.all('ListCalls', 'calls', { pageSize: 3 })).every((call) => call.name !== name));
    assert.deepEqual(await client.all('ListCalls', 'calls', { filter: 'state = DRAFT' }), []);
    assert.ok((await client.all('ListSeats', 'seats', { parent: 'calls/-' })).every((each) => each.name !== made.name));
  }
  for (const [method, request] of [['UpdateCall', { call: { name, title: 'x' } }], ['CheckCall', { name }], ['PublishCall', { name }], ['CreateSeat', { parent: name, seatId: 'x', seat: { challenge: 'challenges/eau', skill: 'x' } }]]) {
    assert.equal((await stranger.refusal(method, request)).code, Code.PERMISSION_DENIED, method);
    const other = structuredClone(request);
    (other.call ?? other)[method === 'CreateSeat' ? 'parent' : 'name'] = 'calls/nulle-part';
    assert.equal((await stranger.refusal(method, request)).message, (await stranger.refusal(method, other)).message, 'as of one that there is not');
  }
  assert.equal((await coach.refusal('CreateCall', { callId: 'x', call: { ...SOUND(), cohort: 'programmes/potager/cohorts/1' } })).code, Code.PERMISSION_DENIED);
});

test('a watch tells of a call from when it is published', async () => {
  const begins = await anonymous.firstOf('WatchCalls');
  const { name } = await create({ title: 'Suivi' });
  await seat(name);
  await update(name, { title: 'Encore caché' });
  await publish(name);
  const told = await new Promise((resolve) => {
    const seen = [];
    const watch = anonymous.watch('WatchCalls', { resumeToken: begins.resumeToken }, ({ changes }) => {
      for (const change of changes) seen.push(change.call);
      if (!changes.some(({ call }) => call.name === name)) return;
      watch.cancel();
      resolve(seen);
    });
  });
  assert.deepEqual(told.map((call) => [call.name, call.title, call.state]), [[name, 'Encore caché', 'STATE_PUBLISHED']]);
});

test('every contradiction is said, each with its field and by how much, and the same by the check', async () => {
  const { name } = await create({ openTime: at(3 * DAY + 30), closeTime: at(-2 * DAY), resultsDate: dayAt(-12), waitingListEndDate: dayAt(-20), choicesMin: 3, gridVersion: '', minimumCompleteReviews: 0 });
  const refused = await coach.refusal('PublishCall', { name });
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'CALL_CONTRADICTIONS']);
  const said = refused.PreconditionFailure.violations;
  assert.deepEqual(said.map(({ subject }) => subject), ['close_time', 'close_time', 'results_date', 'results_date', 'grid_version', 'minimum_complete_reviews', 'choices_min', 'seats']);
  for (const [i, pattern] of [[0, /in the past by 2 days/], [1, /5 days before it opens/], [2, /\d+ days before the last day/], [3, /8 days after the waiting list/], [6, /by 2/]]) assert.match(said[i].description, pattern);
  const { contradictions } = await coach.call('CheckCall', { name });
  assert.deepEqual(contradictions.map(({ field }) => field), said.map(({ subject }) => subject));
  assert.equal((await coach.call('GetCall', { name })).state, 'STATE_DRAFT');
  const { cohort: _, ...sound } = SOUND();
  await update(name, sound);
  assert.deepEqual((await coach.call('CheckCall', { name })).contradictions.map(({ field }) => field), ['seats']);
  await seat(name, { count: 0 });
  assert.deepEqual((await coach.call('CheckCall', { name })).contradictions.map(({ field }) => field), ['seats'], '0 is legal, and none');
  await seat(name, { skill: 'designer' });
  assert.deepEqual((await coach.call('CheckCall', { name })).contradictions, []);
  const hidden = await seat(name, { challenge: 'challenges/cache' });
  assert.match((await coach.call('CheckCall', { name })).contradictions[0].description, /not selected/);
  await coach.call('DeleteSeat', { name: hidden.name });
  const dry = await coach.call('PublishCall', { name, validateOnly: true });
  assert.equal(dry.state, 'STATE_PUBLISHED');
  assert.equal((await coach.call('GetCall', { name })).state, 'STATE_DRAFT');
  assert.match((await publish(name)).seedHash, /^[0-9a-f]{64}$/);
  assert.equal((await coach.refusal('PublishCall', { name })).code, Code.FAILED_PRECONDITION);
  assert.equal((await coach.refusal('CheckCall', { name })).code, Code.FAILED_PRECONDITION);
});

test('a call is published whose cohort and grid are there', async () => {
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: 'passagere', cohort: { title: 'Passagère' } });
  await coach.call('CreateGrid', { gridId: 'passagere', grid: { programme: 'programmes/verger', title: 'Passagère' } });
  const { name: gridVersion } = await coach.call('CreateGridVersion', { parent: 'grids/passagere', version: { criteria: [{ code: 'A', label: 'A', maximum: 4 }] } });
  const { name } = await create({ cohort: 'programmes/verger/cohorts/passagere', gridVersion, kind: 'KIND_PROJECTS' });
  await coach.call('DeleteCohort', { name: 'programmes/verger/cohorts/passagere' });
  await coach.call('DeleteGrid', { name: 'grids/passagere' });
  assert.deepEqual((await coach.call('CheckCall', { name })).contradictions.map(({ field }) => field), ['cohort', 'grid_version']);
  await coach.call('UndeleteCohort', { name: 'programmes/verger/cohorts/passagere' });
  await coach.call('UndeleteGrid', { name: 'grids/passagere' });
  await publish(name);
  for (const [method, kept] of [['DeleteCohort', 'programmes/verger/cohorts/passagere'], ['DeleteGrid', 'grids/passagere']]) {
    const refused = await coach.refusal(method, { name: kept });
    assert.deepEqual([refused.code, refused.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, name], method);
  }
});

test('a version that a published call uses is frozen for good; the next one is free', async () => {
  await published();
  const name = 'grids/commune/versions/1';
  assert.equal((await anonymous.call('GetGridVersion', { name })).frozen, true);
  const refused = await coach.refusal('UpdateGridVersion', { version: { name, note: 'x' } });
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'GRID_FROZEN']);
  assert.match(refused.PreconditionFailure.violations[0].description, /new version/);
  await coach.call('UpdateGridVersion', { version: { name: 'grids/commune/versions/2', note: 'x' } });
});

test('what would be unfair to change is fixed once it is published; words may be corrected', async () => {
  const { name, form } = await published();
  const fixed = async (call) => {
    const { code, message, ...rest } = await coach.refusal('UpdateCall', { call: { name, ...call }, updateMask: { paths: Object.keys(call).map((key) => key.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)) } });
    assert.equal(code, Code.FAILED_PRECONDITION, message);
    return [rest.ErrorInfo.reason, rest.PreconditionFailure.violations.map(({ subject }) => subject)];
  };
  assert.deepEqual(await fixed({ kind: 'KIND_PROJECTS', openTime: at(2 * DAY), choicesMax: 4, gridVersion: 'grids/commune/versions/2', form: form.slice(1), eligibilityRules: [], retentionMonths: 12 }),
    ['CALL_FIXED', ['kind', 'open_time', 'form', 'eligibility_rules', 'choices_max', 'grid_version', 'retention_months']]);
  assert.deepEqual(await fixed({ closeTime: at(40 * DAY) }), ['CALL_FIXED', ['close_time']], 'it is not open yet');
  const corrected = await update(name, { title: 'Candidatures de la saison', form: [form[0], { ...form[1], label: 'Pourquoi' }], resultsDate: dayAt(61) });
  assert.deepEqual([corrected.title, corrected.form[1].label], ['Candidatures de la saison', 'Pourquoi']);
  assert.deepEqual(await fixed({ resultsDate: dayAt(95) }), ['CALL_CONTRADICTIONS', ['results_date']]);
  const refused = await coach.refusal('DeleteCall', { name });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  for (const path of ['seed_hash', 'publish_time', 'state', 'cohort']) {
    assert.equal((await coach.refusal('UpdateCall', { call: { name, cohort: 'programmes/potager/cohorts/1' }, updateMask: { paths: [path] } })).code, Code.INVALID_ARGUMENT, path);
  }
});

test('an open call closes at its instant, which can be put off and not brought forward', async () => {
  const { name, state, closeTime } = await published({ openTime: at(-60), closeTime: at(30 * DAY) });
  assert.equal(state, 'STATE_OPEN');
  assert.equal((await refusalOf(update(name, { closeTime: at(29 * DAY) }))).code, Code.FAILED_PRECONDITION);
  const later = await update(name, { closeTime: at(31 * DAY) });
  assert.ok(Number(later.closeTime.seconds) > Number(closeTime.seconds));
  assert.equal((await refusalOf(update(name, { closeTime: at(80 * DAY) }))).code, Code.FAILED_PRECONDITION, 'its results would come before');
  const soon = await published({ openTime: at(-60) });
  sql(`UPDATE calls SET close_time_us = ${(Date.now() + 2000) * 1000} WHERE id = '${idOf(soon.name)}'`);
  await eventually('it closes', async () => (await anonymous.call('GetCall', { name: soon.name })).state === 'STATE_CLOSED');
  const found = async (filter) => (await anonymous.all('ListCalls', 'calls', { filter })).map((call) => call.name);
  assert.ok((await found('state = CLOSED')).includes(soon.name));
  assert.ok((await found('state = OPEN AND programme = verger')).includes(name));
  assert.ok(!(await found('state = OPEN')).includes(soon.name));
  assert.equal((await refusalOf(update(soon.name, { closeTime: at(DAY) }))).code, Code.FAILED_PRECONDITION, 'what has closed stays closed');
});

test('a published call is called off with a reason that everybody reads', async () => {
  const { name } = await create();
  assert.equal((await coach.refusal('CancelCall', { name, reason: 'x' })).code, Code.FAILED_PRECONDITION, 'a draft is deleted');
  await seat(name);
  await publish(name);
  assert.deepEqual(fieldsOf(await coach.refusal('CancelCall', { name })), ['reason']);
  await coach.call('CancelCall', { name, reason: 'Pas de budget' });
  const told = await anonymous.call('GetCall', { name });
  assert.deepEqual([told.state, told.cancelReason], ['STATE_CANCELLED', 'Pas de budget']);
  assert.equal((await coach.refusal('CancelCall', { name, reason: 'encore' })).code, Code.FAILED_PRECONDITION);
});

test('the seed of the lot is in nothing that anybody reads', async () => {
  const { name, seedHash } = await published();
  const [[seed]] = sql(`SELECT seed FROM call_seeds WHERE call_id = '${idOf(name)}'`);
  assert.equal(createHash('sha256').update(seed).digest('hex'), seedHash);
  const records = await admin.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: name });
  const told = JSON.stringify([await admin.call('GetCall', { name }), records]);
  assert.ok(told.includes(seedHash));
  const kept = sql(`SELECT document FROM record_history WHERE collection = 'calls' AND id = '${idOf(name)}'`).join('') + sql('SELECT payload FROM changes UNION ALL SELECT payload FROM outbox').join('');
  assert.ok(!(told + kept).includes(seed));
});

test('what is wrong with a call is said field by field', async () => {
  const wrong = async (call) => fieldsOf(await coach.refusal('CreateCall', { callId: 'faux', call: { ...SOUND(), ...call } }));
  assert.deepEqual(await wrong({ title: '', kind: 'KIND_UNSPECIFIED', timeZone: 'Europe/Nulle-Part', gridVersion: 'grids/commune/versions/99' }), ['call.grid_version', 'call.kind', 'call.time_zone', 'call.title']);
  assert.deepEqual(await wrong({ timeZone: '/etc/passwd' }), ['call.time_zone']);
  assert.deepEqual(await wrong({ form: [{ code: 'A', label: 'A', kind: 'KIND_CHOICE' }, { code: 'A', label: 'A', kind: 'KIND_TEXT', options: ['x'] }] }), ['call.form[0].options', 'call.form[1].code', 'call.form[1].options']);
  assert.deepEqual(await wrong({ eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_DECISION' }, { kind: 'KIND_NOT_JUROR', asOf: 'DAY_DECISION', minimumAge: 18 }] }),
    ['call.eligibility_rules[0].minimum_age', 'call.eligibility_rules[1].minimum_age']);
});

test('a seat is of a challenge of the cohort, once with each skill, and fixed once results are due', async () => {
  const { name: parent } = await create();
  const first = await seat(parent);
  const again = await coach.refusal('CreateSeat', { parent, seatId: 'deux-fois', seat: { challenge: 'challenges/eau', skill: 'developer', count: 1 } });
  assert.equal(again.code, Code.ALREADY_EXISTS);
  const other = await seat(parent, { skill: 'designer', count: 0 });
  assert.equal((await coach.refusal('UpdateSeat', { seat: { name: other.name, skill: 'developer' } })).code, Code.ALREADY_EXISTS);
  await coach.call('DeleteSeat', { name: first.name });
  await coach.call('UpdateSeat', { seat: { name: other.name, skill: 'developer' } });
  assert.equal((await coach.refusal('UndeleteSeat', { name: first.name })).code, Code.ALREADY_EXISTS);
  const saidOf = async (challenge) => {
    const refused = await coach.refusal('CreateSeat', { parent, seatId: 'x', seat: { challenge, skill: 'x' } });
    assert.deepEqual(fieldsOf(refused), ['seat.challenge']);
    return refused.BadRequest.fieldViolations[0].description;
  };
  assert.equal(await saidOf('challenges/ailleurs'), await saidOf('challenges/nulle-part'));
  const listed = async (filter) => (await coach.all('ListSeats', 'seats', { parent, filter, pageSize: 1 })).map(({ name }) => name);
  assert.deepEqual([await listed('challenge = eau'), await listed('count > 0')], [[other.name], []]);
  const call = await published();
  const more = await seat(call.name, { skill: 'designer' });
  await coach.call('UpdateSeat', { seat: { name: more.name, count: 1 } });
  assert.deepEqual(fieldsOf(await coach.refusal('CreateSeat', { parent: call.name, seatId: 'x', seat: { challenge: 'challenges/cache', skill: 'x' } })), ['seat.challenge'], 'a published call hides nothing');
  sql(`UPDATE calls SET results_date = '2020-01-01' WHERE id = '${idOf(call.name)}'`);
  for (const [method, request] of [['CreateSeat', { parent: call.name, seatId: 'x', seat: { challenge: 'challenges/sols', skill: 'x' } }],
    ['UpdateSeat', { seat: { name: more.name, count: 3 } }], ['DeleteSeat', { name: more.name }]]) {
    const refused = await coach.refusal(method, request);
    assert.deepEqual([refused.code, refused.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'RESULTS_DUE'], method);
  }
});

test('a seat of a published call stays, and its challenge; what comes back is of one that is there', async () => {
  const challengeId = `c-${++number}`, challenge = `challenges/${challengeId}`;
  await coach.call('CreateChallenge', { challengeId, challenge: { title: 'Haies', cohorts: [COHORT], state: 'STATE_SELECTED' } });
  const { name: draft } = await create(), planned = await seat(draft, { challenge });
  await coach.call('DeleteSeat', { name: planned.name });
  await coach.call('DeleteChallenge', { name: challenge });
  const gone = await coach.refusal('UndeleteSeat', { name: planned.name });
  assert.deepEqual([gone.code, gone.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, challenge]);
  await coach.call('UndeleteChallenge', { name: challenge });
  assert.equal((await coach.call('UndeleteSeat', { name: planned.name })).deleteTime, null);
  await publish(draft);
  const kept = await coach.refusal('DeleteSeat', { name: planned.name });
  assert.deepEqual([kept.code, kept.ErrorInfo.reason, kept.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, 'CALL_PUBLISHED', draft]);
  const referred = await coach.refusal('DeleteChallenge', { name: challenge });
  assert.deepEqual([referred.code, referred.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, planned.name]);
  assert.equal((await coach.call('UpdateSeat', { seat: { name: planned.name, count: 0 }, updateMask: { paths: ['count'] } })).count, 0);
});

test('seats are followed with their call', async () => {
  const call = await published();
  const begins = await anonymous.firstOf('WatchSeats', { parent: call.name });
  const made = await seat(call.name, { skill: 'designer' });
  const kind = await new Promise((resolve) => {
    const watch = anonymous.watch('WatchSeats', { parent: call.name, resumeToken: begins.resumeToken }, ({ changes }) => {
      const change = changes.find(({ seat: told }) => told.name === made.name);
      if (!change) return;
      watch.cancel();
      resolve([change.kind, change.seat.name]);
    });
  });
  assert.deepEqual(kind, ['CHANGE_KIND_CREATED', made.name]);
});
