// Questions that come together are asked together.

interface Waiting<Key, Value> { key: Key; resolve: (value: Value) => void; reject: (error: unknown) => void }

// `ask` answers in the order of its keys, of which it takes `most` at once.
export function gathered<Key, Value>(ask: (keys: Key[]) => Promise<readonly Value[]>, most: number): (key: Key) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = [];
  const send = async (some: readonly Waiting<Key, Value>[]) => {
    try {
      const answers = await ask(some.map(({ key }) => key));
      some.forEach(({ resolve }, i) => resolve(answers[i]!));
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  };
  const flush = () => {
    const all = waiting;
    waiting = [];
    for (let i = 0; i < all.length; i += most) void send(all.slice(i, i + most));
  };
  return (key) => new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(flush);
    waiting.push({ key, resolve, reject });
  });
}
