// A panel of 5,000 people of which a sample is drawn ten times. A script that shares nothing with the server checks each draw from what
// is published of it alone (feedback/draw_proof.py), finds each draw that was tampered with, and whether ten of them favour anybody.
// DRAW_SEED=N: the same people and secrets again.
import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Client, closeClients } from './rpc.mjs';
import { SOURCE, Stack, runProgram } from './stack.mjs';

const PROOF = path.join(SOURCE, 'tests/e2e/feedback/draw_proof.py');
const PEOPLE = 5000, DRAWS = 10, AT_ONCE = 48, PANEL = 'panels/usagers';
// Uneven, one of them tiny: what a largest remainder is about.
const STRATA = { nord: 1713, sud: 1301, est: 1109, ouest: 870, mer: 7 };
const SEED = Number(process.env.DRAW_SEED ?? randomInt(1 << 30));
const sha = (text) => createHash('sha256').update(text).digest('hex');

let stack, base, managers;
const proofs = [];
const place = (name) => path.join(stack.folder, name);

// One channel for everybody: five thousand would be too many.
function as(claims) {
  const metadata = base.metadata.clone();
  metadata.set('authorization', `Bearer ${stack.sign(claims)}`);
  return Object.assign(Object.create(base), { metadata });
}
async function eachOf(items, act) {
  const left = items.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const item of left) await act(item);
  }));
}
function proves(...files) {
  const { code, err } = runProgram('python3', [PROOF, ...files]);
  return { code, err };
}

before(async () => {
  console.log(`DRAW_SEED=${SEED}`);
  stack = await Stack.start();
  base = new Client(stack.server);
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreatePanel', { panelId: 'usagers', panel: { title: 'Usagers', capacity: PEOPLE, criteria: [{ code: 'place', label: 'Où ?', values: Object.keys(STRATA) }] } });
  managers = ['une', 'deux'].map((sub) => as({ sub: `gestion-${sub}`, name: sub, pepiniere_roles: [`panel_manager@${PANEL}`] }));
  const places = Object.entries(STRATA).flatMap(([code, people]) => Array(people).fill(code));
  assert.equal(places.length, PEOPLE);
  await eachOf(places.map((value, i) => [value, i]), ([value, i]) => as({ sub: `usager-${SEED}-${i}`, name: 'Camille Exemple' }).call('CreatePanelist', {
    parent: PANEL, panelist: { profile: [{ criterion: 'place', value }] } }));
});
after(closeClients);

// What is published of a draw.
async function draw(number) {
  const [first, second] = managers, secrets = [1, 2].map((who) => sha(`${SEED}-${number}-${who}`)), anybody = base;
  const { name } = await first.call('CreateStudy', { parent: PANEL, studyId: `etude-${number}`, study: { title: `Étude ${number}`, kind: 'KIND_ONE_OFF', stratifyBy: 'place', wanted: 97 + 53 * number, expectedPercent: 40 + 5 * number, reserveHours: 48 } });
  await first.call('CommitSeed', { name, hash: sha(secrets[0]) });
  await second.call('CommitSeed', { name, hash: sha(secrets[1]) });
  const committed = await anybody.call('GetStudy', { name });
  await second.call('RevealSeed', { name, secret: secrets[1] });
  await first.call('RevealSeed', { name, secret: secrets[0] });
  const drawn = await anybody.call('GetStudy', { name });
  const list = Object.fromEntries(Object.keys(STRATA).map((code) => [code, []]));
  for (const { name: panelist, profile: [{ value }] } of await first.all('ListPanelists', 'panelists', { parent: PANEL, pageSize: 1000 })) list[value].push(panelist);
  const invited = (await first.all('ListInvitations', 'invitations', { parent: name, pageSize: 1000 })).map(({ panelist, stratum, rank }) => ({ panelist, stratum, rank }));
  return { committed, drawn, list, invited };
}

test(`${DRAWS} draws of ${PEOPLE} people are proved by what is published`, async () => {
  for (let number = 1; number <= DRAWS; ++number) {
    const proof = await draw(number), file = place(`draw-${number}.json`);
    assert.equal(Object.values(proof.list).flat().length, PEOPLE);
    assert.equal(proof.drawn.strata.reduce((sum, { wanted }) => sum + wanted, 0), proof.drawn.wanted);
    assert.deepEqual(proof.drawn.seedParts.map(({ person }) => person), ['', ''], 'who gave the secrets is for managers');
    fs.writeFileSync(file, JSON.stringify(proof));
    proofs.push({ ...proof, file });
    assert.deepEqual(proves(file), { code: 0, err: '' });
  }
});

test('nobody is drawn more often than chance has it', () => {
  assert.deepEqual(proves(...proofs.map(({ file }) => file)), { code: 0, err: '' });
  // One list of invited people, told ten times.
  const again = proofs.map(({ list, invited, ...more }, i) => {
    const file = place(`again-${i}.json`);
    fs.writeFileSync(file, JSON.stringify({ ...more, list, invited: proofs[0].invited }));
    return file;
  });
  assert.match(proves(...again).err, /some are drawn more often than chance has it/);
});

test('a draw that was tampered with is found out', () => {
  const [sound] = proofs, { invited, list, drawn, committed } = sound;
  const ofSouth = invited.filter(({ stratum }) => stratum === 'sud').sort((a, b) => a.rank - b.rank), [one, other] = ofSouth;
  const passedOver = list.sud.find((name) => !ofSouth.some(({ panelist }) => panelist === name));
  const replaced = (from, panelist) => invited.map((each) => (each === from ? { ...each, panelist } : each));
  const parts = (change) => drawn.seedParts.map((part, i) => (i === 0 ? { ...part, ...change } : part));
  const tampered = {
    'somebody takes the place of another': [{ invited: replaced(one, passedOver) }, /sud: others are invited/],
    'two change places': [{ invited: invited.map((each) => (each === one ? { ...each, panelist: other.panelist } : each === other ? { ...each, panelist: one.panelist } : each)) }, /sud: others are invited/],
    'one is left out': [{ invited: invited.filter((each) => each !== ofSouth.at(-1)) }, /sud: fewer are invited/],
    'one is taken off the list': [{ list: { ...list, sud: list.sud.filter((name) => name !== passedOver) } }, /the list is not that of its hash/],
    'one comes onto the list': [{ list: { ...list, sud: [...list.sud, `${PANEL}/panelists/UN-DE-PLUS`] } }, /the list is not that of its hash/],
    'another list was frozen': [{ committed: { ...committed, listHash: sha('') } }, /the list changed after it was frozen/],
    'a secret was chosen afterwards': [{ drawn: { ...drawn, seedParts: parts({ secret: 'choisi' }), seed: `choisi:${drawn.seedParts[1].secret}`, seedHash: sha(`choisi:${drawn.seedParts[1].secret}`) } }, /a secret is not what was committed to/],
    'and its hash with it': [{ drawn: { ...drawn, seedParts: parts({ secret: 'choisi', hash: sha('choisi') }) } }, /a secret was committed to again/],
    'the seed is another': [{ drawn: { ...drawn, seed: 'autre', seedHash: sha('autre') } }, /the seed is not joined of the secrets/],
    'a secret was known before': [{ committed: { ...committed, seedParts: drawn.seedParts } }, /a secret was told before the list was frozen/],
    'a place is moved to another stratum': [{ drawn: { ...drawn, strata: drawn.strata.map((each) => ({ ...each, wanted: each.wanted + ({ mer: 1, sud: -1 }[each.code] ?? 0) })) } }, /mer has \d+ places, and not \d+/],
  };
  for (const [what, [change, complaint]] of Object.entries(tampered)) {
    const file = place('tampered.json');
    fs.writeFileSync(file, JSON.stringify({ committed, drawn, list, invited, ...change }));
    const { code, err } = proves(file);
    assert.equal(code, 1, what);
    assert.match(err, complaint, what);
  }
});
