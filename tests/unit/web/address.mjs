// What the web client reads of addresses: what it cannot, it leaves out and says.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

globalThis.location = { origin: 'http://localhost' };
const { PERIOD_CHECKS, PROJECT_CHECKS } = await load('portfolio/components/checks.ts');

const sound = { phase: ['SCALING', 'ACTIFS', 'COMMENCES', 'EN_VIE'], type: ['STATE_STARTUP', 'aucun'], date: ['2024-02-29'], texte: ['crue', 'a'.repeat(200)], entree: ['2019'], mot: ['*'],
  ministere: ['aucun', 'ministere-des-jardins'], pause: ['oui'] };
const unsound = { phase: ['BLAH', 'scaling', '1', 'toString'], type: ['x'], date: ['2024-02-30', 'hier'], depuis: ['2024'], texte: ['a'.repeat(201), 'a\u0000b'], entree: ['19'], pause: ['non'], incubateur: ['a'.repeat(201)] };

test('what lists of projects can read of an address, and what not', () => {
  for (const [param, values] of Object.entries(sound)) for (const value of values) assert.equal(PROJECT_CHECKS[param](value), true, `${param}=${value}`);
  for (const [param, values] of Object.entries(unsound)) for (const value of values) assert.equal(PROJECT_CHECKS[param](value), false, `${param}=${value}`);
});

test('periods', () => {
  for (const value of ['2024', '2024-T3']) assert.equal(PERIOD_CHECKS.periode(value), true, value);
  for (const value of ['2024-T5', 'hier', '9999']) assert.equal(PERIOD_CHECKS.periode(value), false, value);
});
