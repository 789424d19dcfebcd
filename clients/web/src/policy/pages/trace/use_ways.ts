// Where the lines of the picture go, from what stands where: measured again whenever that changes.
import { useEffect, useRef, useState } from 'react';

export interface Line { id: string; d: string }

// From the middle of the right side of the one to that of the left side of the other.
function pathBetween(from: DOMRect, to: DOMRect, frame: DOMRect): string {
  const [x1, y1] = [from.right - frame.left, from.top + from.height / 2 - frame.top], [x2, y2] = [to.left - frame.left, to.top + to.height / 2 - frame.top];
  const bend = Math.max(16, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

// `ways`: pairs of the ids that elements of the frame have as data-thing.
export function useWays(ways: readonly (readonly [string, string])[]) {
  const frame = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const key = JSON.stringify(ways);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const pairs = JSON.parse(key) as [string, string][];
    const measure = () => {
      const placed = new Map([...element.querySelectorAll<HTMLElement>('[data-thing]')].map((one) => [one.dataset.thing ?? '', one.getBoundingClientRect()]));
      const around = element.getBoundingClientRect();
      setLines(pairs.flatMap(([from, to]) => {
        const [a, b] = [placed.get(from), placed.get(to)];
        return a && b ? [{ id: `${from} ${to}`, d: pathBetween(a, b, around) }] : [];
      }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [key]);
  return { frame, lines };
}
