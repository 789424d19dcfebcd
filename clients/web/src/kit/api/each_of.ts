// A question of each of many, some at once.

const AT_ONCE = 4;

// The answers, in the order of the items.
export async function eachOf<In, Out>(items: readonly In[], ask: (item: In) => Promise<Out>): Promise<Out[]> {
  const out: Out[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) out[i] = await ask(items[i]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return out;
}
