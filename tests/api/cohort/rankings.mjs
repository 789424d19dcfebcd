// Rankings: what a jury marked, ranked exactly, sealed until it is published, and computed again by anybody.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { fieldsOf } from './season.mjs';
import { Season, idOf } from './results_season.mjs';

const CODES = ['C1', 'C2', 'C3', 'C4', 'C5'];
let season, coach;

const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;
const run = (call, more = {}) => coach.call('RunRanking', { parent: call, ...more });
const resultsOf = async (name, client = coach) => {
  const told = await client.call('GetRankingRun', { name });
  return told.ranked.map(({ application, rank, score, decidedBy }) => [application, rank, score, decidedBy]);
};
const replayed = (runJson) => season.stack.run(['--output', 'json', 'cohort', 'replay', '-'], { input: `${runJson}\n` });

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

// Two who apply, marked alike by one juror.
async function twins() {
  const call = await season.open();
  const [ada, bea] = [await season.applies(call, ['dev']), await season.applies(call, ['dev'])];
  season.close(call);
  const juror = await season.juror(call);
  for (const { name } of [ada, bea]) await season.marks(juror, name, ['MARK'], [3]);
  return { call, ada, bea, juror };
}

// Example 1 of the specification.
test('scores are exact means of complete reviews, and a late recusal takes a review along', async () => {
  const call = await season.open({ criteria: CODES, reviews: 2 });
  const [p, q, r, s] = [await season.applies(call, ['dev']), await season.applies(call, ['dev']), await season.applies(call, ['dev']), await season.applies(call, ['dev'])];
  season.close(call);
  const [j1, j2, j3] = [await season.juror(call), await season.juror(call), await season.juror(call)];
  await j3.client.call('CreateConflict', { parent: j3.row.name, conflict: { application: p.name, reason: 'un ancien collègue' } });
  for (const [juror, application, ...marks] of [[j1, p, 4, 3, 3, 4, 3], [j2, p, 3, 3, 4, 3, 3], [j1, q, 4, 3, 3, 3, 4], [j2, q, 3, 3, 3, 4, 3], [j3, q, 3, 4, 3, 3, 3],
    [j1, r, 4, 4, 4, 3, null], [j2, r, 3, 3, 3, 4, 4], [j3, r, 3, 3, 3, 3, 4], [j1, s, 4, 4, 4, 4, 4]]) await season.marks(juror, application.name, CODES, marks);
  const first = await run(call);
  assert.deepEqual([first.name, first.rankedCount, first.notRankableCount, first.tieCount, first.publishTime], [`${call}/rankings/1`, 3, 1, 0, null]);
  assert.deepEqual(await resultsOf(first.name), [[p.name, 1, '33/2', 'C1'], [r.name, 2, '33/2', 'C1'], [q.name, 3, '49/3', '']]);
  const { unrankable, jurorOffsets, runJson } = await coach.call('GetRankingRun', { name: first.name });
  assert.deepEqual(unrankable, [{ application: s.name, completeReviews: 1, neededReviews: 2 }]);
  assert.deepEqual(jurorOffsets.find(({ juror }) => juror === j1.row.name).offset, '1', 'as pep cohort rehearse --explain J1 says of the same');
  assert.equal(runJson, '', 'the seed is told from publication on');
  const again = await run(call);
  assert.deepEqual([again.name, again.inputsSha256, again.resultSha256], [`${call}/rankings/2`, first.inputsSha256, first.resultSha256]);

  await j2.client.call('CreateConflict', { parent: j2.row.name, conflict: { application: r.name, reason: 'un cousin' } });
  const late = await run(call);
  assert.deepEqual(await resultsOf(late.name), [[p.name, 1, '33/2', ''], [q.name, 2, '49/3', '']]);
  assert.deepEqual((await coach.call('GetRankingRun', { name: late.name })).unrankable.map((each) => [each.application, each.completeReviews]).sort(), [[r.name, 1], [s.name, 1]].sort());

  await coach.call('PublishRanking', { name: first.name });
  const published = await coach.call('GetRankingRun', { name: first.name });
  const { code, out } = await replayed(published.runJson);
  assert.equal(code, 0, 'the first run replays unchanged');
  assert.deepEqual(JSON.parse(out), { same: true, sha256: { inputs: first.inputsSha256, result: first.resultSha256 } });
  assert.notEqual((await replayed(published.runJson.replace('"rank":1', '"rank":2'))).code, 0);
});

test('an applicant is told of their own marks and place, once that is published, and of nobody else', async () => {
  const { call, ada, bea, juror } = await twins();
  await coach.call('RecordTieDecision', { parent: call, tieDecision: { applications: [bea.name, ada.name], reason: 'un projet plus avancé' } });
  const { name } = await run(call);
  assert.equal(await codeOf(ada.client, 'GetExplanation', { application: ada.name }), Code.NOT_FOUND);
  assert.equal(await codeOf(ada.client, 'GetExplanation', { application: ada.name, ranking: name }), Code.NOT_FOUND);
  assert.equal((await coach.call('GetExplanation', { application: ada.name, ranking: name })).rank, 2);
  await coach.call('PublishRanking', { name });
  const told = await ada.client.call('GetExplanation', { application: ada.name });
  assert.deepEqual([told.ranking, told.rank, told.rankedCount, told.score, told.decidedBy, told.completeReviews, told.neededReviews], [name, 2, 2, '3', 'jury', 1, 1]);
  assert.deepEqual(told.criteria, [{ criterion: 'MARK', label: 'MARK', weight: '1', marks: [3], mean: '3' }]);
  assert.ok(!JSON.stringify(told).includes(idOf(bea.name)) && !JSON.stringify(told).includes(idOf(juror.row.name)));
  assert.equal(await codeOf(ada.client, 'GetExplanation', { application: bea.name }), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(ada.client, 'GetRankingRun', { name }), Code.PERMISSION_DENIED);
});

test('what is not published is there for nobody but coaches who never judged it', async () => {
  const { call, ada, juror } = await twins();
  const recused = await season.juror(call);
  await recused.client.call('CreateConflict', { parent: recused.row.name, conflict: { application: ada.name, reason: 'un frère' } });
  const judging = await season.juror(call);
  await season.admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('they lead', async () => await codeOf(judging.client, 'RunRanking', { parent: call }) !== Code.PERMISSION_DENIED);
  const { resumeToken } = await juror.client.firstOf('WatchRankings', { parent: call });
  const { name } = await run(call);
  const none = `${call}/rankings/99`;
  for (const client of [juror.client, recused.client, judging.client]) {
    for (const method of ['GetRanking', 'GetRankingRun']) {
      const [refused, missing] = [await client.refusal(method, { name }), await client.refusal(method, { name: none })];
      assert.equal(refused.code, Code.NOT_FOUND, method);
      assert.equal(refused.message.replace(name, none), missing.message, method);
    }
    assert.deepEqual(await client.all('ListRankings', 'rankings', { parent: call }), []);
    assert.deepEqual(await client.all('ListRankings', 'rankings', { parent: call, filter: 'stage = FILE' }), []);
  }
  assert.equal(await codeOf(season.stranger, 'GetRanking', { name }), Code.PERMISSION_DENIED);
  assert.equal(await reasonOf(judging.client, 'RunRanking', { parent: call }), 'JUDGES_IT');
  assert.equal(await reasonOf(judging.client, 'PublishRanking', { name }), 'JUDGES_IT');
  const told = [];
  const watch = juror.client.watch('WatchRankings', { parent: call, resumeToken }, ({ changes }) => told.push(...changes));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual(told, []);
  await coach.call('PublishRanking', { name });
  await eventually('they are told', () => told.length > 0);
  watch.cancel();
  assert.deepEqual(told.map((change) => change.ranking.name), [name]);
  assert.equal((await juror.client.call('GetRankingRun', { name })).ranked.length, 2);
  assert.deepEqual((await juror.client.call('GetRankingRun', { name })).jurorOffsets, [], 'for coaches');
  assert.equal(await codeOf(recused.client, 'GetRanking', { name }), Code.NOT_FOUND);
  assert.deepEqual(await recused.client.all('ListRankings', 'rankings', { parent: call }), []);
});

test('who is named in why the jury decided, and why that was withdrawn, is taken out of it when they are erased', async () => {
  const { call, ada, bea } = await twins(), who = await season.person('Zéphirine Tilleul');
  const { name } = await coach.call('RecordTieDecision', { parent: call, tieDecision: { applications: [bea.name, ada.name], reason: 'Zéphirine Tilleul l’a dit' } });
  await coach.call('WithdrawTieDecision', { name, reason: 'Zéphirine Tilleul s’est trompée' });
  await season.admin.erase({ name: who.person, reason: 'à sa demande', knownAs: ['Zéphirine Tilleul'] });
  const { tieDecisions: [told] } = await coach.call('ListTieDecisions', { parent: call });
  for (const text of [told.reason, told.withdrawReason]) assert.match(text, /^\[personne effacée\]/);
});

test('a run is refused with each tie that nothing decides; the jury’s decision, or the lot, decides', async () => {
  const { call, ada, bea } = await twins();
  const byLot = await run(call);
  assert.deepEqual((await resultsOf(byLot.name)).map(([, rank, , by]) => [rank, by]), [[1, 'lot'], [2, 'lot']]);
  season.sql(`DELETE FROM call_seeds WHERE call_id = '${idOf(call)}'`);
  const refused = await coach.refusal('RunRanking', { parent: call });
  assert.equal(refused.ErrorInfo.reason, 'TIES_UNDECIDED');
  assert.deepEqual(refused.PreconditionFailure.violations.map(({ subject }) => subject.split(' ').sort()), [[ada.name, bea.name].sort()]);
  const kept = await run(call, { keepTies: true });
  assert.deepEqual([kept.tieCount, (await resultsOf(kept.name)).map(([, rank]) => rank)], [1, [1, 1]]);
  const decision = await coach.call('RecordTieDecision', { parent: call, tieDecision: { applications: [bea.name, ada.name], reason: 'délibéré le 3 mars' } });
  assert.deepEqual((await resultsOf((await run(call)).name)).map(([name, , , by]) => [name, by]), [[bea.name, 'jury'], [ada.name, 'jury']]);
  const other = { parent: call, tieDecision: { applications: [ada.name, bea.name], reason: 'à l’inverse' } };
  assert.deepEqual(fieldsOf(await coach.refusal('RecordTieDecision', other)), ['tie_decision.applications']);
  await coach.call('WithdrawTieDecision', { name: decision.name, reason: 'une erreur de saisie' });
  assert.equal(await codeOf(coach, 'WithdrawTieDecision', { name: decision.name, reason: 'encore' }), Code.FAILED_PRECONDITION);
  await coach.call('RecordTieDecision', other);
  assert.deepEqual((await resultsOf((await run(call)).name)).map(([name]) => name), [ada.name, bea.name]);
  const { tieDecisions } = await coach.call('ListTieDecisions', { parent: call });
  assert.deepEqual(tieDecisions.map(({ reason, withdrawReason }) => [reason, withdrawReason]), [['délibéré le 3 mars', 'une erreur de saisie'], ['à l’inverse', '']]);
  assert.deepEqual(fieldsOf(await coach.refusal('RecordTieDecision', { parent: call, tieDecision: { applications: [ada.name, `${call}/applications/01HZZZZZZZZZZZZZZZZZZZZZZZ`], reason: 'x' } })), ['tie_decision.applications[1]']);
});

test('nothing is run before the call has closed, and a seat is ranked by its own jurors', async () => {
  const call = await season.open({ seats: { dev: 1, data: 1 } });
  const [ada, bea] = [await season.applies(call, ['dev', 'data']), await season.applies(call, ['data', 'dev'])];
  assert.equal(await reasonOf(coach, 'RunRanking', { parent: call }), 'CALL_NOT_CLOSED');
  season.close(call);
  const [all, own] = [await season.juror(call), await season.juror(call, ['data'])];
  await season.marks(all, ada.name, ['MARK'], [4]);
  await season.marks(all, bea.name, ['MARK'], [1]);
  await season.marks(own, ada.name, ['MARK'], [1]);
  await season.marks(own, bea.name, ['MARK'], [3]);
  assert.deepEqual(await resultsOf((await run(call, { seat: `${call}/seats/data` })).name), [[bea.name, 1, '3', ''], [ada.name, 2, '1', '']]);
  assert.deepEqual((await resultsOf((await run(call)).name)).map(([name]) => name), [ada.name, bea.name]);
  assert.deepEqual(fieldsOf(await coach.refusal('RunRanking', { parent: call, seat: `${call}/seats/ailleurs` })), ['seat']);
  assert.deepEqual((await coach.all('ListRankings', 'rankings', { parent: call, filter: `seat = "${call}/seats/data"` })).map(({ name }) => name), [`${call}/rankings/1`]);
});

test('who applies to a call is an applicant there, coach or administrator though they be', async () => {
  for (const binding of [{ role: 'ROLE_COACH', resource: 'programmes/verger' }, { role: 'ROLE_PROGRAMME_ADMIN' }]) {
    const call = await season.open(), other = await season.open(), ada = await season.applies(call, ['dev']), bea = await season.applies(call, ['dev']);
    await season.admin.call('CreateAccessBinding', { accessBinding: { principal: ada.client.person, ...binding } });
    await eventually('they lead', async () => (await ada.client.of('CohortService').call('GetCaller')).roles.some(({ role }) => role === binding.role));
    const left = await ada.client.call('CreateApplication', { parent: other, application: { applicant: ada.client.person, choices: [`${other}/seats/dev`] } });
    await ada.client.call('SubmitApplication', { name: left.name });
    await ada.client.call('WithdrawApplication', { name: left.name });
    for (const each of [call, other]) season.close(each);
    const juror = await season.juror(call);
    for (const { name } of [ada, bea]) await season.marks(juror, name, ['MARK'], [2]);
    const { name: ranking } = await coach.call('RunRanking', { parent: call });
    const { name: placement } = await coach.call('RunPlacing', { parent: call });
    await coach.call('DecideResult', { parent: ada.name, kind: 'KIND_NOT_SELECTED', reason: 'SECRET' });
    await coach.call('DecideAdmissibility', { name: ada.name, decision: 'KIND_INADMISSIBLE', reason: 'SECRET' });
    const refused = async (method, request, client = ada.client) => assert.ok([Code.PERMISSION_DENIED, Code.NOT_FOUND].includes(await codeOf(client, method, request)), `${binding.role} ${method}`);
    for (const method of ['RunRanking', 'RunPlacing', 'CountApplications']) await refused(method, { parent: call });
    for (const method of ['PublishResults', 'PublishAdmissibility', 'GetCallFigures']) await refused(method, { name: call });
    await refused('CancelCall', { name: call, reason: 'x' });
    await refused('RecordTieDecision', { parent: call, tieDecision: { applications: [ada.name, bea.name], reason: 'moi' } });
    await refused('GetRankingRun', { name: ranking });
    await refused('PublishPlacement', { name: placement, validateOnly: true });
    await refused('DecideAdmissibility', { name: bea.name, decision: 'KIND_INADMISSIBLE', reason: 'x' });
    await refused('GetExplanation', { application: ada.name, ranking });
    await refused('GetApplication', { name: bea.name });
    assert.deepEqual((await ada.client.all('ListApplications', 'applications', { parent: call })).map(({ name }) => name), [ada.name]);
    assert.deepEqual(await ada.client.all('ListApplicationResults', 'results', { parent: ada.name }), []);
    const told = [['ListReviews', { parent: ada.name }], ['ListAuditRecords', { resource: ada.name }]];
    for (const [method, request] of told) {
      const answer = await ada.client.of('CohortService').call(method, request).then(JSON.stringify, () => '');
      assert.doesNotMatch(answer, /SECRET|INADMISSIBLE|"mark"/, method);
    }
    assert.ok((await ada.client.call('CountApplications', { parent: other })).counts, 'who withdrew before it closed leads it again');
  }
});
