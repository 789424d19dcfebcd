// What the web client's forms make of identifiers, as the services take them (tests/unit/aip/resource_name_test.cc).
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { identifierFault, identifierIn } = await load('kit/form/identifier.ts');

test('an identifier is whatever the services take for one', () => {
  for (const id of ['eig', 'under_score', 'promotion 8', 'été-2024', 'a.b', '8', '...', 'a'.repeat(190), 'é'.repeat(95), 'नि\u200dज', '👩‍🌾']) {
    assert.equal(identifierFault(id), undefined, id);
  }
  for (const id of ['-', '.', '..', 'a/b', 'a\tb', 'a\u0007', 'a\u200bb', 'a\u2028b', 'a\u00adb', 'a'.repeat(191), 'é'.repeat(96)]) {
    assert.ok(identifierFault(id)?.fr, JSON.stringify(id));
  }
});

test('what is sent has no spaces around it, and its accents composed', () => {
  assert.equal(identifierIn('  e\u0301te\u0301 8 '), '\u00e9t\u00e9 8');
  assert.equal(identifierIn(undefined), '');
});
