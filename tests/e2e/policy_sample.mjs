// The fictional sample of policy: a proposal waits in silence, another became a text, a third is being written; a plan has what is
// claimed beside what was found; and loading it again changes nothing.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { before } from 'node:test';
import { importSample } from './sample.mjs';
import { PEP, SAMPLE, Stack, runProgram } from './stack.mjs';

const ADMIN = { as: 'programme_admin' }, NOBODY = {}, AUTHORITY = 'organisations/direction-des-berges';

let stack, threshold, directory;
const one = (who, ...args) => stack.json(['policy', ...args], who);
const lines = (who, ...args) => stack.jsonLines(['policy', ...args, '--all'], who);

before(async () => {
  stack = await Stack.start();
  await importSample(stack);
  const read = await lines(NOBODY, 'proposals', 'list'), about = (topic) => read.find(({ topics }) => topics.includes(`constraintTopics/${topic}`));
  [threshold, directory] = [about('procurement'), about('data-access')];
});

test('of three proposals everybody reads two: one waits for an answer that is late, one was adopted', async () => {
  assert.equal((await lines(ADMIN, 'proposals', 'list')).length, 3);
  assert.equal((await lines(NOBODY, 'proposals', 'list')).length, 2, 'nobody reads a draft but its author');
  assert.deepEqual([threshold.state, threshold.overdue, threshold.turn, threshold.revision], ['STATE_TRANSMITTED', true, 'TURN_AUTHORITY', 2]);
  assert.deepEqual([directory.state, directory.overdue ?? false], ['STATE_ADOPTED', false]);
  assert.equal(threshold.targetTexts[0].proposedWording, 'quatre-vingt-dix mille euros', 'as it was amended');
  assert.deepEqual(threshold.commitments, ['plans/plan-des-rives/commitments/rv0038']);
});

test('what one rests on is what two promotions answered, and everybody may read that', async () => {
  const [evidence] = await lines(NOBODY, 'evidence', 'list', threshold.name);
  assert.deepEqual([evidence.kind, evidence.open, JSON.parse(evidence.quotation).cell.people], ['KIND_RELEASE_CELL', true, 11]);
});

test('it was consulted on, and a committee had its quorum with one who was elsewhere and a mandate', async () => {
  const talk = await one(NOBODY, 'consultations', 'show', threshold.consultation);
  assert.deepEqual([talk.state, talk.supportCount, talk.commentCount, talk.revision], ['STATE_SUMMED_UP', 1, 1, 2]);
  const [session] = await lines(NOBODY, 'sessions', 'list');
  assert.deepEqual(session.quorums.map(({ members, needed, counted, quorum }) => [members, needed, counted, quorum]), [[5, 3, 4, true], [5, 3, 4, true]]);
  const decisions = await lines(NOBODY, 'decisions', 'list', session.name);
  assert.deepEqual(decisions.map(({ verdict, forCount, abstainCount }) => [verdict, forCount, abstainCount]), Array(2).fill(['VERDICT_TRANSMIT', 3, 1]));
});

test('one authority has both: it is silent of the one, and answered the other in part, in time', async () => {
  const sent = await lines(NOBODY, 'transmissions', 'list');
  const of = ({ name }) => sent.find(({ proposal }) => proposal === name);
  assert.deepEqual([of(threshold).authority, of(threshold).standing, of(threshold).silenceNow], [AUTHORITY, 'STANDING_OVERDUE', 'SILENCE_NONE']);
  assert.equal(of(directory).standing, 'STANDING_ANSWERED');
  const [answer] = await lines(NOBODY, 'answers', 'list', of(directory).name);
  assert.deepEqual([answer.verdict, answer.late ?? false], ['VERDICT_PARTLY', false]);
  const text = await one(NOBODY, 'texts', 'show', directory.text);
  assert.deepEqual([text.inForce, text.proposals], [true, [directory.name]]);
});

test('the plan declares three, lists one, and says of it what was not found', async () => {
  const plan = await one(NOBODY, 'plans', 'show', 'plan-des-rives');
  assert.deepEqual([plan.declaredCount, plan.listedCount], [3, 1]);
  const [claim] = await lines(NOBODY, 'claims', 'list', 'plan-des-rives/rv0038'), [review] = await lines(NOBODY, 'reviews', 'list', 'plan-des-rives/rv0038');
  assert.deepEqual([claim.status, review.completion], ['Substantial', 'Limited']);
});

test('loaded again, nothing changes', () => {
  const tables = ['proposals', 'evidence', 'amendments', 'consultations', 'votes', 'comments', 'sessions', 'decisions', 'transmissions', 'answers', 'texts', 'plans', 'commitments', 'claims', 'reviews'];
  const state = () => stack.database.sql(tables.map((table) => `SELECT '${table}', COUNT(*) FROM ${table}`).join(' UNION ALL '), stack.schemaOf('policy'));
  const once = state();
  const { code, err } = runProgram(path.join(SAMPLE, '..', 'sample_policy.sh'), [PEP], { env: stack.environment('programme_admin') });
  assert.equal(code, 0, err);
  assert.deepEqual(state(), once);
});
