// Ranking and placing from the command line, with no server anywhere: what scripts rely on.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { PEP, SAMPLE, runProgram } from './stack.mjs';

const OK = 0, USAGE = 2, NOT_FOUND = 3, REFUSED = 4, INVALID = 8, TAMPERED = 9;
const JURY = path.join(SAMPLE, 'cohort/jury.json'), SEATS = path.join(SAMPLE, 'cohort/seats.json');
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const jury = read(JURY), seats = read(SEATS);
const env = { PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'C.UTF-8', PEP_SERVER: '127.0.0.1:1' };

function pep(args, input = '', lang = 'C.UTF-8') {
  return runProgram(PEP, ['cohort', ...args], { input, env: { ...env, LANG: lang } });
}
function rehearse(what, ...flags) {
  const { code, out, err } = pep(['rehearse', '-', ...flags], typeof what === 'string' ? what : JSON.stringify(what));
  return { code, out, err, result: code === OK ? JSON.parse(out) : undefined };
}
// What programs read of an error.
function fault(what, code, ...command) {
  const args = command.length ? command : ['rehearse', '-'];
  const done = pep([...args, '--output', 'json'], typeof what === 'string' ? what : JSON.stringify(what));
  assert.equal(done.code, code, done.out + done.err);
  assert.equal(done.out, '');
  return JSON.parse(done.err).error;
}
const shuffled = (list) => list.map((item, i) => [(i * 7919 + 13) % 101, item]).sort(([a], [b]) => a - b).map(([, item]) => item);

test('a jury ranks, and seats are given', () => {
  const { result } = rehearse(jury);
  assert.deepEqual(result.ranked, [
    { application: 'P', score: '33/2', rank: 1, decidedBy: 'c1' }, { application: 'R', score: '33/2', rank: 2, decidedBy: 'c1' },
    { application: 'Q', score: '49/3', rank: 3 }]);
  assert.deepEqual(result.notRankable, [{ application: 'S', complete: 1, needed: 2 }]);
  assert.deepEqual(rehearse(seats).result.placed, { A: ['Cy', 'Di'], B: ['Ana'], C: ['Bo'] });
  assert.deepEqual(rehearse({ ...seats, left: ['Di'], final: { Ana: 'B' } }).result.waiting, ['Ed']);
  assert.deepEqual(rehearse('{}').result, { ranked: [], notRankable: [], placed: {}, waiting: [], unfilled: {}, stable: true });
});

test('the same bytes, from a file or not, whatever the order', () => {
  const { out } = rehearse(jury);
  assert.equal(pep(['rehearse', JURY]).out, out);
  assert.equal(pep(['rehearse', JURY, '--output', 'json']).out, out);
  assert.equal(rehearse({ ...jury, reviews: shuffled(jury.reviews) }).out, out);
  assert.equal(rehearse({ ...jury, reviews: shuffled(jury.reviews) }, '--run').out, rehearse(jury, '--run').out);
});

test('an open tie that matters is refused, in both languages and for programs', () => {
  const open = { ...seats, left: ['Di'], ties: [['A', ['Ana', 'Flo']]] };
  const { code, err } = rehearse(open);
  assert.equal(code, REFUSED);
  assert.match(err, /on the list of A, nothing decides between Ana, Flo/);
  assert.match(pep(['rehearse', '-'], JSON.stringify(open), 'fr_FR.UTF-8').err, /sur la liste de A, rien ne départage Ana, Flo/);
  const { code: name, violations: [violation] } = fault(open, REFUSED);
  assert.equal(name, 'FAILED_PRECONDITION');
  assert.deepEqual([violation.reason, violation.seat, violation.candidates], ['UNDECIDED_TIE', 'A', ['Ana', 'Flo']]);
  assert.equal(rehearse({ ...seats, ties: open.ties }).code, OK);
  assert.equal(fault({ ...seats, final: { Flo: 'A' } }, REFUSED).violations[0].reason, 'FINAL_SEAT_LOST');
});

test('all that is wrong is told at once, by its path', () => {
  const wrong = structuredClone(jury);
  wrong.reviews[3].marks.c2 = 5;
  wrong.reviews.push(wrong.reviews[0]);
  wrong.grid.criteria[4].weight = '1/0';
  const { code, err } = rehearse(wrong);
  assert.equal(code, INVALID);
  assert.match(err, /grid\.criteria\[4\]\.weight: must be a fraction/);
  assert.match(err, /reviews\[3\]\.marks\.c2: must be a whole number from 1 to 4/);
  assert.match(err, /reviews\[9\]: J1 has reviewed P already, at reviews\[0\]/);
  assert.deepEqual(fault(wrong, INVALID).violations.map(({ path: place, reason }) => [place, reason]),
    [['grid.criteria[4].weight', 'NO_FRACTION'], ['reviews[3].marks.c2', 'NO_NUMBER'], ['reviews[9]', 'REVIEWED_TWICE']]);
  for (const [text, reason] of [['{', 'NO_JSON'], ['[]', 'NO_OBJECT'], ['{"call":"a","call":"b"}', 'REPEATED_KEY'],
    [`{"reviews":${'['.repeat(100000)}`, 'TOO_DEEP'], ['{"minReviews":2}', 'UNKNOWN_MEMBER']]) {
    assert.equal(fault(text, INVALID).violations[0].reason, reason, text.slice(0, 40));
  }
  const bytes = runProgram(PEP, ['cohort', 'rehearse', '-'], { input: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), env });
  assert.equal(bytes.code, INVALID);
  assert.equal(pep(['rehearse', '/nonexistent/file.json']).code, USAGE);
  assert.equal(pep(['rehearse', '/']).code, USAGE);
});

test('one is explained', () => {
  assert.deepEqual(rehearse(jury, '--explain', 'J1').result, { juror: { reviews: 3, compared: 2, offset: '1' } });
  assert.equal(rehearse(jury, '--explain', 'P').result.application.criteria[0].mean, '7/2');
  assert.equal(rehearse(jury, '--explain', 'nobody').code, NOT_FOUND);
  assert.equal(rehearse(jury, '--explain', 'P', '--run').code, USAGE);
});

test('a run is computed again, and one that was changed is not the same', () => {
  const { out: run } = rehearse(jury, '--run');
  const same = pep(['replay', '-', '--output', 'json'], run);
  assert.equal(same.code, OK, same.err);
  assert.deepEqual(JSON.parse(same.out), { same: true, sha256: JSON.parse(run).sha256 });
  const changed = run.replace('"rank":2', '"rank":1');
  const { code, err } = pep(['replay', '-'], changed);
  assert.equal(code, TAMPERED);
  assert.match(err, /result\.ranked\[1\]\.rank: published 1, computed again 2/);
  assert.deepEqual(fault(changed, TAMPERED, 'replay', '-').violations,
    [{ reason: 'VALUES_DIFFER', path: 'result.ranked[1].rank', published: 1, recomputed: 2 }]);
  assert.equal(fault(run.replace('{"format"', '{ "format"'), TAMPERED, 'replay', '-').violations[0].reason, 'BYTES_DIFFER');
  assert.equal(fault(run.replace('"c2":4', '"c2":9'), TAMPERED, 'replay', '-').violations[0].path, 'inputs.reviews[4].marks.c2');
  assert.equal(fault('{}', INVALID, 'replay', '-').violations[0].reason, 'NO_RUN');
});
