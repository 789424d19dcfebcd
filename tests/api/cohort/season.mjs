// What the tests of a season's resources have in common.
import assert from 'node:assert/strict';
import { Code } from '../../e2e/rpc.mjs';

export const day = (iso) => {
  const [year, month, date] = iso.split('-').map(Number);
  return { year, month, day: date };
};

// The fields that a refusal names, in order.
export const fieldsOf = (refusal) => {
  assert.equal(refusal.code, Code.INVALID_ARGUMENT, refusal.message);
  return refusal.BadRequest.fieldViolations.map((violation) => violation.field).sort();
};
