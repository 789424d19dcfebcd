// The end of a season: what a run is refused for, where a result stands, and exact numbers as people read them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Code, ConnectError } from '@connectrpc/connect';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { undecidedIn } = await load('cohort/api/undecided.ts');
const { placementSaid } = await load('cohort/api/placement_said.ts');
const { latestFirst, saying } = await load('cohort/api/outcome_said.ts');
const { resultNow } = await load('cohort/api/result_now.ts');
const { valueOf } = await load('cohort/components/use_exact.ts');
const { ErrorInfoSchema, PreconditionFailureSchema } = await load('gen/google/rpc/error_details_pb.ts');

const refusal = (reason, subjects) => new ConnectError('refused', Code.FailedPrecondition, undefined, [{ desc: ErrorInfoSchema, value: { reason, domain: 'pepiniere' } },
  { desc: PreconditionFailureSchema, value: { violations: subjects.map((subject) => ({ type: 'TIE', subject, description: 'decide' })) } }]);

test('a run that ties keep from being made names them, and the seat where there is one', () => {
  const [a, b, seat] = ['calls/c/applications/1', 'calls/c/applications/2', 'calls/c/seats/dev'];
  assert.deepEqual(undecidedIn(refusal('TIES_UNDECIDED', [`${a} ${b}`, `${seat} ${b} ${a}`])), [{ seat: '', applications: [a, b] }, { seat, applications: [b, a] }]);
  assert.equal(undecidedIn(refusal('JUDGES_IT', [a])), undefined);
  assert.equal(undecidedIn(new Error('away')), undefined);
});

// Of the contract.
const [SELECTED, NOT_SELECTED, APPEAL] = [1, 3, 4];
test('the last decision holds, and an appeal is open until the next one', () => {
  const [first, appeal, last] = [{ kind: NOT_SELECTED }, { kind: APPEAL }, { kind: SELECTED }];
  assert.deepEqual(resultNow([]), { decided: undefined, appeal: undefined });
  assert.deepEqual(resultNow([first, appeal]), { decided: first, appeal });
  assert.deepEqual(resultNow([first, appeal, last]), { decided: last, appeal: undefined });
});

test('an exact number is a fraction, or whole', () => {
  assert.deepEqual(['33/2', '-1/4', '3'].map(valueOf), [16.5, -0.25, 3]);
  assert.ok(Number.isNaN(valueOf('')));
});

test('a run of a placement tells places, choices, and who waits for nothing', () => {
  const said = placementSaid(JSON.stringify({ inputs: { choices: { a: ['dev', 'design'], b: ['dev'], c: ['dev'] }, lists: { dev: ['b', 'a'], design: ['a'] } }, result: { stable: true } }));
  const [a, b, c] = ['a', 'b', 'c'].map((id) => `calls/x/applications/${id}`);
  const [dev, design] = ['dev', 'design'].map((id) => `calls/x/seats/${id}`);
  assert.deepEqual([said.placeOf(a, dev), said.placeOf(b, dev), said.placeOf(a, design), said.placeOf(c, dev)], [2, 1, 1, undefined]);
  assert.deepEqual([said.choiceOf(a, design), said.choiceOf(b, dev), said.choiceOf(b, design)], [2, 1, undefined]);
  assert.deepEqual([a, b, c].map(said.isRanked), [true, true, false]);
  assert.equal(said.isStable, true);
  assert.equal(placementSaid(''), undefined);
});

test('what became of a challenge is, field by field, what the latest line that says it says', () => {
  const line = (year, more) => ({ date: { year, month: 1, day: 1 }, production: 0, sequel: 0, destination: 0, maintainer: 0, ...more });
  const latest = latestFirst([line(2024, { sequel: 3 }), line(2023, { production: 1, sequel: 6 }), line(2024, { maintainer: 2 })]);
  assert.deepEqual(latest.map(({ maintainer }) => maintainer), [2, 0, 0], 'of one day, what was recorded last');
  assert.deepEqual(['production', 'sequel', 'maintainer'].map((what) => saying(latest, what)[what]), [1, 3, 2]);
  assert.equal(saying(latest, 'destination'), undefined);
});
