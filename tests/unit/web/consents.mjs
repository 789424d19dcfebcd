// What the web client makes of consents: what may be agreed to, in which words, and whether what was agreed to is still what is read.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { agreedBy, agreementOf, isCounting, purposesOf } = await load('access/api/consents.ts');
const { AGREEMENTS } = await load('access/words/consents.ts');

const [GIVEN, WITHDRAWN] = [1, 2];
const ME = 'persons/01J';
const PURPOSES = purposesOf({
  fr: [{ id: 'alumni', title: 'Anciens', wording: 'J’accepte.' }, { id: 'contact', title: 'Messages', wording: 'Écrivez-moi.' }],
  en: [{ id: 'contact', title: 'Messages (en)', wording: 'Write to me.' }, { id: 'alumni', title: 'Alumni', wording: 'I agree.' }],
});
const consent = (id, wording, state = GIVEN) => ({ name: `${ME}/consents/${id}`, wording, state });

test('a purpose is told in both languages, in the order of the service', () => {
  assert.deepEqual(PURPOSES.map(({ id, title, wording }) => [id, title, wording]), [
    ['alumni', { fr: 'Anciens', en: 'Alumni' }, { fr: 'J’accepte.', en: 'I agree.' }], ['contact', { fr: 'Messages', en: 'Messages (en)' }, { fr: 'Écrivez-moi.', en: 'Write to me.' }]]);
});

test('a purpose that is not told in a language yet is told in French', () => {
  assert.deepEqual(purposesOf({ fr: [{ id: 'x', title: 'Titre', wording: 'Texte' }], en: [] })[0].title, { fr: 'Titre', en: 'Titre' });
});

test('what was agreed to in one language counts in the other; another text is to be read first', () => {
  const [alumni] = PURPOSES;
  const told = [undefined, consent('alumni', 'J’accepte.'), consent('alumni', 'I agree.'), consent('alumni', 'J’acceptais.'), consent('alumni', 'J’accepte.', WITHDRAWN), consent('alumni', '', WITHDRAWN)]
    .map((one) => agreementOf(alumni, one));
  assert.deepEqual(told, ['never', 'given', 'given', 'changed', 'withdrawn', 'withdrawn']);
  assert.deepEqual(told.map(isCounting), [false, true, true, true, false, false]);
  for (const agreement of told) assert.ok(AGREEMENTS[agreement].fr, agreement);
});

test('each purpose has the consent of its name; what is not offered any more can still be withdrawn', () => {
  const all = agreedBy(ME, PURPOSES, [consent('contact', 'Écrivez-moi.'), consent('former', 'Un texte d’avant.')]);
  assert.deepEqual(all.map(({ name, agreement, isOffered }) => [name, agreement, isOffered]), [
    [`${ME}/consents/alumni`, 'never', true], [`${ME}/consents/contact`, 'given', true], [`${ME}/consents/former`, 'given', false]]);
  assert.deepEqual(all[2].purpose, { id: 'former', title: { fr: 'former', en: 'former' }, wording: { fr: 'Un texte d’avant.', en: 'Un texte d’avant.' } });
});
