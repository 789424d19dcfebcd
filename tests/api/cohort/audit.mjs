// What the audit, the list of letters, conflicts and the export of a person tell of applications: no more than their reader reads of
// these.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Season, at, idOf } from './results_season.mjs';

const DAY = 86_400, HOST = 'organisations/ministere';
let season, coach, admin;

before(async () => {
  season = await Season.start();
  ({ coach, admin } = season);
  await admin.call('CreateOrganisation', { organisationId: 'ministere', organisation: { title: 'Ministère' } });
});
after(closeClients);

const records = (client, request) => client.of('CohortService').all('ListAuditRecords', 'auditRecords', { pageSize: 1000, ...request });
const letters = (client, parent) => client.of('CohortService').all('ListLetters', 'letters', { parent, pageSize: 1000 });
const conflicts = (client, call) => client.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-` });
const asRead = (parent) => [{ resource: parent }, { resource: parent, inSequence: true }];
const isBelow = (name) => ({ resource }) => resource === name || resource.startsWith(`${name}/`);

// A juror of the call who coaches its programme too.
async function judgingCoach(call) {
  const judging = await season.juror(call);
  await admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('the coach who judges is one', () => judging.client.call('CheckCall', { name: call }).then(() => true, ({ code }) => code !== Code.PERMISSION_DENIED));
  return judging;
}

// A juror who applies to the call that they judge.
async function appliesAndJudges(call) {
  const juror = await season.juror(call);
  const { name } = await juror.client.call('CreateApplication', { parent: call, application: { applicant: juror.client.person, choices: [`${call}/seats/dev`] } });
  await juror.client.call('SubmitApplication', { name });
  return { ...juror, name };
}

test('while a call is open its audit tells of no application, in whatever order it is read, and of no conflict with one', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']), own = await appliesAndJudges(call);
  const gone = await season.person(), { name: draft } = await gone.call('CreateApplication', { parent: call, application: { applicant: gone.person } });
  await gone.call('DeleteApplication', { name: draft });
  await eventually('the chain has all of it', async () => (await records(admin, { inSequence: true })).filter(isBelow(draft)).length >= 2);
  const secrets = [ada.name, ada.client.person, own.name, draft, gone.person];
  for (const client of [coach, admin]) {
    for (const request of [call, ada.name, own.row.name, draft].flatMap(asRead)) {
      const told = await records(client, request);
      assert.deepEqual(secrets.filter((secret) => JSON.stringify(told).includes(secret)), [], JSON.stringify(request));
      assert.ok(told.every(({ principal }) => principal !== own.client.person));
    }
    assert.ok((await records(client, { resource: call })).some(isBelow(own.row.name)), 'what names no application is told');
  }
  season.close(call);
  const told = await records(coach, { resource: call });
  assert.ok(told.some(isBelow(ada.name)));
  assert.ok(!JSON.stringify(told).includes(gone.person), 'a draft is its applicant’s alone, for good');
});

test('what was withdrawn in time is named to nobody, by the audit and by letters', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']), bob = await season.applies(call, ['dev']);
  await ada.client.call('WithdrawApplication', { name: ada.name });
  season.close(call);
  assert.deepEqual((await letters(coach, call)).map(({ person }) => person), [bob.client.person]);
  for (const request of asRead(call)) assert.ok(!JSON.stringify(await records(coach, request)).includes(ada.client.person));
});

test('a conflict that is detected is the deed of the service, and so is what follows from it', async () => {
  const call = await season.open(), own = await appliesAndJudges(call), ada = await season.applies(call, ['dev']), kin = await season.juror(call);
  season.close(call);
  const [same] = await conflicts(coach, call);
  assert.deepEqual([same.application, same.cause, same.recordedBy], [own.name, 'CAUSE_SAME_PERSON', 'service:cohort']);
  const review = await season.marks(kin, ada.name, ['MARK'], [3]);
  await coach.call('UpdateChallenge', { challenge: { name: `challenges/${idOf(call)}-dev`, host: HOST }, updateMask: { paths: ['host'] } });
  await coach.call('UpdateJuror', { juror: { name: kin.row.name, organisation: HOST }, updateMask: { paths: ['organisation'] } });
  assert.equal((await coach.call('GetReview', { name: review.name })).state, 'STATE_VOID');
  const [latest] = await records(coach, { resource: review.name });
  assert.deepEqual([latest.principal, latest.method.split('/').pop(), latest.onBehalfOf], ['service:cohort', 'UpdateJuror', '']);
  assert.deepEqual((await conflicts(coach, call)).filter(({ cause }) => cause === 'CAUSE_HOST_ORGANISATION').map(({ recordedBy }) => recordedBy), ['service:cohort', 'service:cohort']);
});

test('while a screening is anonymous, a coach who judges learns who applies from no list', async () => {
  const call = await season.open({ more: { anonymousScreening: true } }), ada = await season.applies(call, ['dev']), own = await appliesAndJudges(call), judging = await judgingCoach(call);
  season.close(call);
  const hearing = await coach.call('CreateJuryHearing', { parent: call, hearing: { application: ada.name, place: 'Salle 1', startTime: at(DAY), endTime: at(DAY + 1800) } });
  await ada.client.call('AnswerJuryHearing', { name: hearing.name, answer: 'ANSWER_CONFIRMED' });
  const { client } = judging, named = async () => {
    const told = [...(await Promise.all(asRead(call).map((request) => records(client, request)))).flat(), ...await letters(client, call), ...await conflicts(client, call)];
    return [ada.client.person, own.name].filter((secret) => JSON.stringify(told).includes(secret));
  };
  assert.deepEqual(await named(), []);
  assert.ok((await records(client, { resource: call })).every(({ principal }) => principal !== own.client.person));
  // A page of one tells no more by whether another follows.
  for (const [method, request] of [['ListAuditRecords', { resource: call }], ['ListLetters', { parent: call }]]) {
    const field = method === 'ListLetters' ? 'person' : 'principal';
    const [one, none] = await Promise.all([ada.client.person, 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ'].map((person) => client.of('CohortService').call(method, { ...request, pageSize: 1, filter: `${field} = "${person}"` })));
    assert.deepEqual(one, none, method);
  }
  assert.ok((await records(coach, { resource: call })).some(({ principal }) => principal === ada.client.person), 'one who does not judge is told');
  assert.equal((await letters(coach, call)).length, 3);
  const offers = (reader) => reader.all('ListOffers', 'offers', { parent: call });
  await season.marks(await season.juror(call), ada.name, ['MARK'], [3]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  const [{ name: offer, applicant }] = await offers(coach);
  assert.equal(applicant, ada.client.person);
  assert.deepEqual(await offers(client), []);
  assert.equal((await client.refusal('GetOffer', { name: offer })).code, Code.NOT_FOUND);
  assert.deepEqual(await named(), []);
  await coach.call('CloseScreening', { name: call });
  assert.deepEqual(await named(), [ada.client.person, own.name]);
  assert.equal((await offers(client)).length, 1);
});

test('what a coach is recused from is in no audit of theirs', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']), bob = await season.applies(call, ['dev']), { client, row } = await judgingCoach(call);
  season.close(call);
  const hear = ({ name }) => coach.call('CreateJuryHearing', { parent: call, hearing: { application: name, place: 'Salle 1', startTime: at(DAY), endTime: at(DAY + 1800) } });
  const [ofAda, ofBob] = [await hear(ada), await hear(bob)];
  await client.call('CreateConflict', { parent: row.name, conflict: { application: ada.name, reason: 'une amie' } });
  for (const request of [...asRead(call), ...asRead(ada.name), ...asRead(ofAda.name)]) {
    const told = await records(client, request);
    assert.deepEqual([ada.name, ada.client.person, ofAda.name].filter((secret) => JSON.stringify(told).includes(secret)), [], JSON.stringify(request));
  }
  const told = await records(client, { resource: call });
  for (const name of [bob.name, ofBob.name]) assert.ok(told.some(isBelow(name)));
  assert.ok((await records(coach, { resource: call })).some(isBelow(ada.name)));
});

const exportTo = async (client, person) => JSON.stringify((await client.of('AccessService').call('ExportPerson', { name: person })).services.find(({ service }) => service === 'cohort').data);

test('an export tells an administrator of no application that nobody but its applicant reads, and its applicant of all of it', async () => {
  const call = await season.open(), answers = [{ code: 'WHY', value: 'zqraison' }];
  const writing = await season.person(), { name: draft } = await writing.call('CreateApplication', { parent: call, application: { applicant: writing.person, answers } });
  const gone = await season.applies(call, ['dev'], { answers }), stays = await season.applies(call, ['dev'], { answers });
  await gone.client.call('WithdrawApplication', { name: gone.name });
  // Letters tell that somebody applied, too.
  const told = async (client, person, name) => (await exportTo(client, person)).includes(idOf(name)) || (await exportTo(client, person)).includes('zqraison');
  for (const [client, name] of [[writing, draft], [gone.client, gone.name], [stays.client, stays.name]]) {
    assert.equal(await told(admin, client.person, name), false, 'while the call is open');
    assert.equal(await told(client, client.person, name), true);
  }
  season.close(call);
  for (const [client, name, read] of [[writing, draft, false], [gone.client, gone.name, false], [stays.client, stays.name, true]]) {
    assert.equal(await told(admin, client.person, name), read, 'once it has closed');
    assert.equal(await told(client, client.person, name), true);
  }
});

test('an export tells an administrator who is recused from an application nothing of it', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev'], { answers: [{ code: 'WHY', value: 'zqraison' }] }), { client, row } = await season.juror(call);
  await admin.call('CreateAccessBinding', { accessBinding: { principal: client.person, role: 'ROLE_PROGRAMME_ADMIN' } });
  season.close(call);
  await eventually('the juror administers', async () => (await client.of('CohortService').call('GetCaller')).roles.some(({ role }) => role === 'ROLE_PROGRAMME_ADMIN'));
  await coach.call('CreateJuryHearing', { parent: call, hearing: { application: ada.name, place: 'zqsalle', note: 'zqnote de Personne', startTime: at(DAY), endTime: at(DAY + 1800) } });
  assert.match(await exportTo(client, ada.client.person), /zqraison/);
  await client.call('CreateConflict', { parent: row.name, conflict: { application: ada.name, reason: 'une amie' } });
  const told = await exportTo(client, ada.client.person);
  assert.deepEqual(['zqraison', 'zqsalle', 'zqnote', idOf(ada.name)].filter((secret) => told.includes(secret)), []);
  assert.match(await exportTo(admin, ada.client.person), /zqraison/);
  assert.match(await exportTo(ada.client, ada.client.person), /zqraison/);
});

test('an administrator who judges an anonymous screening learns from no export who applies', async () => {
  const call = await season.open({ more: { anonymousScreening: true } }), ada = await season.applies(call, ['dev'], { answers: [{ code: 'WHY', value: 'zqraison' }] }), { client } = await season.juror(call);
  await admin.call('CreateAccessBinding', { accessBinding: { principal: client.person, role: 'ROLE_PROGRAMME_ADMIN' } });
  season.close(call);
  await eventually('the juror administers', async () => (await client.of('CohortService').call('GetCaller')).roles.some(({ role }) => role === 'ROLE_PROGRAMME_ADMIN'));
  assert.doesNotMatch(await exportTo(client, ada.client.person), /zqraison/);
  await coach.call('CloseScreening', { name: call });
  assert.match(await exportTo(client, ada.client.person), /zqraison/);
});
