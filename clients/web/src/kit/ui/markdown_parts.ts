// The tables of a text in Markdown, which CommonMark does not have: cells between bars, below a head a line of dashes.

export interface Table { head: readonly string[]; rows: readonly (readonly string[])[] }
// What stands between tables is CommonMark's.
export type Part = string | Table;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DASHES = /^ {0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

const cellsOf = (line: string) => line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
const beginsTable = (head = '', dashes = '') => head.includes('|') && dashes.includes('-') && DASHES.test(dashes) && cellsOf(head).length === cellsOf(dashes).length;

export function partsOf(text: string): Part[] {
  const lines = text.split('\n');
  const parts: Part[] = [];
  let prose: string[] = [];
  let fence = '';
  const endProse = () => {
    if (prose.some((line) => line.trim())) parts.push(prose.join('\n'));
    prose = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (!fence && !mark && beginsTable(line, lines[i + 1])) {
      endProse();
      const head = cellsOf(line);
      const rows: string[][] = [];
      for (i += 2; lines[i]?.trim() && lines[i]!.includes('|'); i++) rows.push(cellsOf(lines[i]!));
      i--;
      parts.push({ head, rows: rows.map((cells) => head.map((_, at) => cells[at] ?? '')) });
      continue;
    }
    // Code keeps what it has.
    if (!fence) fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    prose.push(line);
  }
  endProse();
  return parts;
}
