// Releases: one frozen table, the same for every reader, about five people at least; and nothing left that tells who answered.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { FIRST, Ground, SECOND, answer, reasonOf } from './ground.mjs';

let ground, first, second;

before(async () => {
  ground = await Ground.start();
  first = await ground.fellows(8, FIRST);
  second = await ground.fellows(6, SECOND);
});
after(closeClients);

const fresh = (text) => `${text} ${randomUUID()}`;
const counts = (group) => Object.fromEntries(group.options.filter(({ count }) => count).map(({ option, count }) => [option, count]));

test('the worked figures: two cohorts of five and more, with their means', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], breakdown: ['COHORT'], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const [i, who] of first.slice(0, 7).entries()) await answer(who, campaign, { q1: i < 4 ? 4 : 3 });
  for (const who of second.slice(0, 5)) await answer(who, campaign, { q1: 2 });
  const release = await ground.release(campaign);
  assert.deepEqual([release.audienceSize, release.answers], [14, 12]);
  const [{ question, withheld, all }] = release.questions;
  assert.deepEqual([question, withheld, all.people, all.mean], ['q1', false, 12, '35/12']);
  assert.deepEqual(all.parts.map(({ by, values, people, mean }) => [by, values, people, mean]), [['COHORT', [FIRST], 7, '25/7'], ['COHORT', [SECOND], 5, '2']]);
  assert.deepEqual(counts(all), { 2: 5, 3: 3, 4: 4 });
});

test('three and two in two cohorts: all five, and no part', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], breakdown: ['COHORT'], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const who of [...first.slice(0, 3), ...second.slice(0, 2)]) await answer(who, campaign, { q1: 3 });
  const { questions: [{ all }] } = await ground.release(campaign);
  assert.deepEqual([all.people, all.parts], [5, []]);
});

test('four answers are withheld, and gone', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const who of first.slice(0, 4)) await answer(who, campaign, { q1: 3 });
  const release = await ground.release(campaign);
  assert.equal(release.questions[0].withheld, true);
  assert.ok(!/"3":4/.test(release.document));
});

test('a sensitive question that all answer alike is withheld', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Avez-vous peur ?'), sensitive: true }] });
  for (const who of first) await answer(who, campaign, { q1: 5 });
  assert.equal((await ground.release(campaign)).questions[0].withheld, true);
});

test('every reader gets the same bytes, whose hash the campaign tells', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const who of first) await answer(who, campaign, { q1: 3 });
  const name = `${campaign.name}/release`;
  for (const client of [ground.coach, ground.anonymous]) assert.equal((await client.refusal('GetRelease', { name })).code, Code.NOT_FOUND, 'not yet');
  const { document, hash } = await ground.release(campaign);
  for (const client of [ground.coach, ground.anonymous, first[0].client, ground.admin]) assert.equal((await client.call('GetRelease', { name })).document, document);
  assert.equal(createHash('sha256').update(document).digest('hex'), hash);
  assert.equal((await ground.coach.call('GetCampaign', { name: campaign.name })).releaseHash, hash);
});

test('a release of the audience is nobody else’s', async () => {
  const campaign = await ground.open({ cohorts: [FIRST], readers: 'READERS_AUDIENCE', audience: [FIRST, SECOND].map((cohort) => ({ kind: 'KIND_FELLOWS', cohort })), questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  await ground.release(campaign);
  const name = `${campaign.name}/release`;
  await first[0].client.call('GetRelease', { name });
  for (const client of [ground.anonymous, ground.stranger, (await ground.someone()).client]) assert.equal((await client.refusal('GetRelease', { name })).code, Code.NOT_FOUND);
});

test('free texts are redacted by a person, and what was written is gone with its key', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'mot', kind: 'KIND_TEXT', text: fresh('Un mot ?') }, { code: 'rare', kind: 'KIND_TEXT', text: fresh('Un autre ?') }] });
  const said = first.slice(0, 6).map((_, i) => `canari-${i}-${randomUUID()}`);
  for (const [i, text] of said.entries()) await answer(first[i], campaign, { mot: text, ...(i < 4 ? { rare: `rare-${text}` } : {}) });
  await ground.close(campaign);
  const list = () => ground.coach.all('ListFreeTexts', 'freeTexts', { parent: campaign.name, pageSize: 2 });
  assert.deepEqual((await list()).map(({ text }) => text).sort(), said.slice().sort(), 'four of the other question are not kept');
  assert.equal((await ground.coach.call('GetCampaign', { name: campaign.name })).textsLeft, 6);
  assert.equal((await ground.stranger.refusal('ListFreeTexts', { parent: campaign.name })).code, Code.PERMISSION_DENIED);
  assert.deepEqual(reasonOf(await ground.coach.refusal('ReleaseCampaign', { name: campaign.name })), [Code.FAILED_PRECONDITION, 'TEXTS_LEFT']);
  for (const [i, { name }] of (await list()).entries()) await ground.coach.call('RedactFreeText', { name, text: i === 0 ? '' : `Un mot ${i}` });
  await ground.coach.call('ReleaseCampaign', { name: campaign.name });
  const { texts } = await ground.anonymous.call('GetRelease', { name: `${campaign.name}/release` });
  assert.deepEqual(texts.map(({ text }) => text).sort(), [1, 2, 3, 4, 5].map((i) => `Un mot ${i}`));
  assert.equal(ground.sql(`SELECT COUNT(*) FROM campaign_texts WHERE campaign_id = '${campaign.name.split('/')[1]}'`)[0][0], '0');
  for (const text of said) assert.ok(!fs.readFileSync(ground.stack.log, 'utf8').includes(text));
});

test('nothing is left that could tell who answered: no key, no answer', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const who of first) await answer(who, campaign, { q1: 3 });
  await ground.release(campaign);
  const id = campaign.name.split('/')[1];
  assert.equal(ground.sql(`SELECT COUNT(*) FROM campaign_answers WHERE campaign_id = '${id}'`)[0][0], '0');
  assert.deepEqual(ground.sql(`SELECT COUNT(*), SUM(destroyed_at_us IS NULL) FROM campaign_keys WHERE campaign_id = '${id}'`), [['4', '0']]);
  for (const folder of ['answer-keys', 'answer-keys-copy']) {
    assert.deepEqual(fs.readdirSync(`${ground.stack.folder}/issuer/${folder}`).filter((file) => file.startsWith(campaign.uid)), []);
  }
  const records = await ground.admin.of('feedback').all('ListAuditRecords', 'auditRecords', { resource: campaign.name });
  const changed = new Set(records.flatMap(({ changes }) => changes.map(({ field }) => field)));
  for (const field of ['state', 'people_asked', 'questionnaire_hash', 'key_fingerprint', 'key_destroy_time', 'release_hash']) assert.ok(changed.has(field), field);
});

test('a campaign closes by itself, and goes on where a process that died had stopped', async () => {
  const campaign = await ground.open({ cohorts: [FIRST, SECOND], questions: [{ code: 'q1', kind: 'KIND_SCALE', text: fresh('Ça va ?') }] });
  for (const who of first) await answer(who, campaign, { q1: 4 });
  // As a process leaves it that dies after the first step.
  const id = campaign.name.split('/')[1];
  ground.sql(`UPDATE campaigns SET state = 'CLOSED', closing_step = 'LOCKED', closed_time_us = 1 WHERE id = '${id}'; UPDATE campaign_gates SET closes_at_us = 0 WHERE campaign_id = '${id}'`);
  await eventually('it is computed and its key destroyed', async () => (await ground.coach.call('GetCampaign', { name: campaign.name })).closingStep === 'CLOSING_STEP_KEY_DESTROYED');
  await ground.coach.call('ReleaseCampaign', { name: campaign.name });
  const { questions: [{ all }] } = await ground.coach.call('GetRelease', { name: `${campaign.name}/release` });
  assert.deepEqual([all.people, all.mean], [8, '4']);
});
