// A calendar as a file: what RFC 5545 asks of its lines, its texts and its days.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import ts from 'typescript';

const source = fs.readFileSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/kit/ui/icalendar.ts'), 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: 'esnext', target: 'es2022' } });
const { iCalendar } = await import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);

const NOW = new Date('2026-11-27T20:15:30.987Z');
const file = (...entries) => iCalendar('Une saison', 'fr', entries, NOW);
const unfolded = (text) => text.replaceAll('\r\n ', '').split('\r\n');
const entry = (more) => ({ uid: 'u-1@pepiniere', summary: 'Un jour', start: '2027-01-04', ...more });

test('a file is a calendar with its entries, whole', () => {
  assert.deepEqual(file(entry({ place: 'Serre', url: 'https://pepiniere.example/a?b=c,d' })).split('\r\n'), [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Pepiniere//Pepiniere//FR', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Une saison',
    'BEGIN:VEVENT', 'UID:u-1@pepiniere', 'DTSTAMP:20261127T201530Z', 'DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270105', 'SUMMARY:Un jour', 'LOCATION:Serre',
    'URL:https://pepiniere.example/a?b=c,d', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '']);
});

test('days end on the day after the last one, over the ends of months, years and summer time', () => {
  const ends = (start, last) => unfolded(file(entry({ start, last }))).find((line) => line.startsWith('DTEND'));
  for (const [start, last, end] of [['2027-01-04', '2027-01-06', '20270107'], ['2026-12-31', undefined, '20270101'], ['2028-02-28', undefined, '20280229'], ['2027-03-28', undefined, '20270329'], ['2027-10-31', undefined, '20271101']]) {
    assert.equal(ends(start, last), `DTEND;VALUE=DATE:${end}`);
  }
});

test('an instant is told in UTC, and is of no length', () => {
  const lines = unfolded(file(entry({ start: new Date('2027-02-01T23:00:00+04:00') })));
  assert.ok(lines.includes('DTSTART:20270201T190000Z'));
  assert.ok(!lines.some((line) => line.startsWith('DTEND')));
});

test('what a text may not hold as it is, is escaped; what it may not hold at all is left out', () => {
  const lines = unfolded(file(entry({ summary: 'a,b;c\\d\r\ne\rf\ng:"h"\u0000\u0007', place: 'x\ty' })));
  assert.ok(lines.includes('SUMMARY:a\\,b\\;c\\\\d\\ne\\nf\\ng:"h"'), lines.join('\n'));
  assert.ok(lines.includes('LOCATION:x\ty'));
  assert.equal(unfolded(file(entry({ summary: 'x\nEND:VEVENT\nBEGIN:VEVENT' }))).filter((line) => line === 'BEGIN:VEVENT').length, 1, 'no text makes an entry');
});

test('lines are folded at 75 octets, and no character is cut', () => {
  for (const summary of ['a'.repeat(67), 'a'.repeat(68), 'é'.repeat(200), '🌱'.repeat(99), `${'a'.repeat(66)}é`]) {
    const text = file(entry({ summary }));
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(unfolded(text).includes(`SUMMARY:${summary}`));
    assert.ok(!text.includes('\ufffd'));
  }
  assert.ok(file(entry({ summary: 'a'.repeat(67) })).includes(`SUMMARY:${'a'.repeat(67)}\r\n`), '75 octets are one line');
  assert.ok(file(entry({ summary: 'a'.repeat(68) })).includes(`SUMMARY:${'a'.repeat(67)}\r\n a\r\n`), '76 are two');
});
