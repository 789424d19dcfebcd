// Panels: who joins, a draw that anybody checks, places that are kept, rates and weights.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Ground, fieldsOf, reasonOf } from './ground.mjs';

const sha = (text) => createHash('sha256').update(text).digest('hex');
const CRITERIA = [{ code: 'age', label: 'Âge', values: ['young', 'old'] }, { code: 'sex', label: 'Sexe', values: ['F', 'M'] }];
let ground, panel, managers, people;

before(async () => {
  ground = await Ground.start();
  ({ name: panel } = await ground.admin.call('CreatePanel', { panelId: 'usagers', panel: { title: 'Usagers', capacity: 13, criteria: CRITERIA } }));
  managers = [await ground.someone('Une', [`panel_manager@${panel}`]), await ground.someone('Deux', [`panel_manager@${panel}`])];
  people = [];
  for (let i = 0; i < 12; ++i) people.push(await join(await ground.someone(), i < 8 ? 'young' : 'old', i % 2 ? 'F' : 'M'));
});
after(closeClients);

async function join(who, age, sex) {
  const panelist = await who.client.call('CreatePanelist', { parent: panel, panelist: { profile: [{ criterion: 'age', value: age }, { criterion: 'sex', value: sex }] } });
  return { ...who, panelist: panelist.name };
}
async function drawn({ wanted = 3, expectedPercent = 50, ...more } = {}) {
  const [first, second] = managers.map(({ client }) => client), secrets = [randomUUID(), randomUUID()], studyId = `etude-${randomUUID()}`;
  const { name } = await first.call('CreateStudy', { parent: panel, studyId, study: { title: 'Usages', kind: 'KIND_ONE_OFF', stratifyBy: 'age', wanted, expectedPercent, reserveHours: 48, ...more } });
  await first.call('CommitSeed', { name, hash: sha(secrets[0]) });
  const committed = await second.call('CommitSeed', { name, hash: sha(secrets[1]) });
  await second.call('RevealSeed', { name, secret: secrets[1] });
  return { studyId, committed, study: await first.call('RevealSeed', { name, secret: secrets[0] }), secrets };
}
const invited = (study) => managers[0].client.all('ListInvitations', 'invitations', { parent: study.name, pageSize: 100 });
const byPerson = (person) => people.find((one) => one.person === person);

test('one joins for oneself, once, as long as there is room, and says what the panel asks', async () => {
  const who = await ground.someone();
  assert.deepEqual(fieldsOf(await who.client.refusal('CreatePanelist', { parent: panel, panelist: { profile: [{ criterion: 'age', value: 'ancient' }, { criterion: 'hat', value: 'x' }] } })), ['panelist.profile[0].value', 'panelist.profile[1].criterion']);
  assert.equal((await people[0].client.refusal('CreatePanelist', { parent: panel, panelist: {} })).code, Code.ALREADY_EXISTS);
  const last = await join(who, 'old', 'F');
  const full = await ground.someone();
  assert.deepEqual(reasonOf(await full.client.refusal('CreatePanelist', { parent: panel, panelist: {} })), [Code.FAILED_PRECONDITION, 'PANEL_FULL']);
  assert.equal((await full.client.refusal('GetPanelist', { name: last.panelist })).code, Code.PERMISSION_DENIED);
  await last.client.call('DeletePanelist', { name: last.panelist });
});

test('the draw follows from a list and two secrets that were hashed before it', async () => {
  const { studyId, committed, study, secrets } = await drawn();
  assert.equal(committed.state, 'STATE_COMMITTED');
  const names = people.map(({ panelist }) => panelist).sort();
  assert.equal(committed.listHash, sha(names.map((name) => `${name}\n`).join('')));
  assert.deepEqual(committed.seedParts.map(({ hash, secret }) => [hash, secret]), secrets.map((secret) => [sha(secret), '']));
  assert.deepEqual([study.seed, study.seedHash, study.listHash], [secrets.join(':'), sha(secrets.join(':')), committed.listHash]);
  assert.deepEqual(study.strata.map(({ code, population, wanted, invitations }) => [code, population, wanted, invitations]), [['old', 4, 1, 2], ['young', 8, 2, 4]]);
  for (const { code, invitations } of study.strata) {
    const members = people.filter((_, i) => (i < 8 ? 'young' : 'old') === code).map(({ panelist }) => panelist);
    const order = members.map((name) => [sha(`${study.seed}|${studyId}|${name}`), name]).sort().map(([, name]) => name);
    const told = (await invited(study)).filter(({ stratum }) => stratum === code).sort((a, b) => a.rank - b.rank);
    assert.deepEqual(told.map(({ panelist }) => panelist), order.slice(0, invitations));
  }
});

test('one person gives one secret, and tells the one that was committed to', async () => {
  const [first, second] = managers.map(({ client }) => client);
  const { name } = await first.call('CreateStudy', { parent: panel, studyId: `etude-${randomUUID()}`, study: { title: 'Usages', kind: 'KIND_LASTING', wanted: 2, expectedPercent: 100, reserveHours: 1 } });
  await first.call('CommitSeed', { name, hash: sha('un') });
  assert.deepEqual(reasonOf(await first.refusal('CommitSeed', { name, hash: sha('deux') })), [Code.FAILED_PRECONDITION, 'SECOND_PERSON']);
  await second.call('CommitSeed', { name, hash: sha('deux') });
  assert.deepEqual(fieldsOf(await first.refusal('RevealSeed', { name, secret: 'autre' })), ['secret']);
  assert.deepEqual(reasonOf(await first.refusal('UpdateStudy', { study: { name, wanted: 5 }, updateMask: { paths: ['wanted'] } })), [Code.FAILED_PRECONDITION, 'LIST_FROZEN']);
});

test('a place of the quota is kept for one person, refused to the next, and goes back', async () => {
  const { study } = await drawn({ wanted: 3, expectedPercent: 50 });
  const old = (await invited(study)).filter(({ stratum }) => stratum === 'old');
  assert.equal(old.length, 2);
  const accept = ({ person, name }) => byPerson(person).client.call('AcceptInvitation', { name });
  const results = await Promise.allSettled(old.map(accept));
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'one place, two at once');
  const kept = old[results.findIndex(({ status }) => status === 'fulfilled')], other = old.find((one) => one !== kept);
  assert.equal((await byPerson(kept.person).client.refusal('AcceptInvitation', { name: other.name })).code, Code.PERMISSION_DENIED);
  ground.sql(`UPDATE invitations SET reserve_end_time_us = 1 WHERE id = '${kept.name.replace('panels/', '').replace('studies/', '').replace('invitations/', '')}'`);
  await eventually('the place went back', async () => (await managers[0].client.call('GetInvitation', { name: kept.name })).state === 'STATE_EXPIRED');
  assert.equal((await accept(other)).state, 'STATE_RESERVED');
});

test('whoever declines makes room for the next of the draw', async () => {
  const { study } = await drawn({ wanted: 3, expectedPercent: 100 });
  const [first] = (await invited(study)).filter(({ stratum }) => stratum === 'young');
  await byPerson(first.person).client.call('DeclineInvitation', { name: first.name });
  const ranks = (await invited(study)).filter(({ stratum }) => stratum === 'young').map(({ rank }) => rank).sort();
  assert.deepEqual(ranks, [1, 2, 3]);
});

test('rates and weights are computed of what came of it', async () => {
  const { study } = await drawn({ wanted: 12, expectedPercent: 100 });
  const all = await invited(study);
  assert.equal(all.length, 12);
  const record = ({ name }, disposition) => managers[0].client.call('RecordDisposition', { name, disposition });
  for (const one of all.slice(0, 8)) await record(one, 'DISPOSITION_COMPLETE');
  await record(all[8], 'DISPOSITION_REFUSAL');
  const rates = await managers[0].client.call('GetStudyRates', { name: study.name });
  assert.deepEqual([rates.complete, rates.refusal, rates.nonContact], [8, 1, 3]);
  assert.deepEqual(rates.rates.map(({ definition, noData, rate }) => [definition, noData, Math.round(rate * 1000)]), ['RR1', 'RR2', 'RR3', 'RR5'].map((name) => [name, false, 667]));
  const weigh = (targets) => managers[0].client.refusal('WeightStudy', { name: study.name, targets });
  assert.deepEqual(fieldsOf(await weigh([{ criterion: 'age', value: 'young', total: 50 }, { criterion: 'age', value: 'old', total: 50 }, { criterion: 'sex', value: 'F', total: 10 }, { criterion: 'sex', value: 'M', total: 10 }])), ['targets']);
});
