// Days and instants as an iCalendar file (RFC 5545), which calendars of all kinds take in: the same thing keeps its UID, so that a
// second file moves it rather than tells it twice.

export interface CalendarEntry {
  // The same for good, and that of nothing else.
  uid: string;
  summary: string;
  // A day (2027-01-04), or an instant.
  start: string | Date;
  // The last day, of one that lasts several.
  last?: string;
  place?: string;
  // Absolute.
  url?: string;
}

const LONGEST = 75;
const DAY_MS = 86_400_000;

// Control characters have no place in a text; a line break is written as \n.
const escaped = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

// Lines of 75 octets at most, without their end; a character is never cut.
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [told, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST) {
      told += '\r\n ';
      octets = 1;
    }
    told += character;
    octets += size;
  }
  return `${told}\r\n`;
}

const dayOf = (iso: string) => iso.replaceAll('-', '');
const after = (iso: string) => new Date(Date.parse(`${iso}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
const instantOf = (time: Date) => `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

// An end of days is the day after the last one.
const when = ({ start, last }: CalendarEntry) => (typeof start === 'string'
  ? [`DTSTART;VALUE=DATE:${dayOf(start)}`, `DTEND;VALUE=DATE:${dayOf(after(last ?? start))}`] : [`DTSTART:${instantOf(start)}`]);

const entryOf = (entry: CalendarEntry, now: Date) => [
  'BEGIN:VEVENT',
  `UID:${escaped(entry.uid)}`,
  `DTSTAMP:${instantOf(now)}`,
  ...when(entry),
  `SUMMARY:${escaped(entry.summary)}`,
  ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
  ...(entry.url ? [`URL:${entry.url}`] : []),
  // It keeps nobody busy.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

// `lang`: of its texts. `now`: when the file is made.
export function iCalendar(title: string, lang: string, entries: readonly CalendarEntry[], now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Pepiniere//Pepiniere//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(title)}`,
    ...entries.flatMap((entry) => entryOf(entry, now)),
    'END:VCALENDAR',
  ].map(folded).join('');
}
