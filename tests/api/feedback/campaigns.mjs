// Campaigns: from a draft to their opening, whom they ask, and what keeps them from being opened.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { awayFromMidnight } from '../../e2e/paris.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { FIRST, Ground, PROGRAMME, SECOND, fieldsOf, inDays, reasonOf } from './ground.mjs';

let ground, first;

before(async () => {
  await awayFromMidnight();
  ground = await Ground.start();
  first = await ground.fellows(10, FIRST);
});
after(closeClients);

test('a draft is its coaches’; from its opening on, those whom it asks see it', async () => {
  const { name } = await ground.draft({ readers: 'READERS_AUDIENCE' });
  const sees = async (client) => client.call('GetCampaign', { name }).then(() => true, ({ code }) => (assert.equal(code, Code.NOT_FOUND), false));
  const lists = async (client) => (await client.all('ListCampaigns', 'campaigns')).some((campaign) => campaign.name === name);
  for (const look of [sees, lists]) {
    assert.deepEqual([await look(ground.coach), await look(first[0].client), await look(ground.stranger), await look(ground.anonymous)], [true, false, false, false]);
  }
  const opened = await ground.coach.call('OpenCampaign', { name });
  assert.deepEqual([opened.state, opened.peopleAsked], ['STATE_OPEN', 10]);
  for (const look of [sees, lists]) assert.deepEqual([await look(first[0].client), await look(ground.stranger), await look(ground.anonymous)], [true, false, false]);
  const refusal = await ground.coach.refusal('UpdateCampaign', { campaign: { name, title: 'Autre' }, updateMask: { paths: ['title'] } });
  assert.deepEqual(reasonOf(refusal), [Code.FAILED_PRECONDITION, 'CAMPAIGN_OPENED']);
  assert.equal((await ground.coach.refusal('OpenCampaign', { name })).code, Code.FAILED_PRECONDITION, 'never back');
});

test('what it asks is frozen with its opening, and its keys lie outside of the database, twice', async () => {
  const version = await ground.questionnaire();
  const { name, uid, keyFingerprint } = await ground.open({ version });
  const refusal = await ground.coach.refusal('UpdateQuestionnaireVersion', { version: { name: version.name, note: 'plus tard' }, updateMask: { paths: ['note'] } });
  assert.deepEqual(reasonOf(refusal), [Code.FAILED_PRECONDITION, 'VERSION_FROZEN']);
  const keys = ['answer-keys', 'answer-keys-copy'].map((folder) => fs.readFileSync(`${ground.stack.folder}/issuer/${folder}/${uid}.answers.key`));
  assert.equal(keys[0].length, 32);
  assert.deepEqual(keys[0], keys[1]);
  assert.match(keyFingerprint, /^[0-9a-f]{64}$/);
  const dump = ground.sql(`SELECT * FROM campaigns WHERE id = '${name.split('/')[1]}'`).flat().join(' ');
  assert.ok(!dump.includes(keys[0].toString('hex')));
});

test('fewer than ten are not asked, nor anybody of another programme', async () => {
  await ground.fellows(3, SECOND);
  const { name } = await ground.draft({ cohorts: [SECOND] });
  const preview = await ground.coach.call('PreviewCampaign', { name });
  assert.equal(preview.audienceSize, 3);
  assert.match(preview.obstacles.join(), /10 at least/);
  assert.deepEqual(reasonOf(await ground.coach.refusal('OpenCampaign', { name })), [Code.FAILED_PRECONDITION, 'AUDIENCE_TOO_SMALL']);
  const version = await ground.questionnaire();
  const campaign = { programme: PROGRAMME, title: 'Ailleurs', questionnaireVersion: version.name, readers: 'READERS_COACHES', endTime: inDays(3) };
  const refused = (audience) => ground.coach.refusal('CreateCampaign', { campaignId: `c-${randomUUID()}`, campaign: { ...campaign, audience } });
  assert.deepEqual(fieldsOf(await refused([{ kind: 'KIND_FELLOWS', cohort: 'programmes/potager/cohorts/1' }])), ['campaign.audience[0].cohort']);
  assert.deepEqual(fieldsOf(await refused([{ kind: 'KIND_FELLOWS' }])), ['campaign.audience[0].cohort']);
  assert.deepEqual(fieldsOf(await refused([{ kind: 'KIND_ALUMNI', firstYear: 2027, lastYear: 2020 }])), ['campaign.audience[0].lastYear'].map((path) => path.replace('lastYear', 'last_year')));
});

test('a preview shows which groups would be pooled before anybody is asked', async () => {
  const { name } = await ground.draft({ cohorts: [FIRST, SECOND], breakdown: ['COHORT'] });
  const { groups: [all] } = await ground.coach.call('PreviewCampaign', { name });
  assert.equal(all.people, 13);
  assert.deepEqual(all.parts, [], 'three people of the second would be told apart from the whole');
});

test('a question that was asked of nearly the same people is refused for a year', async () => {
  const version = await ground.questionnaire([{ code: 'fatigue', kind: 'KIND_SCALE', text: `Êtes-vous las ? ${randomUUID()}` }]);
  await ground.open({ version, cohorts: [FIRST] });
  const again = await ground.draft({ version, cohorts: [FIRST, SECOND] });
  assert.match((await ground.coach.call('PreviewCampaign', { name: again.name })).obstacles.join(), /within 12 months/);
  assert.deepEqual(reasonOf(await ground.coach.refusal('OpenCampaign', { name: again.name })), [Code.FAILED_PRECONDITION, 'AUDIENCES_OVERLAP']);
  await ground.open({ version, cohorts: [FIRST] });
  const other = await ground.draft({ cohorts: [FIRST, SECOND], questions: [{ code: 'autre', kind: 'KIND_SCALE', text: `Autre chose ? ${randomUUID()}` }] });
  assert.equal((await ground.coach.call('OpenCampaign', { name: other.name })).peopleAsked, 13);
});

test('a question stays the same one by way of what it was in between', async () => {
  const asks = (code, text) => [{ code, kind: 'KIND_SCALE', text }];
  const [before, now] = [`Dormez-vous bien ? ${randomUUID()}`, `Votre sommeil est-il bon ? ${randomUUID()}`];
  const version = await ground.questionnaire(asks('sommeil', before));
  const reworded = await ground.coach.call('CreateQuestionnaireVersion', { parent: version.name.split('/versions/')[0], version: { questions: asks('sommeil', now) } });
  await ground.admin.call('CreateCohort', { parent: PROGRAMME, cohortId: '3', cohort: { title: 'Trois' } });
  await ground.fellows(10, `${PROGRAMME}/cohorts/3`);
  await ground.open({ version, cohorts: [FIRST] });
  await ground.open({ version: reworded, cohorts: [`${PROGRAMME}/cohorts/3`] });
  const { name } = await ground.draft({ questions: asks('nuits', now), cohorts: [FIRST, SECOND] });
  assert.deepEqual(reasonOf(await ground.coach.refusal('OpenCampaign', { name })), [Code.FAILED_PRECONDITION, 'AUDIENCES_OVERLAP'], 'the three of the second could be told apart');
});

test('everybody whom it asks is written to, and everybody is reminded: nothing tells who has answered', async () => {
  const campaign = await ground.open();
  const id = campaign.name.split('/')[1];
  await eventually('the invitations are queued', () => ground.sql(`SELECT 1 FROM campaign_mailings WHERE campaign_id = '${id}' AND done`).length > 0);
  const letters = ground.sql(`SELECT person FROM mail_letters WHERE fact = '${campaign.name}/invitation' ORDER BY person`).flat();
  assert.deepEqual(letters, first.map(({ person }) => person).sort());
});

test('a questionnaire says all that is wrong with it', async () => {
  const { name } = await ground.coach.call('CreateQuestionnaire', { questionnaireId: `q-${randomUUID()}`, questionnaire: { programme: PROGRAMME, title: 'Q' } });
  const refused = (questions) => ground.coach.refusal('CreateQuestionnaireVersion', { parent: name, version: { questions } });
  assert.deepEqual(fieldsOf(await refused([{ code: 'a', kind: 'KIND_CHOICE_ONE', text: 'Quoi ?', options: [{ code: 'x', label: 'X' }] },
    { code: 'a', kind: 'KIND_TEXT', text: 'Pourquoi ?', sensitive: true, options: [{ code: 'x', label: 'X' }] },
    { code: 'b', kind: 'KIND_SCALE', text: 'Combien ?', options: [{ code: '6', label: 'Six' }] }])),
  ['version.questions[0].options', 'version.questions[1].code', 'version.questions[1].options', 'version.questions[1].sensitive', 'version.questions[2].options[0].code']);
});
