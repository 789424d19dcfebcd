// Terms, quorums and catalogues of commitments from the command line, with no server anywhere: the worked figures of their page,
// what is told of what is wrong, and holidays and random terms held against an independent list (policy/recompute.py).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { PEP, SOURCE, runProgram, temporaryFolder } from './stack.mjs';

const OK = 0, USAGE = 2, INVALID = 8;
const env = { PATH: process.env.PATH, HOME: '/nonexistent', PEP_SERVER: '127.0.0.1:1' };

function pep(args, { input = '', lang = 'C.UTF-8' } = {}) {
  return runProgram(PEP, ['policy', ...args], { input, env: { ...env, LANG: lang } });
}
function clock(received, n, unit, ...flags) {
  const { code, out, err } = pep(['clock', '--received', received, '--in', String(n), '--unit', unit, ...flags, '--output', 'json']);
  assert.equal(code, OK, err);
  return JSON.parse(out);
}
const lastDay = (...asked) => clock(...asked).lastDay;
const suspended = (...spans) => spans.flatMap((span) => ['--suspend', span]);

test('the last day of a term', () => {
  const { lastDay: day, overdueFrom, steps } = clock('2026-12-30', 2, 'months');
  assert.deepEqual([day, overdueFrom], ['2027-02-28', '2027-03-01T00:00:00+01:00']);
  assert.deepEqual(steps.map(({ step, day: reached }) => [step, reached]),
    [['RECEIVED', '2026-12-30'], ['TERM', '2027-02-28'], ['CLAMPED', '2027-02-28'], ['LAST_DAY', '2027-02-28']]);
  assert.equal(lastDay('2026-05-15', 2, 'months'), '2026-07-15');
  assert.equal(lastDay('2026-05-15', 2, 'months', ...suspended('2026-05-20..2026-05-25')), '2026-07-21');
  assert.equal(lastDay('2026-05-15', 2, 'months', ...suspended('2026-05-20..2026-05-25', '2026-05-23..2026-05-30')), '2026-07-26');
  assert.equal(lastDay('2026-04-02', 10, 'ouvres'), '2026-04-17');
  assert.equal(lastDay('2026-04-02', 10, 'ouvres', '--calendar', 'alsace-moselle'), '2026-04-20');
  assert.equal(lastDay('2026-04-02', 10, 'ouvrables'), '2026-04-15');
  assert.equal(lastDay('2026-04-02', 10, 'days'), '2026-04-12');
});

test('where days begin, and where a term goes on', () => {
  assert.equal(clock('2026-10-20', 4, 'days').overdueFrom, '2026-10-25T00:00:00+02:00');
  assert.equal(clock('2026-10-20', 4, 'days', '--zone', 'Indian/Reunion').overdueFrom, '2026-10-25T00:00:00+04:00');
  assert.equal(lastDay('2026-04-02', 2, 'days', '--roll'), '2026-04-07');
  assert.equal(lastDay('2026-04-02', 10, 'ouvres', '--holiday', '2026-04-10'), '2026-04-20');
});

test('people read each step in their language', () => {
  const asked = ['clock', '--received', '2026-05-15', '--in', '2', '--unit', 'months', ...suspended('2026-05-20..2026-05-25')];
  const english = pep(asked).out, french = pep(asked, { lang: 'fr_FR.UTF-8' }).out;
  assert.match(english, /^Last day: 21 Jul 2026\nOverdue from 22 Jul 2026 00:00/);
  assert.match(english, /2 months from then: to 15 Jul 2026/);
  assert.match(english, /Suspended from 20 May 2026 to 25 May 2026, both included: 6 days of the term/);
  assert.match(french, /^Dernier jour : 21 juil\. 2026\n/);
  assert.match(french, /Suspendu du 20 mai 2026 au 25 mai 2026 inclus : 6 jours du délai/);
  assert.match(pep([...asked, '--output', 'csv']).out, /^step,day,from,to,n,unit,days,holiday,description\r\nRECEIVED,2026-05-15,/);
});

test('bad flags are named, and end in the code of a wrong command line', () => {
  const right = ['--received', '2026-05-15', '--in', '2', '--unit', 'months'];
  for (const [flag, ...wrong] of [['--received', '--received', '2026-02-30'], ['--received', '--received', '1949-12-31'], ['--in', '--in', '0'],
    ['--in', '--in', '121'], ['--in', '--in', 'two'], ['--unit', '--unit', 'weeks'], ['--suspend', '--suspend', '2026-05-20'],
    ['--suspend', '--suspend', '2026-05-25..2026-05-20'], ['--suspend', '--suspend', '2026-05-20..2500-01-01'],
    ['--calendar', '--calendar', 'atlantis'], ['--zone', '--zone', 'Europe/Nowhere'], ['--zone', '--zone', '/etc/localtime'],
    ['--holiday', '--holiday', 'tomorrow?']]) {
    const without = right.filter((_, i) => right[i - (i % 2)] !== flag);
    for (const lang of ['C.UTF-8', 'fr_FR.UTF-8']) {
      const { code, err, out } = pep(['clock', ...without, ...wrong], { lang });
      assert.deepEqual([code, out], [USAGE, ''], `${wrong.join(' ')}: ${err}`);
      assert.ok(err.includes(flag), `${wrong.join(' ')}: ${err}`);
    }
  }
  assert.equal(pep(['clock', '--in', '2']).code, USAGE);
  assert.match(pep(['clock', ...right, '--suspend', 'x'], { lang: 'fr_FR.UTF-8' }).err, /« x » n'est pas DÉBUT\.\.FIN/);
});

const NINE = { members: [...'abcdefghi'], present: [...'abcd'], mandates: { e: 'a' }, recused: [], recusedLeaveN: false, secondConvening: false };
function quorum(more) {
  const { code, out, err } = pep(['quorum', '-'], { input: JSON.stringify({ ...NINE, ...more }) });
  assert.equal(code, OK, err);
  return JSON.parse(out);
}

test('a quorum', () => {
  assert.deepEqual(quorum({}), { n: 9, needed: 5, counted: 5, quorum: true });
  assert.deepEqual(quorum({ recused: ['b'] }), { n: 9, needed: 5, counted: 4, quorum: false });
  assert.deepEqual(quorum({ recused: ['b'], recusedLeaveN: true }), { n: 8, needed: 4, counted: 4, quorum: true });
  assert.deepEqual(quorum({ present: ['a'], mandates: {}, secondConvening: true }), { n: 9, needed: 0, counted: 1, quorum: true });
  assert.equal(quorum({ mandates: { e: 'a', f: 'a' } }).counted, 5);
  const file = path.join(temporaryFolder(), 'comité.json');
  fs.writeFileSync(file, JSON.stringify(NINE));
  assert.equal(pep(['quorum', file]).out, '{"n":9,"needed":5,"counted":5,"quorum":true}\n');
  assert.equal(pep(['quorum', file, '--output', 'csv']).out, 'n,needed,counted,quorum\r\n9,5,5,true\r\n');
  assert.equal(quorum({ members: ['a'], present: undefined, mandates: null, recused: undefined }).counted, 0);
});

test('people read who is not counted, and why', () => {
  const input = JSON.stringify({ ...NINE, mandates: { e: 'a', f: 'a', g: 'h' } });
  assert.match(pep(['quorum', '-', '--output', 'table'], { input }).out, /There is a quorum\n9 members, 5 needed, 5 present or represented\n.*f to a.*has one already\n.*g to h.*h is not present\n/);
  assert.match(pep(['quorum', '-', '--output', 'table'], { input, lang: 'fr_FR.UTF-8' }).out, /Le quorum est atteint\n9 membres, 5 nécessaires/);
});

test('all that is wrong with a committee is told at once, by its path, in both languages and for programs', () => {
  const input = JSON.stringify({ members: ['a', 'b', 'a', 7], present: ['a', 'x'], mandates: { b: 'b', y: 'a', a: 3 }, recused: 'b', recusedLeaveN: 1, quorum: 5 });
  const { code, out, err } = pep(['quorum', '-', '--output', 'json'], { input });
  assert.deepEqual([code, out], [INVALID, '']);
  const { code: name, violations } = JSON.parse(err).error;
  assert.equal(name, 'INVALID_ARGUMENT');
  assert.deepEqual(violations.map(({ path: place, reason }) => [place, reason]), [['quorum', 'UNKNOWN_MEMBER'], ['members[2]', 'REPEATED'],
    ['members[3]', 'NO_NAME'], ['present[1]', 'NO_MEMBER'], ['mandates.a', 'NO_NAME'], ['mandates.b', 'ONESELF'], ['mandates.y', 'NO_MEMBER'],
    ['recused', 'NO_LIST'], ['recusedLeaveN', 'NO_FLAG']]);
  assert.match(pep(['quorum', '-'], { input }).err, /members\[2\]: a stands at members\[0\] already/);
  assert.match(pep(['quorum', '-'], { input, lang: 'fr_FR.UTF-8' }).err, /members\[2\]: a figure déjà en members\[0\]/);
  const reason = (text) => JSON.parse(pep(['quorum', '-', '--output', 'json'], { input: text }).err).error.violations[0].reason;
  for (const [text, expected] of [['', 'NO_JSON'], ['{', 'NO_JSON'], ['[]', 'NO_OBJECT'], ['{}', 'MISSING'], ['{"members":[]}', 'TOO_FEW'],
    ['{"members":["a"],"members":["b"]}', 'REPEATED_KEY'], ['{"members":["a"],"mandates":{"a":"b","a":"c"}}', 'REPEATED_KEY'],
    [`{"members":${'['.repeat(50000)}`, 'TOO_DEEP'], [JSON.stringify({ members: Array.from({ length: 501 }, (_, i) => `m${i}`) }), 'TOO_MANY']]) {
    assert.equal(reason(text), expected, text.slice(0, 60));
  }
  assert.equal(pep(['quorum', '/nonexistent/file.json']).code, USAGE);
  assert.equal(pep(['quorum']).code, USAGE);
});

test('holidays of a year, as they were in law', () => {
  const days = (...flags) => pep(['holidays', ...flags, '--output', 'json']).out.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(days('--from', '1960').map(({ code }) => code).includes('victory-1945'), false);
  assert.deepEqual(days('--from', '1982').find(({ code }) => code === 'victory-1945').day, '1982-05-08');
  assert.equal(days('--from', '2026', '--calendar', 'alsace-moselle').length, 13);
  assert.match(pep(['holidays', '--from', '2026'], { lang: 'fr_FR.UTF-8' }).out, /6 avr\. 2026 +Lundi de Pâques +loi du 8 mars 1886/);
  assert.match(pep(['holidays', '--from', '2026', '--output', 'csv']).out, /^day,code,french,english,law\r\n2026-01-01,new-year,/);
  for (const wrong of [['--from', '1949'], ['--from', '2026', '--to', '2025'], ['--to', '2300']]) assert.equal(pep(['holidays', ...wrong]).code, USAGE);
});

const CATALOGUE = 'id,cycle,policy_area,starred,title\nXA0001,2015,Rivers,true,"Publish the Levels of All Rivers"\n'
  + 'XA0002,2015,Rivers,ND,"Imrove Fountains"\nXA0002,2018,Bridges,false,"Count All Bridges"\n';

test('a catalogue of commitments: what is in it and what is odd', () => {
  const { code, out, err } = pep(['check', 'ogp', '-', '--output', 'json'], { input: CATALOGUE });
  assert.equal(code, OK, err);
  const { figures, findings } = JSON.parse(out);
  assert.deepEqual(figures, { commitments: 3, starred: 1, notStarred: 1,
    byCycle: [{ title: '2015', commitments: 2, starred: 1, notStarred: 0 }, { title: '2018', commitments: 1, starred: 0, notStarred: 1 }],
    byPolicyArea: [{ title: 'Bridges', commitments: 1, starred: 0, notStarred: 1 }, { title: 'Rivers', commitments: 2, starred: 1, notStarred: 0 }] });
  assert.deepEqual(findings.map(({ file, code: odd }) => [file, odd]), [['line 3', 'NO_DATA'], ['line 4', 'DUPLICATE_ID']]);
  const report = path.join(temporaryFolder(), 'report.json');
  assert.match(pep(['check', 'ogp', '-', '--report', report], { input: CATALOGUE, lang: 'fr_FR.UTF-8' }).out, /3 engagements[\s\S]*gardé tel quel ; ce n'est pas un non/);
  assert.equal(fs.readFileSync(report, 'utf8'), out);
});

test('holidays of 150 years and random terms are those of an independent list', () => {
  const { code, out, err } = runProgram('/usr/bin/python3', [path.join(SOURCE, 'tests/e2e/policy/recompute.py'), PEP], { env: { ...env, LANG: 'C.UTF-8' } });
  assert.equal(code, OK, err);
  const { holidays, clocks } = JSON.parse(out);
  assert.ok(holidays.metropole > 1500 && holidays['alsace-moselle'] > holidays.metropole && clocks > 100, out);
});
