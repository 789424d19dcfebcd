// What was said of an idea, as a tree: what answers something stands below it.
import type { Comment } from '@/gen/pepiniere/feedback/v1/comment_pb';

// `comment`: absent where what was answered is read no more.
export interface Node { name: string; comment?: Comment; replies: readonly Node[] }

type Said = Pick<Comment, 'name' | 'replyTo'>;

export function treeOf<C extends Said>(comments: readonly C[]): { name: string; comment?: C; replies: ReturnType<typeof treeOf<C>> }[] {
  const known = new Set(comments.map(({ name }) => name));
  const below = new Map<string, C[]>();
  for (const one of comments) below.set(one.replyTo, [...below.get(one.replyTo) ?? [], one]);
  const nodes = (of: readonly C[] = []): ReturnType<typeof treeOf<C>> => of.map((comment) => ({ name: comment.name, comment, replies: nodes(below.get(comment.name)) }));
  const gone = [...below.keys()].filter((name) => name !== '' && !known.has(name));
  return [...nodes(below.get('')), ...gone.map((name) => ({ name, replies: nodes(below.get(name)) }))];
}
