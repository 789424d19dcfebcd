// The same done to many things, each for itself: what became of each is kept, and what failed can be done again.
import { useEffect, useRef, useState } from 'react';

const AT_ONCE = 4;

export interface Line { name: string; title: string; state: 'waiting' | 'done' | 'unchanged' | 'failed'; error?: unknown }
export type Put = (change: Partial<Line>) => void;

// `doOne`: answers how it went, or throws. `after`: once all were tried.
export function useEach<Work>(doOne: (name: string, work: Work, put: Put) => Promise<Line['state']>, after: () => unknown) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [isRunning, setRunning] = useState(false);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => void (stopped.current = true);
  }, []);
  const put = (name: string, change: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.name === name ? { ...line, error: undefined, ...change } : line)));

  // Answers which failed.
  const run = async (names: readonly string[], work: Work): Promise<readonly string[]> => {
    setRunning(true);
    const left = [...names], failed: string[] = [];
    const tryOne = async (name: string) => {
      try {
        put(name, { state: await doOne(name, work, (change) => put(name, change)) });
      } catch (error) {
        failed.push(name);
        put(name, { state: 'failed', error });
      }
    };
    const worker = async () => {
      for (let name = left.shift(); name !== undefined && !stopped.current; name = left.shift()) await tryOne(name);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setRunning(false);
    await after();
    return failed;
  };

  return {
    lines, isRunning,
    failed: lines.filter(({ state }) => state === 'failed').map(({ name }) => name),
    start: (names: readonly string[], work: Work, titleOf: (name: string) => string) => {
      setLines(names.map((name) => ({ name, title: titleOf(name), state: 'waiting' })));
      return run(names, work);
    },
    // Of those that were begun.
    again: (names: readonly string[], work: Work) => {
      names.forEach((name) => put(name, { state: 'waiting' }));
      return run(names, work);
    },
  };
}
