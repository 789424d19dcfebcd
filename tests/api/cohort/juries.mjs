// Juries: who is a juror and from when, who is recused from what and what that hides, how applications are marked, and who is heard.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', DAY = 86_400, CODES = ['IMPACT', 'REACH', 'TEAM'];
const AGENCY = 'organisations/agence', MINISTRY = 'organisations/ministere', OTHER = 'organisations/ailleurs';
let stack, admin, coach, stranger, number = 0;

const at = (seconds) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 });
const dayAt = (days) => day(inDays(days));
const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));
const idOf = (name) => name.split('/').pop();
const close = (call) => sql(`UPDATE calls SET close_time_us = ${(Date.now() - 1000) * 1000} WHERE id = '${idOf(call)}'`);
const endReviews = (call) => sql(`UPDATE calls SET review_end_time_us = ${(Date.now() - 1000) * 1000} WHERE id = '${idOf(call)}'`);
const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;

// Somebody who signed in, without any role.
async function person(name = `Personne ${++number}`) {
  const client = new Client(stack.server, stack.sign({ sub: `j-${++number}`, name }));
  client.person = (await client.call('GetCaller')).person;
  return client;
}
async function openCall(more = {}) {
  const callId = `j-${++number}`, name = `calls/${callId}`;
  await coach.call('CreateCall', { callId, call: { cohort: COHORT, title: 'Candidatures', kind: 'KIND_CANDIDATES', openTime: at(-60), closeTime: at(30 * DAY), gridVersion: 'grids/commune/versions/1',
    choicesMin: 1, choicesMax: 2, minimumCompleteReviews: 2, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1,
    form: [{ code: 'NAME', label: 'Nom', kind: 'KIND_TEXT', required: true, personal: true }, { code: 'WHY', label: 'Pourquoi', kind: 'KIND_LONG_TEXT', required: true }], ...more } });
  for (const [seatId, challenge] of [['dev', 'eau'], ['design', 'sols']]) await coach.call('CreateSeat', { parent: name, seatId, seat: { challenge: `challenges/${challenge}`, skill: seatId, count: 1 } });
  await coach.call('PublishCall', { name });
  return name;
}
async function submitted(client, call, seats = ['dev']) {
  const { name } = await client.call('CreateApplication', { parent: call, application: { applicant: client.person, choices: seats.map((seat) => `${call}/seats/${seat}`),
    answers: [{ code: 'NAME', value: 'Camille Exemple' }, { code: 'WHY', value: 'Pour les rivières' }] } });
  await client.call('SubmitApplication', { name });
  return name;
}
const juror = (call, client, more = {}) => coach.call('CreateJuror', { parent: call, juror: { person: client.person, displayName: `Jury ${++number}`, ...more } });
const marks = (...values) => values.map((mark, i) => ({ criterion: CODES[i], mark }));
const review = (client, parent, more = {}) => client.call('CreateReview', { parent, review: { marks: marks(4, 3, 2), ...more } });
async function reviewed(client, parent, more) {
  const { name } = await review(client, parent, more);
  return client.call('SubmitReview', { name });
}
const recuse = (client, to, application, reason = 'nous sommes cousins') => client.call('CreateConflict', { parent: to.name, conflict: { application, reason } });

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager'].map(as);
  for (const [organisationId, parent] of [['ministere', ''], ['agence', MINISTRY], ['ailleurs', ''], ['direction', ''], ['bureau', 'organisations/direction']]) await admin.call('CreateOrganisation', { organisationId, organisation: { title: organisationId, parent } });
  for (const programmeId of ['verger', 'potager']) await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
  for (const [challengeId, host] of [['eau', AGENCY], ['sols', OTHER]]) await coach.call('CreateChallenge', { challengeId, challenge: { title: challengeId, cohorts: [COHORT], state: 'STATE_SELECTED', host } });
  await coach.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
  // Until the cohort service has copied what lies below what, who is recused nobody can tell: the bureau was made last.
  const { name: proposed } = await coach.call('CreateChallenge', { challengeId: 'propose', challenge: { title: 'Proposé', cohorts: [COHORT], host: 'organisations/bureau' } });
  await eventually('what the bureau lies below is known', () => as('ministry@organisations/direction').call('GetChallenge', { name: proposed }).catch(() => null));
  await coach.call('CreateGridVersion', { parent: 'grids/commune', version: { criteria: CODES.map((code) => ({ code, label: code, minimum: 1, maximum: 4 })) } });
});
after(closeClients);

test('whoever has a row is a juror of the call, at once, and is told so; and no more without it', async () => {
  const call = await openCall(), other = await openCall(), ada = await person();
  const rolesOf = async (client) => (await client.of('CohortService').call('GetCaller')).roles.map(({ role, resource }) => [role, resource]);
  assert.deepEqual(await rolesOf(ada), []);
  assert.equal(await codeOf(ada, 'ListMyReviews', { parent: call }), Code.PERMISSION_DENIED);
  const row = await juror(call, ada);
  assert.deepEqual(await rolesOf(ada), [['ROLE_JUROR', call]]);
  const { permissions: [there, elsewhere] } = await ada.of('CohortService').call('GetPermissions', { resources: [call, other] });
  assert.ok(there.methods.includes('ListMyReviews') && !there.methods.includes('CreateJuror') && !elsewhere.methods.includes('ListMyReviews'));
  assert.deepEqual((await ada.call('ListMyReviews', { parent: call })).tasks, []);
  assert.equal(await codeOf(ada, 'ListMyReviews', { parent: other }), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(coach, 'CreateJuror', { parent: call, juror: { person: ada.person, displayName: 'Encore' } }), Code.ALREADY_EXISTS);
  await coach.call('DeleteJuror', { name: row.name });
  assert.equal(await codeOf(ada, 'ListMyReviews', { parent: call }), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(coach, 'CreateJuror', { parent: call, juror: { person: ada.person, displayName: 'Encore' } }), Code.ALREADY_EXISTS, 'what they were recused from stays');
  await coach.call('UndeleteJuror', { name: row.name });
  assert.deepEqual((await ada.call('ListMyReviews', { parent: call })).tasks, []);
});

test('nobody is a juror of a draft, nor told of it, before it is published', async () => {
  const name = `calls/j-${++number}`, ada = await person();
  const rolesOf = async () => (await ada.of('CohortService').call('GetCaller')).roles.map(({ role, resource }) => [role, resource]);
  await coach.call('CreateCall', { callId: idOf(name), call: { cohort: COHORT, title: 'Projet', kind: 'KIND_CANDIDATES', openTime: at(-60), closeTime: at(30 * DAY), gridVersion: 'grids/commune/versions/1',
    choicesMin: 1, choicesMax: 1, minimumCompleteReviews: 1, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1, form: [{ code: 'WHY', label: 'Pourquoi', kind: 'KIND_TEXT' }] } });
  await coach.call('CreateSeat', { parent: name, seatId: 'dev', seat: { challenge: 'challenges/eau', skill: 'dev', count: 1 } });
  const row = await juror(name, ada);
  assert.deepEqual(await rolesOf(), []);
  for (const [method, request] of [['ListMyReviews', { parent: name }], ['GetJuror', { name: row.name }], ['GetJuryProgress', { name }]]) assert.equal(await codeOf(ada, method, request), Code.PERMISSION_DENIED, method);
  await coach.call('PublishCall', { name });
  assert.deepEqual(await rolesOf(), [['ROLE_JUROR', name]]);
  assert.deepEqual(await ada.call('GetJuror', { name: row.name }), row);
});

test('a juror reads their own row alone, and coaches of the programme write them', async () => {
  const call = await openCall(), [ada, bea] = [await person(), await person()];
  const [ofAda, ofBea] = [await juror(call, ada, { seats: [`${call}/seats/dev`] }), await juror(call, bea)];
  assert.deepEqual((await ada.call('GetJuror', { name: ofAda.name })), ofAda);
  assert.equal(await codeOf(ada, 'GetJuror', { name: ofBea.name }), Code.NOT_FOUND);
  assert.deepEqual((await ada.all('ListJurors', 'jurors', { parent: call })).map(({ name }) => name), [ofAda.name]);
  assert.deepEqual(await ada.all('ListJurors', 'jurors', { parent: call, filter: `person = "${bea.person}"` }), []);
  assert.equal((await coach.all('ListJurors', 'jurors', { parent: call })).length, 2);
  for (const client of [ada, stranger]) assert.equal(await codeOf(client, 'UpdateJuror', { juror: { name: ofAda.name, displayName: 'x' } }), Code.PERMISSION_DENIED);
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateJuror', { juror: { name: ofAda.name, seats: ['calls/ailleurs/seats/1'] }, updateMask: { paths: ['seats'] } })), ['juror.seats', 'juror.seats']);
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateJuror', { juror: { name: ofAda.name, person: bea.person }, updateMask: { paths: ['person'] } })), ['update_mask']);
});

// Example 5 of the specification.
test('a juror recused from the only application that she was given sees none, and no count, name or file of it', async () => {
  const call = await openCall(), [ada, camille] = [await person(), await person()];
  const row = await juror(call, ada, { seats: [`${call}/seats/dev`], organisation: AGENCY });
  const begins = { WatchApplications: { parent: 'calls/-' }, WatchReviews: { parent: `${call}/applications/-` }, WatchJuryHearings: { parent: call } };
  for (const [method, request] of Object.entries(begins)) begins[method] = { ...request, resumeToken: (await ada.firstOf(method, request)).resumeToken };
  const name = await submitted(camille, call);
  close(call);
  await coach.call('CreateJuryHearing', { parent: call, hearing: { application: name, place: 'Salle 1' } });
  const [conflict] = await coach.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-` });
  assert.deepEqual([conflict.application, conflict.cause, conflict.reason], [name, 'CAUSE_HOST_ORGANISATION', AGENCY]);
  const nowhere = `${call}/applications/01HZZZZZZZZZZZZZZZZZZZZZZZ`;
  const about = [['GetApplication', 'name', ''], ['ListApplicationFiles', 'parent', ''], ['ListApplicationRevisions', 'parent', ''], ['ReadApplicationFile', 'name', '/files/01HZZZZZZZZZZZZZZZZZZZZZZZ'],
    ['ListReviews', 'parent', ''], ['CreateReview', 'parent', ''], ['GetReview', 'name', `/reviews/${idOf(row.name)}`], ['SubmitReview', 'name', `/reviews/${idOf(row.name)}`]];
  for (const [method, field, below] of about) {
    const [refused, none] = [await ada.refusal(method, { [field]: name + below, review: {} }), await ada.refusal(method, { [field]: nowhere + below, review: {} })];
    assert.equal(refused.code, Code.NOT_FOUND, method);
    assert.equal(refused.message.replaceAll(name, nowhere), none.message, `${method}: as of one that there is not`);
  }
  assert.deepEqual(fieldsOf(await ada.refusal('CreateConflict', { parent: row.name, conflict: { application: name, reason: 'x' } })), ['conflict.application']);
  assert.deepEqual(await ada.all('ListApplications', 'applications', { parent: call }), []);
  assert.deepEqual(await ada.all('ListApplications', 'applications', { parent: 'calls/-', filter: 'state = SUBMITTED' }), []);
  assert.deepEqual(await ada.all('ListReviews', 'reviews', { parent: `${call}/applications/-` }), []);
  assert.deepEqual((await ada.call('ListMyReviews', { parent: call })).tasks, []);
  assert.deepEqual(await ada.all('ListJuryHearings', 'hearings', { parent: call }), []);
  assert.deepEqual(await ada.all('ListConflicts', 'conflicts', { parent: row.name }), [], 'what was detected tells of it too');
  const progress = await ada.call('GetJuryProgress', { name: call });
  assert.deepEqual([progress.figures, progress.jurors, progress.applications], [null, [], []]);
  assert.deepEqual((await coach.call('GetJuryProgress', { name: call })).figures, null, 'nobody is asked for anything');
  assert.ok(!JSON.stringify((await ada.of('AccessService').call('ExportPerson', { name: ada.person }))).includes(idOf(name)));
  for (const [method, request] of Object.entries(begins)) {
    const told = [];
    const watch = ada.watch(method, request, ({ changes }) => told.push(...changes));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    watch.cancel();
    assert.deepEqual(told, [], method);
  }
});

test('conflicts are found by person and by organisation, above and below, when a juror or an application comes', async () => {
  const call = await openCall(), [ada, bea, cleo, camille] = [await person(), await person(), await person(), await person()];
  const above = await juror(call, ada, { organisation: MINISTRY });
  const free = await juror(call, bea, { organisation: OTHER });
  const name = await submitted(camille, call);
  const late = await juror(call, cleo, { organisation: AGENCY });
  const self = await juror(call, camille);
  assert.deepEqual(await coach.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-` }), [], 'sealed: the call is open');
  assert.equal(await reasonOf(coach, 'CreateConflict', { parent: free.name, conflict: { application: name, reason: 'x' } }), 'CALL_NOT_CLOSED');
  assert.equal((await coach.call('DetectConflicts', { name: call })).found, 0);
  close(call);
  const found = (await coach.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-` })).map((each) => [each.name.split('/')[3], each.cause, each.application]).sort();
  assert.deepEqual(found, [[idOf(above.name), 'CAUSE_HOST_ORGANISATION', name], [idOf(late.name), 'CAUSE_HOST_ORGANISATION', name], [idOf(self.name), 'CAUSE_SAME_PERSON', name]].sort());
  sql(`DELETE FROM conflicts WHERE id LIKE '${idOf(call)}/${idOf(late.name)}/%'`);
  assert.equal((await coach.call('DetectConflicts', { name: call })).found, 1);
  assert.equal((await coach.call('DetectConflicts', { name: call })).found, 0, 'once');
  assert.equal(await codeOf(bea, 'DetectConflicts', { name: call }), Code.PERMISSION_DENIED);
  assert.deepEqual((await bea.call('ListMyReviews', { parent: call })).tasks.map(({ application }) => application.name), [name]);
});

test('nobody judges who works where they do, above or below', async () => {
  const call = await openCall(), [ada, bea, cleo, camille] = [await person(), await person(), await person(), await person()];
  const [same, above, other] = [await juror(call, ada, { organisation: 'organisations/bureau' }), await juror(call, bea, { organisation: 'organisations/direction' }), await juror(call, cleo, { organisation: OTHER })];
  const name = await submitted(camille, call);
  await camille.call('UpdateApplication', { application: { name, organisation: 'organisations/bureau' }, updateMask: { paths: ['organisation'] } });
  const written = await camille.call('GetApplication', { name });
  assert.deepEqual([written.organisation, written.revision], ['organisations/bureau', 2]);
  assert.notEqual(written.organisationUid, '', 'as the portfolio knows it');
  close(call);
  const found = (await coach.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-` })).map((each) => [each.name.split('/')[3], each.cause, each.reason]);
  assert.deepEqual(found.sort(), [[idOf(same.name), 'CAUSE_APPLICANT_ORGANISATION', 'organisations/bureau'],
    [idOf(above.name), 'CAUSE_APPLICANT_ORGANISATION', 'organisations/direction and organisations/bureau']].sort());
  for (const client of [ada, bea]) assert.equal(await codeOf(client, 'GetApplication', { name }), Code.NOT_FOUND);
  assert.equal((await cleo.call('GetApplication', { name })).organisation, 'organisations/bureau');
  assert.equal(other.organisation, OTHER);
});

test('a late recusal voids the review and keeps it', async () => {
  const call = await openCall(), [ada, camille] = [await person(), await person()];
  const row = await juror(call, ada), name = await submitted(camille, call);
  close(call);
  const done = await reviewed(ada, name);
  const hearing = await coach.call('CreateJuryHearing', { parent: call, hearing: { application: name, panel: [row.name] } });
  assert.deepEqual((await coach.call('GetJuryProgress', { name: call })).figures, { done: 1, asked: 1 });
  const declared = await recuse(ada, row, name);
  assert.deepEqual([declared.cause, declared.recordedBy], ['CAUSE_DECLARED', ada.person]);
  const kept = await coach.call('GetReview', { name: done.name });
  assert.deepEqual([kept.state, kept.marks], ['STATE_VOID', done.marks]);
  assert.deepEqual((await coach.call('GetJuryHearing', { name: hearing.name })).panel, []);
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateJuryHearing', { hearing: { name: hearing.name, panel: [row.name] } })), ['hearing.panel[0]']);
  for (const method of ['GetReview', 'SubmitReview', 'ListReviewRevisions']) assert.equal(await codeOf(ada, method, { name: done.name }), Code.NOT_FOUND, method);
  assert.equal(await codeOf(ada, 'UpdateReview', { review: { name: done.name, comment: 'x' } }), Code.NOT_FOUND);
  assert.deepEqual((await coach.call('GetJuryProgress', { name: call })).figures, null);
  const [own] = await ada.all('ListConflicts', 'conflicts', { parent: row.name });
  assert.deepEqual([own.name, own.application, own.reason], [declared.name, '', 'nous sommes cousins']);
  assert.deepEqual(await ada.all('ListConflicts', 'conflicts', { parent: row.name, filter: `application = "${name}"` }), []);
});

test('marks are held to the grid, and a submitted review answers every criterion', async () => {
  const call = await openCall(), [ada, camille] = [await person(), await person()];
  const row = await juror(call, ada), name = await submitted(camille, call);
  assert.equal(await codeOf(ada, 'CreateReview', { parent: name, review: {} }), Code.NOT_FOUND, 'sealed: the call is open');
  close(call);
  assert.deepEqual(fieldsOf(await ada.refusal('CreateReview', { parent: name, review: { marks: [{ criterion: 'IMPACT', mark: 5 }, { criterion: 'IMPACT', mark: 1 }, { criterion: 'ELSE', mark: 1 }],
    abstentions: [{ criterion: 'REACH', reason: '' }], applicationRevision: 9 } })), ['review.abstentions[0].reason', 'review.application_revision', 'review.marks[0].mark', 'review.marks[1].criterion', 'review.marks[2].criterion']);
  const draft = await review(ada, name, { marks: marks(4) });
  assert.deepEqual([draft.name, draft.juror, draft.state, draft.stage, draft.revision, draft.applicationRevision], [`${name}/reviews/${idOf(row.name)}`, row.name, 'STATE_DRAFT', 'STAGE_FILE', 1, 1]);
  assert.equal(await codeOf(ada, 'CreateReview', { parent: name, review: {} }), Code.ALREADY_EXISTS);
  const open = await ada.refusal('SubmitReview', { name: draft.name });
  assert.match(open.message + JSON.stringify(open.BadRequest), /REACH, TEAM/);
  await ada.call('UpdateReview', { review: { name: draft.name, marks: marks(4, 3), abstentions: [{ criterion: 'TEAM', reason: 'je ne sais pas' }] } });
  const done = await ada.call('SubmitReview', { name: draft.name });
  assert.deepEqual([done.state, done.complete, done.revision], ['STATE_SUBMITTED', false, 1], 'an abstention is no mark');
  assert.deepEqual(fieldsOf(await ada.refusal('UpdateReview', { review: { name: draft.name, marks: [] }, updateMask: { paths: ['marks'] } })), ['review.marks']);
  const again = await ada.call('UpdateReview', { review: { name: draft.name, marks: marks(4, 3, 1), abstentions: [] }, updateMask: { paths: ['marks', 'abstentions'] } });
  assert.deepEqual([again.state, again.complete, again.revision], ['STATE_SUBMITTED', true, 2]);
  const { reviews } = await ada.call('ListReviewRevisions', { name: draft.name });
  assert.deepEqual(reviews.map((each) => [each.revision, each.marks.length, each.abstentions.length]), [[1, 2, 1], [2, 3, 0]]);
  const heard = await review(ada, name, { stage: 'STAGE_HEARING' });
  assert.equal(heard.name, `${draft.name}.hearing`);
});

test('no review is taken once they are over, until a coach reopens them, with a reason that is kept', async () => {
  const call = await openCall({ reviewEndTime: at(40 * DAY) }), [ada, camille] = [await person(), await person()];
  await juror(call, ada);
  const name = await submitted(camille, call);
  close(call);
  const draft = await review(ada, name);
  assert.equal(await codeOf(coach, 'ReopenReviews', { name: call, reviewEndTime: at(50 * DAY), reason: 'x' }), Code.FAILED_PRECONDITION, 'they are not over');
  endReviews(call);
  for (const [method, request] of [['UpdateReview', { review: { name: draft.name, comment: 'tard' } }], ['SubmitReview', { name: draft.name }], ['CreateReview', { parent: name, review: { stage: 'STAGE_HEARING' } }]]) {
    assert.equal(await reasonOf(ada, method, request), 'REVIEWS_OVER', method);
  }
  assert.equal(await reasonOf(coach, 'UpdateCall', { call: { name: call, reviewEndTime: at(DAY) } }), 'CALL_FIXED');
  assert.deepEqual(fieldsOf(await coach.refusal('ReopenReviews', { name: call, reviewEndTime: at(-DAY), reason: 'x' })), ['review_end_time']);
  assert.equal(await codeOf(ada, 'ReopenReviews', { name: call, reviewEndTime: at(DAY), reason: 'x' }), Code.PERMISSION_DENIED);
  await coach.call('ReopenReviews', { name: call, reviewEndTime: at(DAY), reason: 'deux jurés malades' });
  assert.equal((await ada.call('SubmitReview', { name: draft.name })).state, 'STATE_SUBMITTED');
  const { auditRecords } = await coach.of('CohortService').call('ListAuditRecords', { resource: call });
  assert.ok(auditRecords.some(({ reason }) => reason === 'deux jurés malades'));
});

test('no juror sees the marks of another; coaches see all, and one who judges too once the reviews are over', async () => {
  const call = await openCall({ reviewEndTime: at(40 * DAY) }), [ada, bea, camille] = [await person(), await person(), await person()];
  const judging = await person();
  await admin.call('CreateAccessBinding', { accessBinding: { principal: judging.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  const [ofAda] = [await juror(call, ada), await juror(call, bea), await juror(call, judging)];
  const name = await submitted(camille, call);
  close(call);
  const done = await reviewed(ada, name);
  for (const client of [bea, camille, stranger]) {
    const code = await codeOf(client, 'GetReview', { name: done.name });
    assert.ok([Code.NOT_FOUND, Code.PERMISSION_DENIED].includes(code));
  }
  assert.deepEqual(await bea.all('ListReviews', 'reviews', { parent: name }), []);
  assert.deepEqual(await bea.all('ListReviews', 'reviews', { parent: name, filter: `juror = "${ofAda.name}"` }), []);
  assert.deepEqual((await bea.call('GetJuryProgress', { name: call })).figures, { done: 0, asked: 1 });
  assert.deepEqual((await coach.all('ListReviews', 'reviews', { parent: `${call}/applications/-` })).map((each) => each.name), [done.name]);
  assert.equal(await reasonOf(admin, 'UpdateReview', { review: { name: done.name, comment: 'x' } }), 'NOT_ITS_JUROR');
  await eventually('the coach who judges is one', async () => (await judging.of('CohortService').call('GetCaller')).roles.some(({ role }) => role === 'ROLE_COACH'));
  assert.deepEqual(await judging.all('ListReviews', 'reviews', { parent: name }), []);
  assert.equal(await codeOf(judging, 'GetReview', { name: done.name }), Code.NOT_FOUND);
  endReviews(call);
  assert.equal((await judging.call('GetReview', { name: done.name })).name, done.name);
  assert.deepEqual(await bea.all('ListReviews', 'reviews', { parent: name }), []);
});

test('a coach who judges lifts no seal alone: neither by their own row, nor by ending and reopening the reviews', async () => {
  const call = await openCall({ anonymousScreening: true, reviewEndTime: at(40 * DAY) }), [ada, judging, camille] = [await person(), await person(), await person()];
  await admin.call('CreateAccessBinding', { accessBinding: { principal: judging.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('the coach who judges is one', async () => (await judging.of('CohortService').call('GetCaller')).roles.some(({ role }) => role === 'ROLE_COACH'));
  assert.equal(await codeOf(judging, 'CreateJuror', { parent: call, juror: { person: judging.person, displayName: 'Moi' } }), Code.PERMISSION_DENIED);
  await juror(call, ada);
  const row = await juror(call, judging), name = await submitted(camille, call);
  close(call);
  await reviewed(ada, name, { comment: 'zqother' });
  for (const [method, request] of [['DeleteJuror', { name: row.name }], ['UpdateJuror', { juror: { name: row.name, seats: [`${call}/seats/dev`] } }]]) assert.equal(await codeOf(judging, method, request), Code.PERMISSION_DENIED, method);
  await coach.call('DeleteJuror', { name: row.name });
  assert.equal(await codeOf(judging, 'UndeleteJuror', { name: row.name }), Code.PERMISSION_DENIED);
  // Deleted by somebody else, they read as a juror all the same.
  assert.deepEqual(await judging.all('ListReviews', 'reviews', { parent: name }), []);
  const told = [await judging.call('GetApplication', { name }), ...await judging.all('ListApplications', 'applications', { parent: call })];
  assert.deepEqual(told.map(({ applicant }) => applicant), ['', '']);
  assert.deepEqual(await judging.all('ListApplications', 'applications', { parent: call, filter: `applicant = "${camille.person}"` }), []);
  const audited = async (client) => (await client.of('CohortService').call('ListAuditRecords', { resource: name })).auditRecords.length > 0;
  assert.deepEqual([await audited(judging), await audited(coach)], [false, true]);
  await coach.call('UndeleteJuror', { name: row.name });
  const own = await reviewed(judging, name);

  endReviews(call);
  assert.match(JSON.stringify(await judging.all('ListReviews', 'reviews', { parent: name })), /zqother/);
  assert.equal(await reasonOf(judging, 'UpdateReview', { review: { name: own.name, comment: 'x' }, updateMask: { paths: ['comment'] } }), 'READ_MARKS', 'whatever is reopened meanwhile');
  await judging.call('ReopenReviews', { name: call, reviewEndTime: at(DAY), reason: 'encore' });
  assert.equal(await reasonOf(judging, 'UpdateReview', { review: { name: own.name, marks: marks(1, 1, 1) }, updateMask: { paths: ['marks'] } }), 'READ_MARKS');
  assert.equal(await reasonOf(judging, 'CreateReview', { parent: name, review: { marks: marks(1, 1, 1), stage: 'STAGE_HEARING' } }), 'READ_MARKS');
  const [ofAda] = await ada.all('ListReviews', 'reviews', { parent: name });
  assert.equal((await ada.call('UpdateReview', { review: { name: ofAda.name, comment: 'relu' }, updateMask: { paths: ['comment'] } })).revision, 2);
});

test('a juror learns nothing of a decision before it is published; then what is not admissible goes', async () => {
  const call = await openCall(), [ada, camille, noa] = [await person(), await person(), await person()];
  await juror(call, ada);
  const [refused, admitted] = [await submitted(camille, call), await submitted(noa, call)];
  close(call);
  const told = async () => ({
    tasks: (await ada.call('ListMyReviews', { parent: call })).tasks.map(({ application }) => [application.name, application.state]).sort(),
    listed: (await ada.all('ListApplications', 'applications', { parent: call })).map(({ name }) => name).sort(),
    filtered: (await ada.all('ListApplications', 'applications', { parent: call, filter: 'state = SUBMITTED' })).length,
    progress: (await ada.call('GetJuryProgress', { name: call })).figures,
    got: await Promise.all([refused, admitted].map(async (name) => { const { state, updateTime, etag } = await ada.call('GetApplication', { name }); return [state, updateTime, etag]; })),
  });
  const before = await told();
  assert.deepEqual([before.tasks.length, before.progress], [2, { done: 0, asked: 2 }]);
  const feed = ada.watch('WatchApplications', { parent: 'calls/-' });
  await eventually('the watch begins', () => feed.messages.length > 0);
  await coach.call('DecideAdmissibility', { name: refused, decision: 'KIND_INADMISSIBLE', reason: 'Dossier vide' });
  await coach.call('DecideAdmissibility', { name: admitted, decision: 'KIND_ADMISSIBLE' });
  assert.deepEqual(await told(), before);
  await reviewed(ada, refused);
  await coach.call('PublishAdmissibility', { name: call });
  assert.equal(await codeOf(ada, 'GetApplication', { name: refused }), Code.NOT_FOUND);
  assert.deepEqual((await ada.call('ListMyReviews', { parent: call })).tasks.map(({ application }) => [application.name, application.state]), [[admitted, 'STATE_ADMISSIBLE']]);
  assert.deepEqual((await ada.call('GetJuryProgress', { name: call })).figures, { done: 0, asked: 1 });
  await eventually('the publication is told', () => feed.messages.some(({ changes }) => changes.length > 0));
  assert.deepEqual(feed.messages.flatMap(({ changes }) => changes.map(({ application }) => [application.name, application.state])), [[admitted, 'STATE_ADMISSIBLE']], 'and nothing before');
  feed.cancel();
});

test('jurors read what they judge; of an anonymous screening, nobody’s name until it is closed', async () => {
  const call = await openCall({ anonymousScreening: true }), [ada, camille, noa] = [await person(), await person(), await person()];
  await juror(call, ada, { seats: [`${call}/seats/dev`] });
  const [name, other] = [await submitted(camille, call), await submitted(noa, call, ['design'])];
  assert.equal(await codeOf(ada, 'GetApplication', { name }), Code.NOT_FOUND);
  close(call);
  assert.equal(await codeOf(ada, 'GetApplication', { name: other }), Code.NOT_FOUND, 'of another seat');
  const seen = [await ada.call('GetApplication', { name }), ...await ada.all('ListApplications', 'applications', { parent: call }), ...(await ada.call('ListMyReviews', { parent: call })).tasks.map((task) => task.application)];
  assert.equal(seen.length, 3);
  for (const each of seen) assert.deepEqual([each.name, each.applicant, each.answers.map(({ code }) => code)], [name, '', ['WHY']]);
  const { revisions: [revision] } = await ada.call('ListApplicationRevisions', { parent: name });
  assert.deepEqual([revision.applicant, revision.answers.map(({ code }) => code)], ['', ['WHY']]);
  assert.equal(await codeOf(ada, 'ListApplicationFiles', { parent: name }), Code.NOT_FOUND);
  assert.deepEqual(await ada.all('ListApplications', 'applications', { parent: call, filter: `applicant = "${camille.person}"` }), []);
  assert.equal((await ada.all('ListApplications', 'applications', { parent: call, filter: `NOT applicant = "${camille.person}"` })).length, 1);
  assert.equal((await coach.call('GetApplication', { name })).applicant, camille.person);
  assert.equal(await codeOf(ada, 'CloseScreening', { name: call }), Code.PERMISSION_DENIED);
  await coach.call('CloseScreening', { name: call });
  assert.deepEqual((await ada.call('GetApplication', { name })).answers.map(({ code }) => code), ['NAME', 'WHY']);
  assert.equal((await ada.all('ListApplications', 'applications', { parent: call, filter: `applicant = "${camille.person}"` })).length, 1);
  assert.deepEqual((await ada.call('ListApplicationFiles', { parent: name })).files, []);
});

test('who is heard confirms, and is told neither the panel nor the note', async () => {
  const call = await openCall(), [ada, camille, noa] = [await person(), await person(), await person()];
  const row = await juror(call, ada, { seats: [`${call}/seats/dev`] }), name = await submitted(camille, call);
  const early = { parent: call, hearing: { application: name } };
  assert.deepEqual(fieldsOf(await coach.refusal('CreateJuryHearing', early)), ['hearing.application'], 'sealed: the call is open');
  close(call);
  const made = await coach.call('CreateJuryHearing', { parent: call, hearing: { application: name, startTime: at(DAY), endTime: at(DAY + 1800), place: 'Salle 1', panel: [row.name], note: 'vérifier les dates' } });
  assert.deepEqual([made.answer, made.result, made.panel], ['ANSWER_NONE', 'RESULT_AWAITED', [row.name]]);
  const own = await camille.call('GetJuryHearing', { name: made.name });
  assert.deepEqual([own.place, own.panel, own.note], ['Salle 1', [], '']);
  assert.equal((await ada.call('GetJuryHearing', { name: made.name })).note, 'vérifier les dates');
  assert.deepEqual((await camille.all('ListJuryHearings', 'hearings', { parent: call })).map((each) => each.note), ['']);
  assert.deepEqual(await noa.all('ListJuryHearings', 'hearings', { parent: call }), []);
  assert.equal(await codeOf(noa, 'AnswerJuryHearing', { name: made.name, answer: 'ANSWER_CONFIRMED' }), Code.PERMISSION_DENIED);
  assert.equal(await reasonOf(admin, 'AnswerJuryHearing', { name: made.name, answer: 'ANSWER_CONFIRMED' }), 'NOT_ITS_APPLICANT');
  const confirmed = await camille.call('AnswerJuryHearing', { name: made.name, answer: 'ANSWER_CONFIRMED' });
  assert.deepEqual([confirmed.answer, confirmed.panel], ['ANSWER_CONFIRMED', []]);
  assert.equal((await coach.call('UpdateJuryHearing', { hearing: { name: made.name, note: 'vu' } })).answer, 'ANSWER_CONFIRMED');
  assert.equal((await coach.call('UpdateJuryHearing', { hearing: { name: made.name, place: 'Salle 2' } })).answer, 'ANSWER_NONE', 'it was moved');
  await coach.call('UpdateJuryHearing', { hearing: { name: made.name, result: 'RESULT_HEARD' } });
  assert.equal(await codeOf(camille, 'AnswerJuryHearing', { name: made.name, answer: 'ANSWER_DECLINED' }), Code.FAILED_PRECONDITION);
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateJuryHearing', { hearing: { name: made.name, endTime: at(60) }, updateMask: { paths: ['end_time'] } })), ['hearing.end_time']);
});
