// What the web client makes of consents: what may be agreed to, in which words, and what the service says of what was agreed to.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { agreedBy, agreementOf, agreementTo, isCounting, purposesOf } = await load('access/api/consents.ts');
const { AGREEMENTS } = await load('access/words/consents.ts');

const [GIVEN, WITHDRAWN] = [1, 2];
const ME = 'persons/01J';
const PURPOSES = purposesOf({
  fr: [{ id: 'alumni', title: 'Anciens', wording: 'J’accepte.' }, { id: 'contact', title: 'Messages', wording: 'Écrivez-moi.' }],
  en: [{ id: 'contact', title: 'Messages (en)', wording: 'Write to me.' }, { id: 'alumni', title: 'Alumni', wording: 'I agree.' }],
});
const consent = (id, wording, state = GIVEN, upToDate = state === GIVEN) => ({ name: `${ME}/consents/${id}`, wording, state, upToDate });

test('a purpose is told in both languages, in the order of the service', () => {
  assert.deepEqual(PURPOSES.map(({ id, title, wording }) => [id, title, wording]), [
    ['alumni', { fr: 'Anciens', en: 'Alumni' }, { fr: 'J’accepte.', en: 'I agree.' }], ['contact', { fr: 'Messages', en: 'Messages (en)' }, { fr: 'Écrivez-moi.', en: 'Write to me.' }]]);
});

test('a purpose that is not told in a language yet is told in French', () => {
  assert.deepEqual(purposesOf({ fr: [{ id: 'x', title: 'Titre', wording: 'Texte' }], en: [] })[0].title, { fr: 'Titre', en: 'Titre' });
});

test('whether another text is to be read is the service’s to say', () => {
  const told = [undefined, consent('alumni', 'J’accepte.'), consent('alumni', 'J’accepte.', GIVEN, false), consent('alumni', '', WITHDRAWN)].map(agreementOf);
  assert.deepEqual(told, ['never', 'given', 'changed', 'withdrawn']);
  assert.deepEqual(told.map(isCounting), [false, true, true, false]);
  for (const agreement of told) assert.ok(AGREEMENTS[agreement].fr, agreement);
});

test('what is sent is what is read, in the language in which it is', () => {
  const [alumni] = agreedBy(ME, PURPOSES, []);
  assert.deepEqual(agreementTo(alumni, 'fr'), { name: `${ME}/consents/alumni`, languageCode: 'fr', wording: 'J’accepte.' });
  assert.deepEqual(agreementTo(alumni, 'en'), { name: `${ME}/consents/alumni`, languageCode: 'en', wording: 'I agree.' });
});

test('each purpose has the consent of its name; what is not offered any more can still be withdrawn', () => {
  const all = agreedBy(ME, PURPOSES, [consent('contact', 'Écrivez-moi.'), consent('former', 'Un texte d’avant.', GIVEN, false)]);
  assert.deepEqual(all.map(({ name, agreement, isOffered }) => [name, agreement, isOffered]), [
    [`${ME}/consents/alumni`, 'never', true], [`${ME}/consents/contact`, 'given', true], [`${ME}/consents/former`, 'given', false]]);
  assert.deepEqual(all[2].purpose, { id: 'former', title: { fr: 'former', en: 'former' }, wording: { fr: 'Un texte d’avant.', en: 'Un texte d’avant.' } });
});
