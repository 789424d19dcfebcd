// What the web client is told of the contract's bounds: clients/web/bounds.mjs.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';

const { boundsTable, everyDay } = await import(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/bounds.mjs'));
const { readContract } = await import(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/readers.mjs'));
const contract = readContract();
const portfolio = boundsTable(contract, 'portfolio'), cohort = boundsTable(contract, 'cohort');

test('what a field declares, and whether it is required', () => {
  assert.deepEqual(portfolio.FundingLine.amount, { required: true, exclusiveMinimum: 0, maximum: 1_000_000_000 });
  assert.deepEqual(portfolio.FundingLine.promotion, { minimum: 1, isWhole: true });
  assert.deepEqual(portfolio.Evidence.code, { required: true, maxLength: 63, pattern: '[A-Z][A-Z0-9_]*' });
  assert.deepEqual(cohort.Programme.usual_months, { minimum: 1, maximum: 60, isWhole: true });
  assert.deepEqual(Object.keys(cohort.CreateCohortRequest.cohort_id), ['required', 'maxLength', 'pattern']);
  assert.deepEqual(portfolio.FundingLine.note, { maxLength: 10_000 });
});

test('what is inside of another message has its path, and is required only where that is there', () => {
  assert.deepEqual(portfolio.Project['time_box.end_date'], { notBefore: 'time_box.start_date' });
  assert.deepEqual(portfolio.Project['standards.accessibility_level'], { values: ['A', 'AA', 'AAA'] });
  assert.deepEqual(portfolio.Project['owner.legal_entity'], { maxLength: 300 });
  assert.deepEqual(cohort.Session.end_date, { notBefore: 'start_date' });
});

test('what a caller cannot set has none, nor a request that asks for no more than a name', () => {
  assert.equal(portfolio.GateRequirement.code, undefined);
  assert.equal(portfolio.GetProjectRequest, undefined);
  assert.deepEqual(portfolio.SearchPortfolioRequest, { query: { required: true, maxLength: 200 } });
});

test('what every day is held to', () => assert.deepEqual(everyDay(contract), { first: '1950-01-01', yearsAhead: 20 }));
