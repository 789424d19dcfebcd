// A random year of 200 campaigns whose audiences overlap and which ask again what others asked. Of all that was published, a script
// that shares nothing with the server (feedback/release_invariant.py) adds and subtracts cells: no combination tells of fewer than five
// people. The same script finds them where a release is not pooled, and in what the server refused to ask. YEAR_SEED=N: that year again,
// but for what is released a moment sooner or later.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Ground, PROGRAMME, day, inDays } from '../api/feedback/ground.mjs';
import { Code, closeClients, detailsOf } from './rpc.mjs';
import { SOURCE, eventually, runProgram } from './stack.mjs';

const INVARIANT = path.join(SOURCE, 'tests/e2e/feedback/release_invariant.py');
const CAMPAIGNS = 200, COHORTS = 5, PEOPLE = 240, QUESTIONS = 60, QUESTIONNAIRES = 100, ATTEMPTS = 4000, MUTANTS = 60, AT_ONCE = 24;
const SKILLS = ['dev', 'design', 'data'], BREAKDOWNS = [[], [], ['COHORT'], ['COHORT'], ['SKILL'], ['YEAR'], ['ROLE', 'COHORT'], ['COHORT', 'SKILL']];
const NETWORK = 'networks/anciens';
const SEED = Number(process.env.YEAR_SEED ?? randomInt(1 << 30));
const cohort = (k) => `${PROGRAMME}/cohorts/${k + 1}`;

// Chance that is the same for the same seed.
let state = SEED;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n) => Math.floor(chance() * n);
const oneOf = (items) => items[below(items.length)];
function some(items, count) {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]);
}

let ground, people, questionnaires;
const opened = [], refused = [];

async function eachOf(items, act) {
  const left = items.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const item of left) await act(item);
  }));
}

// One channel for everybody.
function as(claims) {
  const metadata = ground.anonymous.metadata.clone();
  metadata.set('authorization', `Bearer ${ground.stack.sign(claims)}`);
  return Object.assign(Object.create(ground.anonymous), { metadata });
}

async function bring(who, wording) {
  who.client = as({ sub: `ancienne-${SEED}-${who.number}`, name: 'Camille Exemple' });
  who.person = (await who.client.of('access').call('GetCaller')).person;
  const profile = await ground.admin.call('CreateProfile', { profile: { person: who.person, displayName: 'Camille Exemple', cohorts: who.assignments.map((one) => one.cohort) } });
  for (const { cohort: of, year, skill } of who.assignments) {
    await ground.admin.call('CreateAssignment', { assignment: { person: profile.name, cohort: of, skill, startDate: day(`${year}-01-08`), months: 2 } });
  }
  if (!who.memberOf) return;
  await who.client.call('GiveConsent', { name: `${who.person}/consents/alumni`, wording, languageCode: 'fr' });
  await eventually('the consent is known', () => who.client.call('CreateMember', { parent: NETWORK, member: { displayName: 'Camille', cohorts: [who.memberOf] } })
    .catch((error) => (assert.equal(error.code, Code.FAILED_PRECONDITION, error.message), false)));
}

before(async () => {
  console.log(`YEAR_SEED=${SEED}`);
  ground = await Ground.start();
  for (let k = 2; k < COHORTS; ++k) await ground.admin.call('CreateCohort', { parent: PROGRAMME, cohortId: String(k + 1), cohort: { title: `Promotion ${k + 1}` } });
  await ground.admin.call('CreateNetwork', { networkId: 'anciens', network: { title: 'Anciens', programme: PROGRAMME } });
  // Half of them were of two cohorts; some joined the network, and say which the first was.
  people = Array.from({ length: PEOPLE }, (_, number) => {
    const assignments = some([...Array(COHORTS).keys()], 1 + below(2)).map((k) => ({ cohort: cohort(k), year: 2018 + k, skill: oneOf(SKILLS) }));
    return { number, assignments, memberOf: chance() < 0.15 ? assignments[0].cohort : null };
  });
  const { consentPurposes } = await ground.admin.call('ListConsentPurposes', { languageCode: 'fr' });
  const { wording } = consentPurposes.find(({ id }) => id === 'alumni');
  await eachOf(people, (who) => bring(who, wording));
  const bank = Array.from({ length: QUESTIONS }, (_, i) => ({ code: `q${i}`, kind: i % 3 ? 'KIND_SCALE' : 'KIND_CHOICE_ONE', text: `Que dites-vous du sujet ${'abcdefgh'[i >> 3]}${'klmnopqr'[i & 7]} ?`, sensitive: i % 5 === 0,
    options: i % 3 ? [] : ['oui', 'non', 'bof'].map((code) => ({ code, label: code })) }));
  questionnaires = Array.from({ length: QUESTIONNAIRES }, () => some(bank, 1 + below(3))).map((questions) => ({ questions }));
  await eachOf(questionnaires, async (one) => {
    one.version = (await ground.questionnaire(one.questions)).name;
  });
});
after(closeClients);

// A draft of anything to anybody; what is refused would have told of too few, or asked too few.
async function attempt(number) {
  const { questions, version } = oneOf(questionnaires), breakdown = oneOf(BREAKDOWNS);
  let audience = some([...Array(COHORTS).keys()], oneOf([1, 1, 2, 2, 3, 5])).map((k) => ({ kind: 'KIND_FELLOWS', cohort: cohort(k) }));
  if (chance() < 0.15) audience = [{ kind: 'KIND_MEMBERS', network: NETWORK }, ...audience.slice(0, below(2))];
  const { name } = await ground.coach.call('CreateCampaign', { campaignId: `c${number}`, campaign: { programme: PROGRAMME, title: `Campagne ${number}`, questionnaireVersion: version, breakdown, readers: 'READERS_EVERYBODY', endTime: inDays(10), audience } });
  const campaign = { name, audience, breakdown, questions: Object.fromEntries(questions.map(({ code, text, sensitive }) => [code, { text, sensitive }])) };
  try {
    await ground.coach.call('OpenCampaign', { name });
  } catch (error) {
    assert.equal(error.code, Code.FAILED_PRECONDITION, error.message);
    if (detailsOf(error).PreconditionFailure.violations.some(({ type }) => type === 'AUDIENCES_OVERLAP')) refused.push({ ...campaign, after: opened.length });
    return;
  }
  opened.push(campaign);
  const share = oneOf([0.1, 0.3, 0.6]);
  const isAsked = (who) => audience.some(({ kind, cohort: of }) => (kind === 'KIND_MEMBERS' ? who.memberOf : who.assignments.some((one) => one.cohort === of)));
  const answers = people.filter((who) => isAsked(who) && chance() < share).map((who) => [who, questions.filter(() => chance() < 0.9)
    .map(({ code, kind }) => ({ question: code, options: [kind === 'KIND_SCALE' ? oneOf(['1', '2', '3', '4', '4', '5']) : oneOf(['oui', 'oui', 'non', 'bof'])] }))]);
  await eachOf(answers, ([who, values]) => who.client.call('PutAnswer', { answer: { name: `${name}/answer`, values } }));
}

const close = (campaign) => {
  campaign.closed = true;
  return ground.coach.call('CloseCampaign', { name: campaign.name });
};
const isReady = async ({ name }) => (await ground.coach.call('GetCampaign', { name })).closingStep === 'CLOSING_STEP_KEY_DESTROYED';
async function release(campaign) {
  await eventually('the key of the answers is destroyed', () => isReady(campaign), 300);
  await ground.coach.call('ReleaseCampaign', { name: campaign.name });
  campaign.released = true;
}

// What anybody reads of a campaign that is released.
async function published(campaign) {
  const { audience, breakdown, questionnaireVersion } = await ground.anonymous.call('GetCampaign', { name: campaign.name });
  const { questions } = await ground.anonymous.call('GetQuestionnaireVersion', { name: questionnaireVersion });
  const { document } = await ground.anonymous.call('GetRelease', { name: `${campaign.name}/release` });
  return { name: campaign.name, audience, breakdown, questions: Object.fromEntries(questions.map(({ code, text, sensitive }) => [code, { text, sensitive }])), release: JSON.parse(document) };
}

const place = (name) => path.join(ground.stack.folder, name);
function script(what, year) {
  fs.writeFileSync(place('year.json'), JSON.stringify(year));
  const { code, out, err } = runProgram('python3', ['-B', INVARIANT, what, place('year.json')]);
  return { code, err, found: JSON.parse(out) };
}
let year;

test(`a year of ${CAMPAIGNS} campaigns: some are asked while others are open, closed or released`, async () => {
  for (let number = 0; opened.length < CAMPAIGNS && number < ATTEMPTS; ++number) {
    await attempt(number);
    const running = opened.filter(({ closed }) => !closed), waiting = opened.filter(({ closed, released }) => closed && !released);
    if (running.length > 0 && chance() < 0.3) await close(oneOf(running));
    const next = waiting.length > 0 ? oneOf(waiting) : undefined;
    if (next && await isReady(next)) await release(next);
  }
  assert.equal(opened.length, CAMPAIGNS, `${refused.length} were refused`);
  await eachOf(opened.filter(({ closed }) => !closed), close);
  await eachOf(opened.filter(({ released }) => !released), release);
  const campaigns = [];
  for (const campaign of opened) campaigns.push(await published(campaign));
  year = { people: people.map(({ person, assignments, memberOf }) => ({ person, assignments, memberOf })), campaigns, refused: some(refused, Math.min(MUTANTS, refused.length)) };
});

test('no combination of what is published tells of fewer than five people', () => {
  const { code, err, found } = script('attack', year);
  assert.equal(code, 0, err);
  // There was something to attack.
  assert.equal(found.campaigns, CAMPAIGNS);
  for (const [what, fewest] of Object.entries({ published: 200, split: 20, pooled: 3, withheld: 1, asked_again: 50, overlapping: 50 })) assert.ok(found[what] >= fewest, `${what}: ${found[what]}`);
});

test('what was refused would have told of too few people', () => {
  const { found } = script('mutants', year);
  assert.ok(found.refused >= MUTANTS / 2, JSON.stringify(found));
  // Some are hidden by what was pooled or withheld since.
  assert.ok(found.found > found.refused / 2, JSON.stringify(found));
  assert.ok(found.isolated > 0, JSON.stringify(found));
});

test('a release that is not pooled is found out, and so is one that leaves somebody over', () => {
  const changed = (isMeant, change) => {
    const copy = structuredClone(year);
    const all = copy.campaigns.flatMap(({ release: { questions } }) => Object.values(questions)).filter((figures) => !figures.withheld);
    change(all.find(isMeant));
    return script('attack', copy);
  };
  const pool = ({ parts }) => parts.find(({ values }) => values.length > 1);
  const unpooled = changed((figures) => pool(figures), (figures) => {
    const { values: [first, ...others], n, options, ...more } = pool(figures), [option] = Object.keys(options);
    const few = Object.fromEntries(Object.keys(options).map((each) => [each, each === option ? 1 : 0]));
    figures.parts = figures.parts.filter((part) => part !== pool(figures));
    figures.parts.push({ ...more, values: [first], n: 1, options: few, parts: [] }, { ...more, values: others, n: n - 1, options, parts: [] });
  });
  assert.equal(unpooled.code, 1);
  assert.match(unpooled.err, /tells of 1 people/);
  const forgotten = changed(({ parts }) => parts.length > 2, (figures) => figures.parts.pop());
  assert.equal(forgotten.code, 1);
  assert.match(forgotten.err, /people are in no part, and found by subtracting/);
});
