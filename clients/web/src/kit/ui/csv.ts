// Comma-separated values as a spreadsheet set to French opens them: semicolons, decimal commas, UTF-8 with a byte order
// mark. What the services write as CSV passes the same table of cases (tests/support/csv_cases.json).

// Which one is a matter of type: the text "-1" is no number.
export type CsvValue = string | number | bigint | undefined;

export const CSV_BEGIN = '\ufeff';

// What a spreadsheet would compute, after what it may take off before it looks (spaces, quotes, what is not seen), what
// begins with a control character, and what begins with an apostrophe: an apostrophe before it says that it is text.
const GUARDED = /^(?:'|[ "\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*[\u0000-\u001f\u007f-\u009f=+\-@＝＋－＠﹦﹢﹣﹫])/;

function cell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  if (typeof value !== 'string') return String(value).replace('.', ',');
  const text = GUARDED.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(';')}\r\n`;
}
