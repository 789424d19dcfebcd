// Two people changed the same thing: what each of them meant, field by field.
import { changedPaths, type Form, type Values } from './field';

export interface Merge {
  // What can be kept without asking: mine where they left it, theirs where I left it.
  merged: Values;
  // Theirs, taken as they are.
  taken: string[];
  // Both changed it, otherwise.
  conflicts: string[];
}

export function mergeOf(form: Form, base: Values, mine: Values, theirs: Values): Merge {
  const touched = new Set(changedPaths(form, base, mine));
  const theirChanges = changedPaths(form, base, theirs);
  const conflicts = theirChanges.filter((path) => touched.has(path) && mine[path] !== theirs[path]);
  const taken = theirChanges.filter((path) => !touched.has(path));
  return { merged: { ...mine, ...Object.fromEntries(taken.map((path) => [path, theirs[path] ?? ''])) }, taken, conflicts };
}
