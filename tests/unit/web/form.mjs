// What the web client's forms make of identifiers, as the contract bounds them.
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
