// What a wording changes in another one, word by word: the shortest way from the one to the other (Myers, 1986), as long as it is not
// too long to look for.

export type Kind = 'same' | 'removed' | 'added';
export interface Piece { kind: Kind; text: string }

// A word, the space between two, or a mark.
const PARTS = /\s+|[\p{L}\p{N}]+(?:[’'\-\u2010\u2011.][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;
export const partsOf = (text: string): readonly string[] => text.match(PARTS) ?? [];

// Beyond, the texts have little in common: they are told whole, one after the other.
const FARTHEST = 1500;

// The places where the two are the same, from the first one on; undefined where they are too far from each other.
function matchesOf(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] | undefined {
  const most = Math.min(a.length + b.length, FARTHEST);
  // By diagonal (k = x - y, moved so that none is below 0), how far along `a` one comes; of each number of changes, as it was before.
  const far = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; ++d) {
    trace.push(far.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      const isDown = k === -d || (k !== d && far[at - 1]! < far[at + 1]!);
      let x = isDown ? far[at + 1]! : far[at - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) ++x;
      far[at] = x;
      if (x >= a.length && x - k >= b.length) return backFrom(a.length, b.length, trace);
    }
  }
  return undefined;
}

function backFrom(endX: number, endY: number, trace: readonly Int32Array[]) {
  const matches: [number, number][] = [];
  let x = endX, y = endY;
  for (let d = trace.length - 1; d >= 0; --d) {
    const before = trace[d]!, k = x - y;
    // Its middle, k = 0, is at d + 1.
    const farAt = (diagonal: number) => before[diagonal + d + 1]!;
    const isDown = k === -d || (k !== d && farAt(k - 1) < farAt(k + 1));
    const fromK = isDown ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : farAt(fromK), fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) matches.push([--x, --y]);
    x = fromX;
    y = fromY;
  }
  return matches.reverse();
}

// A space or a comma between two changes is changed with them: words that were changed together are read together.
const isNoWord = (text: string) => !/[\p{L}\p{N}]/u.test(text);

interface Change { before: string; removed: string; added: string }

// The space that both end with, which is the same in either.
function spaceAfter(removed: string, added: string): string {
  const [one = '', other = ''] = [removed, added].map((text) => /\s*$/.exec(text)?.[0] ?? '');
  return one === other && removed.length > one.length && added.length > one.length ? one : '';
}

// Pieces in the order in which they are read: of a change, what goes and then what comes.
function toldBy(changes: readonly Change[], after: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const tell = (kind: Kind, text: string) => {
    if (text) pieces.push({ kind, text });
  };
  let kept = '';
  for (const { before, removed, added } of changes) {
    tell('same', kept + before);
    kept = spaceAfter(removed, added);
    tell('removed', removed.slice(0, removed.length - kept.length));
    tell('added', added.slice(0, added.length - kept.length));
  }
  tell('same', kept + after);
  return pieces;
}

function joined(changes: readonly Change[]): readonly Change[] {
  const out: Change[] = [];
  for (const { before, removed, added } of changes) {
    const last = out.at(-1);
    const isNear = last !== undefined && before !== '' && isNoWord(before) && before.length <= 2;
    if (isNear) out[out.length - 1] = { before: last.before, removed: last.removed + before + removed, added: last.added + before + added };
    else out.push({ before, removed, added });
  }
  return out;
}

export function differences(before: string, after: string): readonly Piece[] {
  const a = partsOf(before), b = partsOf(after);
  const matches = matchesOf(a, b);
  if (!matches) return toldBy([{ before: '', removed: before, added: after }], '');
  const changes: Change[] = [];
  let x = 0, y = 0, same = '';
  const close = (toX: number, toY: number) => {
    if (toX > x || toY > y) {
      changes.push({ before: same, removed: a.slice(x, toX).join(''), added: b.slice(y, toY).join('') });
      same = '';
    }
  };
  for (const [i, j] of matches) {
    close(i, j);
    same += a[i];
    x = i + 1;
    y = j + 1;
  }
  close(a.length, b.length);
  return toldBy(joined(changes), same);
}

// What each side reads: the one what was, the other what comes.
export const sideOf = (pieces: readonly Piece[], gone: 'removed' | 'added') => pieces.filter(({ kind }) => kind !== gone);
