// What the web client’s forms make of identifiers, of rows and of what services say against them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { identifierFault, identifierIn } = await load('kit/form/identifier.ts');

const { CreateCohortRequest } = await load('gen/pepiniere/cohort/v1/bounds.ts');

test('an identifier is whatever the contract lets a new one be', () => {
  const fault = (id) => identifierFault(id, CreateCohortRequest.cohort_id);
  for (const id of ['eig', 'under_score', ' eig ', 'été-2024', 'a.b', '8', 'a'.repeat(190), 'é'.repeat(95)]) assert.equal(fault(id), undefined, id);
  for (const id of ['-', '.', '..', 'a/b', 'a b', 'a\tb', 'a\u0007', 'a\u200bb', '_a', 'a’b', 'a'.repeat(191), 'é'.repeat(96)]) assert.ok(fault(id)?.fr, JSON.stringify(id));
});

test('what is sent has no spaces around it, and its accents composed', () => {
  assert.equal(identifierIn('  e\u0301te\u0301 8 '), '\u00e9t\u00e9 8');
  assert.equal(identifierIn(undefined), '');
});

const { faultsOf, readValues, rowsIn, textOfRows, writeValues } = await load('kit/form/field.ts');

const meanings = { one: {}, add: {}, fields: [{ path: 'mark', kind: 'count', required: true, label: {} }, { path: 'meaning', kind: 'text', label: {} }] };
const nested = { fields: [{ path: 'criteria', kind: 'rows', label: {}, rows: {
  one: {}, add: {}, isOrdered: true, asks: (path, { kind }) => path !== 'options' || kind === '6',
  fields: [{ path: 'kind', kind: 'enum', options: [], label: {} }, { path: 'options', kind: 'list', required: true, label: {} }, { path: 'meanings', kind: 'rows', rows: meanings, label: {} }] } }] };

test('rows of rows are read and written, and 0 is a mark', () => {
  const message = { criteria: [{ kind: 6, options: ['a', 'b'], meanings: [{ mark: 0, meaning: 'rien' }] }] };
  const values = readValues(nested, message);
  assert.equal(rowsIn(rowsIn(values.criteria)[0].meanings)[0].mark, '0');
  assert.deepEqual(writeValues(nested, values), message);
  assert.deepEqual(Object.keys(faultsOf(nested, values)), []);
});

test('what a row is not asked is neither sent nor missing', () => {
  const values = { criteria: textOfRows([{ kind: '1', options: 'a', meanings: textOfRows([{ mark: '', meaning: 'x' }]) }, { kind: '6', options: '' }]) };
  assert.deepEqual(writeValues(nested, values).criteria.map((row) => 'options' in row), [false, true]);
  assert.deepEqual(Object.keys(faultsOf(nested, values)).sort(), ['criteria[0].meanings[0].mark', 'criteria[1].options']);
});

const { condition, learn, said } = await load('kit/words/faults.ts');

test('a sentence that names values is said in both languages, with them in it', () => {
  learn({ 'lies {span} before it opens': { fr: 'Il fermerait {span} avant d’ouvrir.', en: 'It would close {span} before it opens.' }, 'is that of form[{i}]': { fr: 'Déjà pris.', en: 'Taken.' }, KNOWN: { fr: 'Connu.', en: 'Known.' } });
  assert.deepEqual(said('lies 1 day, 2 hours and 5 minutes before it opens'), { fr: 'Il fermerait 1 jour, 2 heures et 5 minutes avant d’ouvrir.', en: 'It would close 1 day, 2 hours and 5 minutes before it opens.' });
  assert.equal(said('is that of form[3]').fr, 'Déjà pris.');
  assert.equal(condition({ type: 'KNOWN', subject: 'close_time', description: 'close_time lies 2 days before it opens' }).fr, 'Il fermerait 2 jours avant d’ouvrir.');
  assert.equal(condition({ type: 'KNOWN', subject: 'close_time', description: 'close_time says something new' }).fr, 'Connu.');
});

test('a share is typed in percent, kept in hundredths of one, and what a service says of it is read in percent', () => {
  const form = { fields: [{ path: 'share_basis_points', kind: 'share', label: {}, bounds: { minimum: 0, maximum: 10_000, isWhole: true } }] };
  const typed = (text) => ({ share_basis_points: text });
  for (const [points, text] of [[3333, '33.33'], [0, '0'], [10_000, '100']]) {
    assert.deepEqual(readValues(form, { shareBasisPoints: points }), typed(text));
    assert.deepEqual(writeValues(form, typed(text)), { shareBasisPoints: points });
  }
  assert.deepEqual(writeValues(form, typed('58,29')), { shareBasisPoints: 5829 });
  for (const wrong of ['100,01', '-1', '33,333', 'x']) assert.ok(faultsOf(form, typed(wrong)).share_basis_points?.fr, wrong);
  for (const sound of ['30', '33,33', '0']) assert.deepEqual(faultsOf(form, typed(sound)), {}, sound);
  learn({ 'the shares add up to {sumPoints} basis points: they must add up to {wholePoints}': { fr: 'Les parts font {sumPoints} % : il en faut {wholePoints} %.', en: 'The shares add up to {sumPoints}% of {wholePoints}%.' } });
  assert.match(said('the shares add up to 9050 basis points: they must add up to 10000').fr, /^Les parts font 90,5\s%\s: il en faut 100\s%\.$/);
  assert.equal(said('the shares add up to 9050 basis points: they must add up to 10000').en, 'The shares add up to 90.5% of 100%.');
});

const { choicesOf } = await load('kit/form/choices.ts');

test('resources are chosen from by what they are called, or as they come where their order says something', () => {
  const come = [{ name: 'd/3', title: 'v1, 14 nov.' }, { name: 'd/2', title: 'v1, 10 nov.' }, { name: 'd/1', title: '' }];
  assert.deepEqual(choicesOf({}, come, 'fr').map(({ value }) => value), ['d/1', 'd/2', 'd/3']);
  assert.deepEqual(choicesOf({ asTheyCome: true }, come, 'fr').map(({ label }) => label), ['v1, 14 nov.', 'v1, 10 nov.', 'd/1']);
});
