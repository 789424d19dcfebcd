// What people say, counted without a server: the worked figures of releases, draws, rates and weights, what is told of a file that is
// wrong, and hundreds of random campaigns, each held against an independent script (feedback/tabulate.py), which attacks what pep prints.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { PEP, SOURCE, runProgram, temporaryFolder } from './stack.mjs';

const OK = 0, USAGE = 2, INVALID = 8;
const CAMPAIGNS = 200, ATTACKED = 40;
const TABULATE = path.join(SOURCE, 'tests/e2e/feedback/tabulate.py');
const env = { PATH: process.env.PATH, HOME: '/nonexistent', PEP_SERVER: '127.0.0.1:1' };
const sha256 = (text) => crypto.createHash('sha256').update(text).digest('hex');

function pep(args, { input = '', lang = 'C.UTF-8' } = {}) {
  return runProgram(PEP, ['feedback', ...args], { input, env: { ...env, LANG: lang } });
}
function answer(command, what) {
  const { code, out, err } = pep([command, '-'], { input: JSON.stringify(what) });
  assert.equal(code, OK, err);
  return JSON.parse(out);
}
const tabulate = (what) => answer('tabulate', what).questions;
// What programs read of a file that is wrong.
function violations(command, what) {
  const { code, out, err } = pep([command, '-', '--output', 'json'], { input: typeof what === 'string' ? what : JSON.stringify(what) });
  assert.deepEqual([code, out], [INVALID, ''], err);
  const error = JSON.parse(err).error;
  assert.equal(error.code, 'INVALID_ARGUMENT');
  return error.violations.map(({ path: place, reason }) => [place, reason]);
}

const Q1 = { code: 'q1', kind: 'SCALE', options: ['1', '2', '3', '4', '5'], sensitive: false };
// Of each cohort, how many answer, in turn 3 and 4; one of each does not.
function campaign(sizes, question = Q1) {
  const audience = [], answers = [];
  for (const [cohort, n] of Object.entries(sizes)) {
    for (let i = 0; i <= n; ++i) {
      audience.push({ id: `${cohort}-${i}`, cohort });
      if (i < n) answers.push({ id: `${cohort}-${i}`, q1: 3 + i % 2 });
    }
  }
  return { breakdown: ['cohort'], audience, answers, questions: [question] };
}
const sizes = (cell) => (cell.parts ?? []).map(({ values, n }) => [values.join(' '), n]);

test('groups of fewer than five are pooled, and nobody looks like few', () => {
  const told = (groups) => { const { q1 } = tabulate(campaign(groups)); return [q1.n, ...sizes(q1)]; };
  assert.deepEqual(told({ 4: 14, 5: 9, 6: 3, 7: 6 }), [32, ['4', 14], ['5', 9], ['6 7', 9]]);
  assert.deepEqual(told({ 4: 14, 5: 9, 6: 0, 7: 6 }), [29, ['4', 14], ['5', 9], ['6 7', 6]]);
  assert.deepEqual(told({ 4: 14, 5: 9, 6: 3, 7: 1 }), [27, ['4', 14], ['5 6 7', 13]]);
  assert.deepEqual(told({ 4: 3, 5: 2 }), [5]);
  assert.deepEqual(tabulate(campaign({ 4: 4 })), { q1: { withheld: true } });
});

test('the bytes are these', () => {
  const { out } = pep(['tabulate', '-'], { input: JSON.stringify(campaign({ 4: 6, 5: 5, 6: 0, 7: 4 })) });
  assert.equal(out, '{"questions":{"q1":{"n":15,"options":{"1":0,"2":0,"3":8,"4":7,"5":0},"mean":"52/15","parts":['
    + '{"by":"cohort","values":["4"],"n":6,"options":{"1":0,"2":0,"3":3,"4":3,"5":0},"mean":"7/2"},'
    + '{"by":"cohort","values":["5","6","7"],"n":9,"options":{"1":0,"2":0,"3":5,"4":4,"5":0},"mean":"31/9"}]}}}\n');
  const plain = campaign({ 4: 6, 5: 5 }), { options, sensitive, ...short } = Q1;
  assert.deepEqual(tabulate({ ...plain, questions: [short] }), tabulate(plain), `${options} ${sensitive}`);
});

test('breakdowns go on into parts that are no pool, and a person without an answer counts for nothing', () => {
  const audience = [], add = (n, cohort, role) => { for (let i = 0; i < n; ++i) audience.push({ id: `${cohort} ${role} ${i}`, cohort, role, skill: 'x' }); };
  add(5, '4', 'design'), add(6, '4', 'code'), add(7, '7', 'code'), add(3, '5', 'code'), add(3, '6', 'code');
  const answers = audience.map(({ id }) => ({ id, q1: '5' }));
  const { q1 } = tabulate({ breakdown: ['cohort', 'role'], audience, answers, questions: [Q1] });
  assert.deepEqual(sizes(q1), [['4', 11], ['7', 7], ['5 6', 6]]);
  assert.deepEqual(q1.parts.map(sizes), [[['code', 6], ['design', 5]], [], []]);
  assert.deepEqual([q1.mean, q1.parts[0].parts[0].by], ['5', 'role']);
  const silent = answers.map(({ id }, i) => (i < 20 ? { id } : { id, q1: null }));
  assert.deepEqual(tabulate({ audience, answers: silent, questions: [Q1] }), { q1: { withheld: true } });
});

test('what all of a group say to what is sensitive is not told', () => {
  const question = { code: 'q1', kind: 'CHOICE_ONE', options: ['yes', 'no'], sensitive: true };
  const told = (...groups) => {
    const audience = groups.flatMap(([cohort, yes, no]) => Array.from({ length: yes + no }, (_, i) => ({ id: `${cohort}-${i}`, cohort })));
    const answers = groups.flatMap(([cohort, yes, no]) => Array.from({ length: yes + no }, (_, i) => ({ id: `${cohort}-${i}`, q1: i < yes ? 'yes' : 'no' })));
    return tabulate({ breakdown: ['cohort'], audience, answers, questions: [question] }).q1;
  };
  assert.deepEqual(sizes(told(['4', 5, 1], ['5', 1, 5])), [['4', 6], ['5', 6]]);
  assert.deepEqual(told(['4', 6, 0], ['5', 1, 5]), { n: 12, options: { yes: 7, no: 5 } });
  assert.deepEqual(told(['4', 6, 0], ['5', 6, 0]), { withheld: true });
  assert.deepEqual(sizes(told(['4', 6, 0], ['5', 4, 4], ['6', 3, 0], ['7', 5, 4])), [['7', 9], ['4 5 6', 17]]);
});

const members = Array.from({ length: 10 }, (_, i) => `panelists/${String(i + 1).padStart(4, '0')}`);
const DRAW = { seed: '2026-11-22:pepiniere', study: 'etude-17', strata: { all: { members, wanted: 3 } } };

test('a draw is that of anybody, and the next replaces who refuses', () => {
  const first = answer('draw', DRAW);
  assert.deepEqual(first, { seedHash: sha256(DRAW.seed), listHash: sha256(members.map((name) => `${name}\n`).join('')),
    drawn: { all: ['panelists/0010', 'panelists/0006', 'panelists/0005'] } });
  assert.deepEqual(Object.keys(first), ['seedHash', 'listHash', 'drawn']);
  const again = answer('draw', { ...DRAW, refused: ['panelists/0006'] });
  assert.deepEqual(again, { ...first, drawn: { all: ['panelists/0010', 'panelists/0005', 'panelists/0007'] } });
  assert.deepEqual(answer('draw', { ...DRAW, strata: { all: { members: [...members].reverse(), wanted: 3 } } }), first);
});

test('ten draws of a panel of five thousand are proven by their hashes alone', () => {
  const panel = Array.from({ length: 5000 }, (_, i) => `panelists/${String(i + 1).padStart(4, '0')}`);
  const strata = { a: { members: panel.slice(0, 1710), wanted: 68 }, b: { members: panel.slice(1710, 3165), wanted: 58 },
    c: { members: panel.slice(3165, 4285), wanted: 45 }, d: { members: panel.slice(4285), wanted: 29 } };
  for (let draw = 0; draw < 10; ++draw) {
    const seed = `secret ${draw}:another`, study = `etude-${draw}`, refused = panel.filter((_, i) => i % 7 === draw % 7);
    const { seedHash, listHash, drawn } = answer('draw', { seed, study, strata, refused });
    assert.deepEqual([seedHash, listHash], [sha256(seed), sha256(panel.map((name) => `${name}\n`).join(''))]);
    for (const [code, { members: of, wanted }] of Object.entries(strata)) {
      const tickets = of.filter((name) => !refused.includes(name)).map((name) => [sha256(`${seed}|${study}|${name}`), name]).sort();
      assert.deepEqual(drawn[code], tickets.slice(0, wanted).map(([, name]) => name), `${draw} ${code}`);
    }
  }
});

test('response rates, or no data', () => {
  const rates = answer('rates', { I: 200, P: 20, R: 60, NC: 250, O: 10, U: 60, NE: 40 });
  assert.deepEqual(Object.entries(rates).map(([name, { percent }]) => [name, percent]),
    [['RR1', '33.3'], ['RR2', '36.7'], ['RR3', '33.6'], ['RR5', '37.0'], ['e', '93.1']]);
  assert.equal(rates.RR1.rate, '1/3');
  const none = answer('rates', { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 9 });
  assert.deepEqual([none.RR1, none.e], [{ noData: 'EMPTY_DENOMINATOR' }, { rate: '0', percent: '0.0' }]);
});

const group = (sex, age, n, yes) => ({ values: { sex, age }, n, said: { yes } });
const WEIGHT = { targets: { sex: { F: 52, M: 48 }, age: { young: 40, old: 60 } },
  groups: [group('F', 'young', 20, 15), group('F', 'old', 40, 10), group('M', 'young', 10, 4), group('M', 'old', 30, 9)] };

test('weights give the margins, and the unweighted share is always there', () => {
  const { n, groups, deff, said } = answer('weight', WEIGHT);
  assert.deepEqual(groups.map(({ weight }) => weight.toFixed(4)), ['1.1608', '0.7196', '1.6784', '1.0405']);
  assert.deepEqual([n, deff.toFixed(4), said.yes.unweighted.toFixed(3), said.yes.weighted.toFixed(3)], [100, '1.0831', '0.380', '0.407']);
  assert.deepEqual(violations('weight', { ...WEIGHT, targets: { ...WEIGHT.targets, age: { young: 40, old: 61 } } }), [['targets.sex', 'OTHER_TOTAL']]);
  assert.deepEqual(violations('weight', { ...WEIGHT, targets: { sex: { F: 50, M: 48, X: 2 } } }).at(0), ['groups[0].values.age', 'UNKNOWN_MEMBER']);
  const bySex = WEIGHT.groups.map(({ values: { sex }, n: of }) => ({ values: { sex }, n: of }));
  assert.deepEqual(violations('weight', { targets: { sex: { F: 50, M: 48, X: 2 } }, groups: bySex }), [['targets.sex.X', 'EMPTY_GROUP']]);
  assert.deepEqual(violations('weight', { targets: { sex: { F: 50 } }, groups: bySex }), [['targets.sex', 'NO_TARGET']]);
  assert.deepEqual(violations('weight', { targets: {}, groups: [] }), [['targets', 'NOTHING_TO_WEIGHT']]);
});

test('all that is wrong is told at once, by its path, in both languages and for programs', () => {
  const wrong = { breakdown: ['cohort', 'id'], people: [], audience: [{ id: 'a', cohort: '4', id2: 1 }, { id: 'a', cohort: [] }, { id: 'b' }],
    answers: [{ id: 'a', q1: 6 }, { id: 'z' }, { id: 'b', q2: [] }, { id: 'b' }, 7],
    questions: [{ code: 'q1', kind: 'SCALE' }, { code: 'q1', kind: 'STARS' }, { code: 'q3', kind: 'CHOICE_ONE' }, { code: 'q4', kind: 'SCALE', options: ['1', 'x'] }] };
  assert.deepEqual(violations('tabulate', wrong), [['people', 'UNKNOWN_MEMBER'], ['breakdown[1]', 'RESERVED'], ['questions[1].kind', 'NO_WORD'],
    ['questions[1].code', 'REPEATED'], ['questions[2].options', 'MISSING'], ['questions[3].options[1]', 'NO_SCALE_OPTION'], ['audience[1].id', 'REPEATED'],
    ['audience[1].cohort', 'NO_LABEL'], ['audience[2].cohort', 'MISSING'], ['answers[0].q1', 'NO_OPTION'], ['answers[1].id', 'NOBODY'],
    ['answers[2].q2', 'UNKNOWN_MEMBER'], ['answers[3].id', 'REPEATED'], ['answers[4]', 'NO_OBJECT']]);
  const input = JSON.stringify(wrong), english = pep(['tabulate', '-'], { input }), french = pep(['tabulate', '-'], { input, lang: 'fr_FR.UTF-8' });
  assert.equal(english.code, INVALID);
  assert.match(english.err, /^pep: Invalid: the standard input cannot be computed with/);
  assert.match(english.err, /answers\[0\]\.q1: is no option; there are: 1, 2, 3, 4, 5/);
  assert.match(english.err, /answers\[1\]\.id: nobody in the audience is called z/);
  assert.match(french.err, /audience\[1\]\.id: a figure déjà en audience\[0\]\.id/);
  assert.match(french.err, /answers\[1\]\.id: personne dans le public ne s'appelle z/);
});

test('bad files, of whatever command', () => {
  for (const command of ['tabulate', 'draw', 'rates', 'weight']) {
    for (const [text, reason] of [['{', 'NO_JSON'], ['', 'NO_JSON'], ['[]', 'NO_OBJECT'], ['{}', 'MISSING'], ['{"a":1,"a":2}', 'REPEATED_KEY'],
      [`{"a":${'['.repeat(100000)}`, 'TOO_DEEP']]) {
      assert.equal(violations(command, text)[0][1], reason, `${command} ${text.slice(0, 40)}`);
    }
    assert.equal(pep([command, '/nonexistent/file.json']).code, USAGE);
    assert.equal(pep([command]).code, USAGE);
  }
  const strata = { a: { members: ['x', 'x'], wanted: 3 }, b: { members: ['x'], wanted: -1 } };
  assert.deepEqual(violations('draw', { seed: '', study: 's', strata, refused: ['y', 'x', 'x'] }), [['seed', 'NO_NAME'], ['strata.a.members[1]', 'REPEATED'],
    ['strata.a.wanted', 'NO_COUNT'], ['strata.b.members[0]', 'REPEATED'], ['strata.b.wanted', 'NO_COUNT'], ['refused[0]', 'NOT_LISTED'], ['refused[2]', 'REPEATED']]);
  assert.deepEqual(violations('rates', { I: 1, P: 0, R: 0.5, NC: 0, O: 0, U: -1, E: 0 }), [['E', 'UNKNOWN_MEMBER'], ['R', 'NO_COUNT'], ['U', 'NO_COUNT'],
    ['NE', 'MISSING']]);
});

test(`an independent script finds the same in ${CAMPAIGNS} random campaigns, in each told otherwise, and nobody in what is printed`, () => {
  const folder = temporaryFolder();
  const script = (...args) => runProgram('python3', [TABULATE, ...args]);
  const { code, err } = script('batch', '1', String(CAMPAIGNS), folder);
  assert.equal(code, OK, err);
  const release = (name) => {
    const { code: done, out, err: complaint } = pep(['tabulate', path.join(folder, name)]);
    assert.equal(done, OK, `${name}: ${complaint}`);
    return out;
  };
  const kinds = { withheld: 0, whole: 0, split: 0, pooled: 0, split_twice: 0 };
  for (let seed = 1; seed <= CAMPAIGNS; ++seed) {
    const out = release(`${seed}.json`);
    assert.deepEqual(JSON.parse(out), JSON.parse(fs.readFileSync(path.join(folder, `${seed}.expected.json`), 'utf8')), `campaign ${seed}`);
    assert.equal(release(`${seed}.again.json`), out, `campaign ${seed}, told otherwise`);
    for (const cell of Object.values(JSON.parse(out).questions)) {
      ++kinds[cell.withheld ? 'withheld' : cell.parts ? 'split' : 'whole'];
      kinds.pooled += cell.parts?.some(({ values }) => values.length > 1) ? 1 : 0;
      kinds.split_twice += cell.parts?.some(({ parts }) => parts) ? 1 : 0;
    }
    if (seed > ATTACKED) continue;
    fs.writeFileSync(path.join(folder, 'release.json'), out);
    const attack = script('attack', path.join(folder, `${seed}.json`), path.join(folder, 'release.json'));
    assert.equal(attack.code, OK, `campaign ${seed}: ${attack.err}`);
  }
  // The campaigns are worth something.
  for (const [kind, n] of Object.entries(kinds)) assert.ok(n > 10, `${kind}: ${n}`);
});

test('the attack finds who is told apart in a release that pools nobody', () => {
  const folder = temporaryFolder(), file = (name) => path.join(folder, name);
  const told = campaign({ 4: 14, 5: 9, 6: 3 }), { q1 } = tabulate(told);
  const [four, pool] = q1.parts;
  const five = { ...pool, values: ['5'], n: 9 };
  fs.writeFileSync(file('campaign.json'), JSON.stringify(told));
  fs.writeFileSync(file('release.json'), JSON.stringify({ questions: { q1: { ...q1, parts: [four, five] } } }));
  const { code, err } = runProgram('python3', [TABULATE, 'attack', file('campaign.json'), file('release.json')]);
  assert.notEqual(code, OK);
  assert.match(err, /q1: \['6-0', '6-1', '6-2'\] are told apart/);
});
