// What is said of something, as a tree: what answers something stands below it.
interface Said { name: string; replyTo: string }

// `comment`: absent where what was answered is read no more.
export interface Node<C extends Said> { name: string; comment?: C; replies: readonly Node<C>[] }

export function treeOf<C extends Said>(comments: readonly C[]): Node<C>[] {
  const known = new Set(comments.map(({ name }) => name));
  const below = new Map<string, C[]>();
  for (const one of comments) below.set(one.replyTo, [...below.get(one.replyTo) ?? [], one]);
  const nodes = (of: readonly C[] = []): Node<C>[] => of.map((comment) => ({ name: comment.name, comment, replies: nodes(below.get(comment.name)) }));
  const gone = [...below.keys()].filter((name) => name !== '' && !known.has(name));
  return [...nodes(below.get('')), ...gone.map((name) => ({ name, replies: nodes(below.get(name)) }))];
}
