// What the web client reads of languages, and of texts that people write.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { firstSpoken } = await load('kit/words/text.ts');
const { partsOf } = await load('kit/ui/markdown_parts.ts');
const { instantOf, wallTimeOf } = await load('kit/words/instant.ts');

test('the first language of the browser that we speak, French where it is none', () => {
  for (const [wanted, lang] of [[['en-US', 'en', 'fr'], 'en'], [['fr-FR', 'en'], 'fr'], [['de-DE', 'en-GB'], 'en'], [['de'], 'fr'], [[], 'fr'], [['EN'], 'en'], [['enm'], 'fr']]) {
    assert.equal(firstSpoken(wanted), lang, wanted.join());
  }
});

test('tables stand apart from the prose around them', () => {
  assert.deepEqual(partsOf('Avant\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n\nAprès'),
    ['Avant\n', { head: ['a', 'b'], rows: [['1', '2'], ['3', '']] }, '\nAprès']);
  assert.deepEqual(partsOf('a | b\n--- | ---\nx \\| y | **z**'), [{ head: ['a', 'b'], rows: [['x | y', '**z**']] }]);
  assert.deepEqual(partsOf('| seule |\n|---|'), [{ head: ['seule'], rows: [] }]);
});

test('what is no table stays as it is', () => {
  for (const text of ['a | b', 'Titre\n---', '| a | b |\n|---|', '```\n| a | b |\n|---|---|\n```', '- un\n- deux']) assert.deepEqual(partsOf(text), [text], text);
  assert.deepEqual(partsOf(' \n'), []);
});

test('what the clocks of a zone show is an instant, and back again', () => {
  for (const [wall, zone, iso] of [['2027-01-04T09:00', 'Europe/Paris', '2027-01-04T08:00:00.000Z'], ['2027-07-04T09:00', 'Europe/Paris', '2027-07-04T07:00:00.000Z'],
    ['2027-01-04T09:00', 'Indian/Reunion', '2027-01-04T05:00:00.000Z'], ['2027-01-04T09:00', 'nulle part', '2027-01-04T08:00:00.000Z']]) {
    assert.equal(instantOf(wall, zone), iso, `${wall} ${zone}`);
    assert.equal(wallTimeOf(iso, zone), wall);
  }
  // Shown twice: the first of both. Left out: by the clocks after it.
  assert.equal(instantOf('2026-10-25T02:30', 'Europe/Paris'), '2026-10-25T00:30:00.000Z');
  assert.equal(instantOf('2026-03-29T02:30', 'Europe/Paris'), '2026-03-29T00:30:00.000Z');
  for (const none of ['', '2027-13-01T00:00', 'hier']) assert.deepEqual([instantOf(none, 'Europe/Paris'), wallTimeOf(none, 'Europe/Paris')], ['', ''], none);
});
