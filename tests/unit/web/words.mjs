// What the web client reads of languages, and of texts that people write.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { firstSpoken } = await load('kit/words/text.ts');
const { partsOf } = await load('kit/ui/markdown_parts.ts');

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
