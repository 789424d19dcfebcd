// The fictional sample of feedback: every page has something to show, what is released holds enough answers, and loading it again
// changes nothing.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import test, { before } from 'node:test';
import { importSample } from './sample.mjs';
import { PEP, SAMPLE, Stack, runProgram } from './stack.mjs';

const ADMIN = { as: 'programme_admin' }, NOBODY = {};
const REVIEW = 'bilan-promotions', AFTER = 'depuis-la-promotion', FEWEST = 5;

let stack;
const one = (...args) => stack.json(['feedback', ...args], ADMIN);
const lines = (...args) => stack.jsonLines(['feedback', ...args], ADMIN);
const sha = (text) => createHash('sha256').update(text).digest('hex');

before(async () => {
  stack = await Stack.start();
  await importSample(stack);
});

test('twelve people of two cohorts joined, each by their own will', async () => {
  const members = await lines('members', 'list', 'anciens', '--all');
  assert.equal(members.length, 12);
  assert.equal(new Set(members.map(({ person }) => person)).size, 12);
  const cohorts = members.map(({ cohorts: [cohort] }) => cohort);
  assert.deepEqual(['programmes/pepinieristes/cohorts/1', 'programmes/semis-verts/cohorts/saison-1'].map((cohort) => cohorts.filter((one) => one === cohort).length), [7, 5]);
  assert.ok(members.every(({ contactFor }) => contactFor.includes('CAMPAIGNS')));
});

test('one campaign is released, to everybody, of eleven answers; each part of it has five people', async () => {
  const campaign = await one('campaigns', 'show', REVIEW);
  assert.deepEqual([campaign.state, campaign.peopleAsked, campaign.closingStep], ['STATE_RELEASED', 12, 'CLOSING_STEP_TEXT_KEY_DESTROYED']);
  const release = await stack.json(['feedback', 'release', REVIEW], NOBODY);
  assert.deepEqual([release.audienceSize, release.answers, release.hash], [12, 11, campaign.releaseHash]);
  assert.equal(sha(await stack.pep(['feedback', 'release', REVIEW, '--document'], NOBODY)), release.hash);
  const autonomy = release.questions.find(({ question }) => question === 'autonomy').all;
  assert.deepEqual([autonomy.people, autonomy.mean, autonomy.options.map(({ count = 0 }) => count)], [11, '39/11', [0, 2, 3, 4, 2]]);
  assert.deepEqual(autonomy.parts.map(({ values, people }) => [values, people]), [[['programmes/pepinieristes/cohorts/1'], 6], [['programmes/semis-verts/cohorts/saison-1'], 5]]);
  const cells = (group) => [group, ...(group.parts ?? []).flatMap(cells)];
  for (const { question, withheld, all } of release.questions) {
    assert.ok(!withheld, question);
    for (const { people } of cells(all)) assert.ok(people >= FEWEST, question);
  }
  assert.equal(release.texts.length, 5, 'one of six was left out');
  assert.ok(release.texts.every(({ text }) => !text.includes('214')), 'what would tell whose it is is gone');
});

test('one campaign is open, and asks twelve people', async () => {
  const campaign = await one('campaigns', 'show', AFTER);
  assert.deepEqual([campaign.state, campaign.peopleAsked], ['STATE_OPEN', 12]);
  assert.deepEqual((await lines('campaigns', 'list', '--all')).map(({ name }) => name), [`campaigns/${REVIEW}`, `campaigns/${AFTER}`]);
});

test('what gets in the way has a cost, and is read by whom it says', async () => {
  const constraints = await lines('constraints', 'list', '--all');
  assert.equal(constraints.length, 6);
  assert.equal(constraints.reduce((sum, { lostDays = 0 }) => sum + lostDays, 0), 86.5);
  assert.equal(constraints.filter(({ lostDays }) => lostDays === undefined).length, 1, 'nobody knows what one cost');
  const seen = await stack.jsonLines(['feedback', 'constraints', 'list', '--all'], NOBODY);
  assert.deepEqual(seen.map(({ visibility, reporter }) => [visibility, reporter]), Array(3).fill(['VISIBILITY_PUBLIC', undefined]));
});

test('ideas are voted on, commented, merged and declined; what waits is told to moderators', async () => {
  const ideas = await lines('ideas', 'list', 'agents', '--all');
  const of = (state) => ideas.filter((idea) => idea.state === state);
  const [framework] = of('STATE_BECOMES_MEASURE'), [same] = of('STATE_MERGED'), [desks] = of('STATE_DECLINED');
  assert.deepEqual([framework.votes, framework.measure, framework.signature], [6, 'measures/marche-ouvert', 'Aline Berthier'], 'Bastien voted for both, and counts once');
  assert.equal(same.mergedInto, framework.name);
  assert.match(desks.stateReason, /accès aux bâtiments/);
  const [open] = of('STATE_OPEN');
  assert.equal(open.votes, 2);
  const comments = await lines('comments', 'list', framework.name, '--all');
  assert.equal(comments.length, 2);
  assert.equal(comments.filter(({ replyTo }) => replyTo).length, 1);
  const [waiting] = await lines('moderation', 'queue', 'usagers');
  assert.deepEqual([waiting.kind, waiting.says], ['IDEA', "Des courriers que l'on comprend"]);
  assert.deepEqual(await stack.jsonLines(['feedback', 'ideas', 'list', 'usagers', '--all'], NOBODY), []);
  const [hidden] = await stack.jsonLines(['feedback', 'moderation', 'log', 'agents', '--all'], NOBODY);
  assert.deepEqual([hidden.decision, hidden.author, hidden.moderator], ['DECISION_HIDE', undefined, undefined]);
});

test('a measure came of an idea and of a constraint, and their author was told each step', async () => {
  const measure = await one('measures', 'show', 'marche-ouvert');
  assert.deepEqual(measure.moves.map(({ state }) => state), ['STATE_ANNOUNCED', 'STATE_IN_PROGRESS']);
  const home = path.join(stack.folder, 'home', 'aline'), aline = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  await stack.pep(['login', '--subject', 'aline.berthier@anciens.example'], aline);
  const outcomes = (await stack.jsonLines(['feedback', 'receipts', 'list', '--all'], aline)).map(({ outcome }) => outcome);
  assert.ok(outcomes.includes('OUTCOME_RECEIVED') && outcomes.includes('OUTCOME_BECAME_MEASURE'), outcomes.join());
});

test('a sample of the panel is drawn, and its proof holds without the server', async () => {
  const study = await one('studies', 'show', 'usagers/courriers');
  assert.equal(study.state, 'STATE_DRAWN');
  assert.deepEqual(study.strata.map(({ population, wanted }) => [population, wanted]), [[5, 2], [5, 2]]);
  const proof = path.join(stack.folder, 'proof.json');
  await stack.pep(['feedback', 'studies', 'proof', 'usagers/courriers', '--file', proof], ADMIN);
  const drawn = await stack.json(['feedback', 'draw', proof], { env: { PEP_SERVER: '127.0.0.1:1' } });
  assert.deepEqual([drawn.seedHash, drawn.listHash], [study.seedHash, study.listHash]);
  const rates = await one('studies', 'rates', 'usagers/courriers');
  assert.deepEqual([rates.complete, rates.refusal], [1, 1]);
});

test('two wrote what they learned, one of them for everybody', async () => {
  assert.equal((await lines('retrospectives', 'list', '--all')).length, 2);
  const [shared, ...others] = await stack.jsonLines(['feedback', 'retrospectives', 'list', '--all'], NOBODY);
  assert.deepEqual([shared.sharing, others], ['SHARING_EVERYBODY', []]);
});

test('loaded again, nothing changes', () => {
  const tables = ['networks', 'members', 'campaigns', 'constraints', 'spaces', 'ideas', 'comments', 'votes', 'measures', 'panels', 'panelists', 'studies', 'invitations', 'retrospectives', 'receipts'];
  const state = () => stack.database.sql(tables.map((table) => `SELECT '${table}', COUNT(*) FROM ${table}`).join(' UNION ALL '), stack.schemaOf('feedback'));
  const once = state();
  const { code, err } = runProgram(path.join(SAMPLE, '..', 'sample_feedback.sh'), [PEP], { env: stack.environment('programme_admin') });
  assert.equal(code, 0, err);
  assert.deepEqual(state(), once);
});
