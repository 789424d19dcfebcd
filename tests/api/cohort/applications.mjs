// Applications to a call: who reads them and when, what is refused and by which field, the instant of closing, what is decided and
// when it is told, and how they end.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', DAY = 86_400, HONOUR = 'sur l’honneur';
let stack, admin, coach, stranger, anonymous, number = 0;

const at = (seconds) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 });
const dayAt = (days) => day(inDays(days));
const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));
const idOf = (name) => name.split('/').pop();
const close = (call) => sql(`UPDATE calls SET close_time_us = ${Date.now() * 1000} WHERE id = '${idOf(call)}'`);
const rowOf = (name) => name.split('/').at(-1);

// Somebody who signed in, without any role.
async function person(name = `Personne ${++number}`) {
  const client = new Client(stack.server, stack.sign({ sub: `p-${++number}`, name }));
  client.person = (await client.call('GetCaller')).person;
  return client;
}
// A call that is open, with two seats.
async function openCall(more = {}) {
  const callId = `a-${++number}`, name = `calls/${callId}`;
  await coach.call('CreateCall', { callId, call: { cohort: COHORT, title: 'Candidatures', kind: 'KIND_CANDIDATES', openTime: at(-60), closeTime: at(30 * DAY), gridVersion: 'grids/commune/versions/1',
    choicesMin: 1, choicesMax: 2, minimumCompleteReviews: 2, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1, poolOffered: true,
    form: [{ code: 'NAME', label: 'Nom', kind: 'KIND_TEXT', required: true, personal: true, maxLength: 20 }, { code: 'WHY', label: 'Pourquoi', kind: 'KIND_LONG_TEXT', required: true }, { code: 'CV', label: 'CV', kind: 'KIND_FILE' }],
    eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_DECISION', minimumAge: 18 }, { kind: 'KIND_NOT_SERVING_AGENT', asOf: 'DAY_DECISION' }], ...more } });
  for (const seatId of ['dev', 'design']) await coach.call('CreateSeat', { parent: name, seatId, seat: { challenge: 'challenges/eau', skill: seatId, count: 1 } });
  await coach.call('PublishCall', { name });
  return name;
}
const whole = (call, more = {}) => ({ answers: [{ code: 'NAME', value: 'Camille Exemple' }, { code: 'WHY', value: 'Pour les rivières' }], choices: [`${call}/seats/dev`], poolConsent: true,
  eligibilityAnswers: [{ kind: 'KIND_MINIMUM_AGE', day: '1990-05-01', declaration: HONOUR }, { kind: 'KIND_NOT_SERVING_AGENT', answer: false, declaration: HONOUR }], ...more });
const apply = (client, call, more = {}) => client.call('CreateApplication', { parent: call, application: { applicant: client.person, ...whole(call), ...more } });
async function submitted(client, call, more = {}) {
  const { name } = await apply(client, call, more);
  return client.call('SubmitApplication', { name });
}
const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const decide = (name, decision, reason = '', client = coach) => client.call('DecideAdmissibility', { name, decision: `KIND_${decision}`, reason });

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', ''].map(as);
  for (const programmeId of ['verger', 'potager']) await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
  await coach.call('CreateChallenge', { challengeId: 'eau', challenge: { title: 'Eau', cohorts: [COHORT], state: 'STATE_SELECTED' } });
  await coach.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
  await coach.call('CreateGridVersion', { parent: 'grids/commune', version: { criteria: [{ code: 'IMPACT', label: 'Intérêt', minimum: 1, maximum: 4 }] } });
});
after(closeClients);

test('a draft may leave open what a submission must say, and each fault is at its field', async () => {
  const call = await openCall(), camille = await person();
  const draft = await apply(camille, call, { answers: [], choices: [], eligibilityAnswers: [] });
  assert.deepEqual([draft.state, draft.revision, draft.applicant, draft.submitTime], ['STATE_DRAFT', 1, camille.person, null]);
  assert.deepEqual(fieldsOf(await camille.refusal('SubmitApplication', { name: draft.name })),
    ['application.answers.NAME', 'application.answers.WHY', 'application.choices', 'application.eligibility_answers', 'application.eligibility_answers']);
  const wrong = { name: draft.name, answers: [{ code: 'NAME', value: 'x'.repeat(21) }, { code: 'ELSE', value: 'x' }, { code: 'CV', value: `${draft.name}/files/none` }],
    choices: [`${call}/seats/dev`, `${call}/seats/dev`], eligibilityAnswers: [{ kind: 'KIND_RIGHT_TO_WORK', declaration: HONOUR }, { kind: 'KIND_NOT_SERVING_AGENT', day: '2021-02-30', declaration: HONOUR }] };
  assert.deepEqual(fieldsOf(await camille.refusal('UpdateApplication', { application: wrong, validateOnly: true })), ['application.answers.CV', 'application.answers.ELSE', 'application.answers.NAME',
    'application.choices[1]', 'application.eligibility_answers[0].kind', 'application.eligibility_answers[1].day']);
  const written = await camille.call('UpdateApplication', { application: { name: draft.name, ...whole(call) } });
  assert.equal(written.revision, 2);
  const same = await camille.call('UpdateApplication', { application: { name: draft.name, ...whole(call) } });
  assert.deepEqual([same.revision, same.etag], [2, written.etag], 'the same again is no revision');
  const done = await camille.call('SubmitApplication', { name: draft.name });
  assert.deepEqual([done.state, done.answers, done.choices, done.poolConsent], ['STATE_SUBMITTED', written.answers, written.choices, true]);
  assert.deepEqual(fieldsOf(await camille.refusal('UpdateApplication', { application: { name: draft.name, answers: [] }, updateMask: { paths: ['answers'] } })),
    ['application.answers.NAME', 'application.answers.WHY'], 'what is submitted stays whole');
  await camille.call('UpdateApplication', { application: { name: draft.name, choices: [`${call}/seats/design`, `${call}/seats/dev`] } });
  const { revisions } = await camille.call('ListApplicationRevisions', { parent: draft.name });
  assert.deepEqual(revisions.map((each) => [each.number, each.counts, each.choices.map(idOf)]), [[1, false, []], [2, false, ['dev']], [3, true, ['design', 'dev']]]);
  const paged = await camille.call('ListApplicationRevisions', { parent: draft.name, pageSize: 2 });
  assert.equal((await camille.call('ListApplicationRevisions', { parent: draft.name, pageSize: 2, pageToken: paged.nextPageToken })).revisions[0].number, 3);
});

test('one applies for oneself, once, to a call that is open', async () => {
  const call = await openCall(), [camille, noa] = [await person(), await person()];
  const { name } = await apply(camille, call);
  assert.equal(await codeOf(camille, 'CreateApplication', { parent: call, application: { applicant: camille.person } }), Code.ALREADY_EXISTS);
  assert.equal(await codeOf(noa, 'CreateApplication', { parent: call, application: { applicant: camille.person } }), Code.PERMISSION_DENIED);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateApplication', { parent: call, application: { applicant: noa.person } })), ['application.applicant']);
  assert.equal(await codeOf(anonymous, 'CreateApplication', { parent: call, application: { applicant: noa.person } }), Code.UNAUTHENTICATED);
  assert.equal(await codeOf(camille, 'UpdateApplication', { application: { name, applicant: noa.person }, updateMask: { paths: ['applicant'] } }), Code.INVALID_ARGUMENT);
  const later = await openCall({ openTime: at(DAY) }), refused = await camille.refusal('CreateApplication', { parent: later, application: { applicant: camille.person } });
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'CALL_NOT_OPEN']);
  await coach.call('CreateCall', { callId: 'cache', call: { cohort: COHORT, title: 'Caché', kind: 'KIND_CANDIDATES' } });
  assert.equal(await codeOf(camille, 'CreateApplication', { parent: 'calls/cache', application: { applicant: camille.person } }), Code.NOT_FOUND);
  await camille.call('DeleteApplication', { name });
  assert.equal(sql(`SELECT COUNT(*) FROM application_revisions WHERE application_id = '${rowOf(name)}'`)[0][0], '0');
  const again = await submitted(camille, call);
  assert.equal(await codeOf(camille, 'DeleteApplication', { name: again.name }), Code.FAILED_PRECONDITION);
  assert.equal((await camille.call('WithdrawApplication', { name: again.name })).state, 'STATE_WITHDRAWN');
  assert.equal((await camille.call('SubmitApplication', { name: again.name })).state, 'STATE_SUBMITTED');
});

test('an application is sealed until its call has closed: in every method, to everybody but its applicant', async () => {
  const call = await openCall(), [camille, noa] = [await person(), await person()];
  const begins = await admin.firstOf('WatchApplications');
  const { name } = await submitted(camille, call);
  const about = [['GetApplication', { name }], ['ListApplicationRevisions', { parent: name }], ['ListApplicationDecisions', { parent: name }], ['ListApplicationFiles', { parent: name }],
    ['DecideAdmissibility', { name, decision: 'KIND_ADMISSIBLE' }], ['WithdrawApplication', { name }], ['SubmitApplication', { name }], ['DeleteApplication', { name }],
    ['UpdateApplication', { application: { name, choices: [] } }], ['AppealAdmissibility', { name, reason: 'x' }], ['ReadApplicationFile', { name: `${name}/files/01HZZZZZZZZZZZZZZZZZZZZZZZ` }]];
  about.push(...about.filter(([, request]) => 'name' in request && !request.name.includes('/files/')).slice(1).map(([method, request]) => [method, { ...request, etag: 'x' }]),
    ['UpdateApplication', { application: { name, choices: [], etag: 'x' } }], ['OpenApplication', { name, reason: 'x', validateOnly: true }]);
  const none = `${call}/applications/01HZZZZZZZZZZZZZZZZZZZZZZZ`;
  const elsewhere = (request) => JSON.parse(JSON.stringify(request).replaceAll(name, none));
  for (const client of [admin, coach, stranger, noa, anonymous]) {
    for (const [method, request] of about) {
      const answers = (asked) => client.call(method, asked).then((told) => [Code.OK, JSON.stringify(told)], ({ code, details }) => [code, details]);
      const [[code, told], ofNone] = [await answers(request), await answers(elsewhere(request))];
      assert.deepEqual([code, told.replaceAll(name, none)], ofNone, `${method}: as of one that there is not`);
      assert.equal(code === Code.OK, method === 'OpenApplication' && client === admin, method);
    }
    for (const parent of [call, 'calls/-']) assert.deepEqual((await client.call('ListApplications', { parent })).applications, []);
    assert.deepEqual((await client.call('ListApplications', { parent: 'calls/-', filter: `applicant = "${camille.person}"` })).applications, []);
  }
  for (const client of [admin, coach]) assert.equal(await codeOf(client, 'CountApplications', { parent: call }), Code.FAILED_PRECONDITION);
  for (const resource of [call, name]) assert.ok((await coach.of('Cohort').call('ListAuditRecords', { resource })).auditRecords.every((record) => !record.resource.startsWith(name)));
  const chain = () => admin.of('Cohort').all('ListAuditRecords', 'auditRecords', { inSequence: true, pageSize: 1000 });
  await eventually('the chain has all of it', async () => (await chain()).filter((record) => record.resource === name).length >= 2);
  const all = await chain();
  assert.doesNotMatch(JSON.stringify(all), /rivières/);
  assert.doesNotMatch(JSON.stringify(all.filter((record) => record.resource.startsWith(name))), /seats\/dev/);
  const told = (exported) => JSON.stringify(exported.services.find(({ service }) => service === 'cohort').data);
  assert.doesNotMatch(told(await admin.call('ExportPerson', { name: camille.person })), /rivières/);
  assert.match(told(await camille.call('ExportPerson', { name: camille.person })), /Pour les rivières/);

  await submitted(noa, call);
  const draft = await apply(await person(), call), [gone, late] = [await person(), await person()];
  const withdrawn = await submitted(gone, call), taken = await submitted(late, call);
  await gone.call('WithdrawApplication', { name: withdrawn.name });
  close(call);
  await late.call('WithdrawApplication', { name: taken.name });
  const seen = (client) => client.all('ListApplications', 'applications', { parent: call, pageSize: 2 });
  for (const client of [admin, coach]) {
    const names = (await seen(client)).map((each) => each.name);
    assert.deepEqual([names.length, names.includes(name), names.includes(draft.name), names.includes(withdrawn.name), names.includes(taken.name)], [3, true, false, false, true]);
    assert.equal((await client.call('GetApplication', { name })).answers[1].value, 'Pour les rivières');
    for (const hidden of [draft.name, withdrawn.name]) assert.equal(await codeOf(client, 'GetApplication', { name: hidden }), Code.NOT_FOUND);
  }
  for (const client of [stranger, anonymous]) assert.deepEqual(await seen(client), []);
  for (const one of [name, `${call}/applications/${'0'.repeat(26)}`]) assert.equal(await codeOf(noa, 'GetApplication', { name: one }), Code.PERMISSION_DENIED, 'whether there is one is not told');
  assert.deepEqual((await seen(noa)).map((each) => each.applicant), [noa.person]);
  const feed = admin.watch('WatchApplications', { resumeToken: begins.resumeToken });
  await decide(name, 'ADMISSIBLE');
  await eventually('the decision is told', () => feed.messages.some(({ changes }) => changes.some(({ application }) => application.state === 'STATE_ADMISSIBLE')));
  feed.cancel();
});

test('an administrator opens one before closing with a reason, which its applicant reads', async () => {
  const call = await openCall(), camille = await person(), { name } = await submitted(camille, call);
  assert.deepEqual(fieldsOf(await admin.refusal('OpenApplication', { name })), ['reason']);
  assert.equal(await codeOf(coach, 'OpenApplication', { name, reason: 'x' }), Code.PERMISSION_DENIED);
  const tried = await admin.call('OpenApplication', { name, reason: 'Essai', validateOnly: true });
  assert.deepEqual([tried.name, tried.applicant, tried.answers, tried.etag], [name, '', [], ''], 'who is not recorded reads nothing');
  assert.equal((await admin.call('OpenApplication', { name, reason: 'Réquisition' })).answers[1].value, 'Pour les rivières');
  const { openings: [opening] } = await camille.call('GetApplication', { name });
  assert.deepEqual([opening.openedBy, opening.reason], [(await admin.call('GetCaller')).person, 'Réquisition']);
  assert.equal(await codeOf(admin, 'GetApplication', { name }), Code.NOT_FOUND, 'once opened it is sealed as before');
  close(call);
  assert.equal(await codeOf(admin, 'OpenApplication', { name, reason: 'x' }), Code.FAILED_PRECONDITION);
});

test('at the instant of closing nothing that was acknowledged is lost, and nothing is taken late', async () => {
  const call = await openCall(), people = await Promise.all(Array.from({ length: 12 }, () => person()));
  const names = await Promise.all(people.map(async (client) => (await submitted(client, call)).name));
  const said = people.map(() => []), refusals = [];
  const writing = Promise.all(people.flatMap((client, i) => [0, 1].map(async (writer) => {
    for (let turn = 0; ; ++turn) {
      const value = `${writer}-${turn}`;
      try {
        const { revision } = await client.call('UpdateApplication', { application: { name: names[i], answers: [{ code: 'NAME', value: 'N' }, { code: 'WHY', value }] }, updateMask: { paths: ['answers'] } });
        said[i].push([revision, value]);
      } catch (error) {
        if (error.code === Code.ABORTED) continue;
        assert.equal(error.code, Code.FAILED_PRECONDITION, error.message);
        refusals.push(Date.now());
        return;
      }
    }
  })));
  await Promise.race([writing, eventually('each was acknowledged', () => said.every((each) => each.length > 0))]);
  // Told by the clock once the call is locked: however long the lock was waited for, nobody writes between.
  const [[closes]] = sql(`SET time_zone = '+00:00'; UPDATE calls SET close_time_us = (FLOOR(UNIX_TIMESTAMP(SYSDATE(6)) * 1000) + 2500) * 1000 WHERE id = '${idOf(call)}';
    SELECT close_time_us FROM calls WHERE id = '${idOf(call)}'`);
  const closing = Number(closes) / 1000;
  await writing;
  assert.ok(Math.min(...refusals) >= closing, 'the first is refused at the instant, and not before');
  for (const [i, client] of people.entries()) {
    const revisions = await client.all('ListApplicationRevisions', 'revisions', { parent: names[i] });
    assert.ok(said[i].length > 0);
    for (const [revision, value] of said[i]) assert.equal(revisions.find(({ number: its }) => its === revision).answers[1].value, value, 'what was acknowledged is in');
    assert.equal(revisions.length, said[i].length + 1, 'and nothing else');
    for (const { saveTime } of revisions) assert.ok(Number(saveTime.seconds) * 1000 + saveTime.nanos / 1e6 < closing);
    assert.equal((await client.call('GetApplication', { name: names[i] })).answers[1].value, revisions.at(-1).answers[1].value);
  }
});

test('what is decided is told when it is published, and an appeal has it decided anew', async () => {
  const call = await openCall(), [camille, noa] = [await person(), await person()];
  const { name } = await submitted(camille, call), other = (await submitted(noa, call, { eligibilityAnswers: [{ kind: 'KIND_MINIMUM_AGE', day: `${new Date().getFullYear() - 10}-01-01`, declaration: HONOUR }, { kind: 'KIND_NOT_SERVING_AGENT', answer: true, declaration: HONOUR }] })).name;
  assert.equal(await codeOf(coach, 'PublishAdmissibility', { name: call }), Code.FAILED_PRECONDITION);
  close(call);
  const proposed = await coach.call('GetApplication', { name: other });
  assert.deepEqual([proposed.eligibilityVerdict, proposed.eligibilityFindings.map(({ verdict }) => verdict)], ['VERDICT_NOT_MET', ['VERDICT_NOT_MET', 'VERDICT_NOT_MET']]);
  assert.equal((await coach.call('GetApplication', { name })).eligibilityVerdict, 'VERDICT_MET');
  const before = await noa.call('GetApplication', { name: other });
  assert.deepEqual([before.state, before.eligibilityVerdict, before.eligibilityFindings.map(({ verdict }) => verdict)], ['STATE_SUBMITTED', 'VERDICT_UNSPECIFIED', ['VERDICT_NOT_MET', 'VERDICT_NOT_MET']]);
  assert.deepEqual(fieldsOf(await coach.refusal('DecideAdmissibility', { name: other, decision: 'KIND_INADMISSIBLE' })), ['reason']);
  assert.deepEqual(fieldsOf(await coach.refusal('DecideAdmissibility', { name: other, decision: 'KIND_APPEAL', reason: 'x' })), ['decision']);
  const feed = noa.watch('WatchApplications');
  await eventually('the watch begins', () => feed.messages.length > 0);
  assert.equal((await decide(other, 'INADMISSIBLE', 'Agent en fonction')).state, 'STATE_INADMISSIBLE');
  await decide(name, 'ADMISSIBLE');

  const hidden = await noa.call('GetApplication', { name: other });
  assert.deepEqual([hidden.state, hidden.decideTime, hidden.decisionReason, hidden.publishTime, hidden.etag, hidden.updateTime], ['STATE_SUBMITTED', null, '', null, '', null]);
  for (const [filter, count] of [['state = SUBMITTED', 1], ['state = INADMISSIBLE', 0]]) assert.equal((await noa.call('ListApplications', { parent: call, filter })).applications.length, count, filter);
  assert.deepEqual((await noa.call('ListApplicationDecisions', { parent: other })).decisions, []);
  const exported = async () => JSON.stringify((await noa.call('ExportPerson', { name: noa.person })).services);
  assert.doesNotMatch(await exported(), /Agent en fonction/, 'an export tells no decision before it is published');
  assert.equal(await codeOf(noa, 'AppealAdmissibility', { name: other, reason: 'x' }), Code.FAILED_PRECONDITION);
  assert.deepEqual((await coach.call('ListApplications', { parent: call, filter: 'state = INADMISSIBLE' })).applications.map((each) => each.name), [other]);
  assert.equal((await coach.call('PublishAdmissibility', { name: call, validateOnly: true })).published, 2);
  assert.equal((await coach.call('PublishAdmissibility', { name: call })).published, 2);
  assert.equal((await coach.call('PublishAdmissibility', { name: call })).published, 0);
  await eventually('its applicant is told', () => feed.messages.some(({ changes }) => changes.length > 0));
  assert.deepEqual(feed.messages.flatMap(({ changes }) => changes.map(({ application }) => application.state)), ['STATE_INADMISSIBLE'], 'and of nothing before');
  feed.cancel();

  assert.equal((await noa.call('GetApplication', { name: other })).decisionReason, 'Agent en fonction');
  assert.match(await exported(), /Agent en fonction/);
  await noa.call('AppealAdmissibility', { name: other, reason: 'Mon contrat finit avant' });
  assert.equal(await codeOf(noa, 'AppealAdmissibility', { name: other, reason: 'Encore' }), Code.FAILED_PRECONDITION);
  assert.deepEqual(fieldsOf(await coach.refusal('DecideAdmissibility', { name: other, decision: 'KIND_INADMISSIBLE' })), ['reason'], 'an appeal is answered with a reason');
  await decide(other, 'ADMISSIBLE', 'Contrat vérifié');
  const answered = await noa.call('GetApplication', { name: other });
  assert.deepEqual([answered.state, answered.decisionReason, answered.appealTime], ['STATE_ADMISSIBLE', 'Contrat vérifié', null]);
  for (const told of [/Mon contrat finit avant/, /Contrat vérifié/]) assert.match(await exported(), told);
  const { decisions } = await noa.call('ListApplicationDecisions', { parent: other });
  assert.deepEqual(decisions.map(({ kind, reason }) => [kind, reason]), [['KIND_INADMISSIBLE', 'Agent en fonction'], ['KIND_APPEAL', 'Mon contrat finit avant'], ['KIND_ADMISSIBLE', 'Contrat vérifié']]);
  assert.deepEqual(decisions.map(({ trail }) => trail.recordedBy), ['', noa.person, ''], 'an applicant is not told who decided');
});

test('no page and no number of decisions tells of one that is not published', async () => {
  const call = await openCall(), camille = await person();
  const { name } = await submitted(camille, call);
  close(call);
  await decide(name, 'INADMISSIBLE', 'Agent en fonction');
  const pages = async (client) => {
    const told = [];
    for (let pageToken = ''; ;) {
      const page = await client.call('ListApplicationDecisions', { parent: name, pageSize: 1, pageToken });
      told.push(page.decisions.map((each) => [rowOf(each.name), each.kind]));
      if (!(pageToken = page.nextPageToken)) return told;
    }
  };
  assert.deepEqual(await pages(camille), [[]]);
  await coach.call('PublishAdmissibility', { name: call });
  await decide(name, 'ADMISSIBLE', 'Contrat vérifié');
  assert.deepEqual(await pages(camille), [[['1', 'KIND_INADMISSIBLE']]]);
  await camille.call('AppealAdmissibility', { name, reason: 'Mon contrat finit avant' });
  assert.deepEqual(await pages(camille), [[['1', 'KIND_INADMISSIBLE']], [['2', 'KIND_APPEAL']]]);
  assert.deepEqual(await pages(coach), [[['1', 'KIND_INADMISSIBLE']], [['2', 'KIND_ADMISSIBLE']], [['3', 'KIND_APPEAL']]]);
});

test('whoever is erased leaves the count of their application, and no word of it', async () => {
  const call = await openCall(), camille = await person('Camille Rivière'), noa = await person();
  const { name } = await submitted(camille, call), other = (await submitted(noa, call)).name;
  close(call);
  await decide(name, 'INADMISSIBLE', 'Motif de Camille');
  await admin.erase({ name: camille.person, reason: 'à sa demande' });
  const { applications } = await coach.call('ListApplications', { parent: call });
  assert.deepEqual(applications.map((each) => [each.name, each.state]).sort(), [[name, 'STATE_INADMISSIBLE'], [other, 'STATE_SUBMITTED']].sort());
  const kept = ['applications', 'application_revisions', 'application_lines', 'changes', 'outbox'].map((table) =>
    JSON.stringify(sql(`SELECT * FROM ${table} WHERE ${table === 'changes' || table === 'outbox' ? `resource LIKE '${name}%'` : `application_id LIKE '%${rowOf(name)}'`}`))).join('');
  assert.doesNotMatch(kept, /rivières|1990-05-01|Exemple|honneur|Motif/);
  assert.equal((await coach.call('GetApplication', { name: other })).answers[1].value, 'Pour les rivières', 'the same words of somebody else are theirs');
});

test('a reason is told as it was published, and is in the clear nowhere but where it goes with whom it tells of', async () => {
  const call = await openCall(), camille = await person(), { name } = await submitted(camille, call);
  const inTheClear = (table, column, where) => sql(`SELECT COUNT(*) FROM ${table} WHERE ${column} LIKE '%zqmotif%' AND ${where} LIKE '${name}%'`)[0][0];
  const read = async () => (await camille.call('GetApplication', { name })).decisionReason;
  close(call);
  await decide(name, 'INADMISSIBLE', 'zqmotif un');
  await coach.call('PublishAdmissibility', { name: call });
  assert.equal(await read(), 'zqmotif un');
  await decide(name, 'ADMISSIBLE', 'zqmotif deux');
  assert.equal(await read(), 'zqmotif un', 'as long as the other is not published');
  await coach.call('PublishAdmissibility', { name: call });
  assert.equal(await read(), 'zqmotif deux');
  await decide(name, 'INADMISSIBLE', 'zqmotif trois');
  await coach.call('PublishAdmissibility', { name: call });
  await camille.call('AppealAdmissibility', { name, reason: 'zqmotif quatre' });
  await decide(name, 'INADMISSIBLE', 'zqmotif cinq');
  assert.equal(await read(), 'zqmotif cinq', 'an appeal is answered at once');
  for (const column of ['diff', 'reason']) assert.equal(inTheClear('audit_records', column, 'resource'), '0', column);
  await admin.erase({ name: camille.person, reason: 'à sa demande' });
  for (const column of ['diff', 'reason']) assert.equal(inTheClear('audit_records', column, 'resource'), '0', `${column}, once it is erased`);
  for (const table of ['changes', 'outbox']) assert.equal(inTheClear(table, 'payload', 'resource'), '0', table);
  const audit = await admin.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: name, pageSize: 1000 });
  assert.doesNotMatch(JSON.stringify(audit), /zqmotif/);
});

test('an application is kept as long as its call says, from the decision on, and then counted', async () => {
  const ahead = await openCall(), call = await openCall(), [camille, noa, lou, juror] = [await person(), await person(), await person(), await person()];
  await coach.call('CreateJuror', { parent: call, juror: { person: juror.person, displayName: 'Jury' } });
  const { resumeToken } = await coach.firstOf('WatchApplications', { parent: call }), ofJuror = (await juror.firstOf('WatchApplications', { parent: call })).resumeToken;
  const ofCamille = (await camille.firstOf('WatchApplications', { parent: call })).resumeToken;
  const still = (await submitted(lou, ahead)).name, { name } = await submitted(camille, call), appealed = (await submitted(noa, call)).name, pending = (await submitted(lou, call)).name;
  for (const each of [ahead, call]) close(each);
  for (const each of [still, name, appealed]) await decide(each, 'INADMISSIBLE', 'Hors délai');
  await coach.call('PublishAdmissibility', { name: call });
  await noa.call('AppealAdmissibility', { name: appealed, reason: 'Non' });
  sql(`UPDATE applications SET decide_time_us = decide_time_us - ${62 * DAY} * 1000000, told_decide_time_us = decide_time_us WHERE decide_time_us IS NOT NULL AND call_id IN ('${idOf(ahead)}', '${idOf(call)}')`);
  // Its season is over since; that of the other lies ahead.
  sql(`UPDATE calls SET results_date = DATE_SUB(CURDATE(), INTERVAL 80 DAY), waiting_list_end_date = DATE_SUB(CURDATE(), INTERVAL 62 DAY), close_time_us = close_time_us - ${90 * DAY} * 1000000 WHERE id = '${idOf(call)}'`);
  await stack.stop();
  await stack.launch();
  await eventually('it is erased', async () => (await camille.call('ListApplications', { parent: call }).catch(() => undefined))?.applications.length === 0);
  assert.deepEqual((await coach.call('ListApplications', { parent: call })).applications.map((each) => each.name).sort(), [appealed, pending].sort(), 'an open appeal holds it');
  assert.deepEqual((await coach.call('ListApplications', { parent: ahead })).applications.map((each) => each.name), [still], 'nothing goes before the season is over');
  assert.deepEqual(sql(`SELECT state, seat, count FROM erased_applications WHERE call_id = '${idOf(call)}' ORDER BY seat`), [['INADMISSIBLE', '', '1'], ['INADMISSIBLE', `${idOf(call)}/dev`, '1']]);
  for (const table of ['application_revisions', 'application_lines']) assert.equal(sql(`SELECT COUNT(*) FROM ${table} WHERE application_id LIKE '%${rowOf(name)}'`)[0][0], '0', table);
  // What it was and why it was refused is neither in the feed nor in the audit any more, whoever asks from when.
  assert.doesNotMatch(JSON.stringify(sql(`SELECT payload FROM changes WHERE resource LIKE '${name}%' UNION ALL SELECT payload FROM outbox WHERE resource LIKE '${name}%'`)), /Exemple|1990-05-01|Hors/);
  for (const request of [{ resource: call }, { resource: call, inSequence: true }]) {
    const audit = JSON.stringify(await admin.of('CohortService').all('ListAuditRecords', 'auditRecords', { ...request, pageSize: 1000 }));
    assert.match(audit, /DecideAdmissibility/);
    assert.doesNotMatch(audit, /Hors délai/);
  }
  const heardFrom = async (client, token, last) => {
    const heard = [];
    const watch = client.watch('WatchApplications', { parent: call, resumeToken: token }, ({ changes }) => heard.push(...changes));
    await eventually('the last is told', () => heard.some(({ kind, application }) => application.name === last && (last !== name || kind === 'CHANGE_KIND_DELETED')));
    watch.cancel();
    return heard.filter(({ application }) => application.name === name);
  };
  assert.deepEqual(await heardFrom(coach, resumeToken, pending), [], 'coaches are told nothing of what is gone');
  assert.deepEqual(await heardFrom(juror, ofJuror, pending), [], 'nor are jurors, whose watch goes on');
  const told = await heardFrom(camille, ofCamille, name);
  assert.deepEqual(told.map(({ kind, application }) => [kind, application.answers, application.decisionReason]), [['CHANGE_KIND_DELETED', [], '']]);
  const { counts } = await coach.call('CountApplications', { parent: call });
  assert.deepEqual(counts.filter(({ seat }) => !seat).map(({ state, count, erased }) => [state, count, erased]), [['STATE_SUBMITTED', 1, 0], ['STATE_INADMISSIBLE', 2, 1]]);
  assert.deepEqual(counts.filter(({ seat }) => seat).map(({ seat, count }) => [seat, count]), [[`${call}/seats/dev`, 1], [`${call}/seats/dev`, 2]]);
});
