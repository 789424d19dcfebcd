// A session being prepared: what was read, what is typed, and what happens when somebody else was faster.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useEffect, useMemo, useState } from 'react';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWrite } from '@/kit/api/write';
import { dropDraft, keepDraft, keptDraft } from '@/kit/form/use_draft';
import { governanceMethods } from '@/portfolio/api/clients';
import { isSame, merge, readDraft, writeDraft, DRAFT_PATHS, type Draft } from './draft';

const isNewer = (a: Committee, b: Committee) =>
  !a.updateTime || !b.updateTime || timestampDate(a.updateTime) >= timestampDate(b.updateTime);

// What is typed and not saved stays in the browser's session: a look at a project's sheet loses nothing.
interface Kept { etag: string; base: Draft; draft: Draft }

// As it was left: over a version that is no longer current, the conflict is told again.
function restore(committee: Committee): { base: Committee; draft: Draft } | undefined {
  const kept = keptDraft<Kept>(committee.name);
  if (!kept) return undefined;
  const { etag, base, draft } = kept;
  return { draft, base: etag === committee.etag ? committee : writeDraft(base, committee.name, etag) };
}

function keep(base: Committee, draft: Draft, isDirty: boolean) {
  const kept: Kept = { etag: base.etag, base: readDraft(base), draft };
  if (isDirty) keepDraft(base.name, kept);
  else dropDraft(base.name);
}

export function useEditor(committee: Committee) {
  const [found] = useState(() => restore(committee));
  // What the draft started from.
  const [base, setBase] = useState(found?.base ?? committee);
  const [draft, setDraft] = useState(() => found?.draft ?? readDraft(committee));
  const isDirty = !isSame(draft, readDraft(base));
  // What was read may be older than what was just saved.
  const theirs = committee.etag !== base.etag && isNewer(committee, base) ? committee : undefined;
  const start = (from: Committee, as = readDraft(from)) => {
    setBase(from);
    setDraft(as);
  };
  // Nothing typed, nothing to lose: what others change just appears.
  useEffect(() => {
    if (theirs && !isDirty) start(theirs);
  });
  const write = useWrite(governanceMethods.updateCommittee, (saved) => start(saved));
  const merged = useMemo(() => (theirs && isDirty ? merge(readDraft(base), draft, readDraft(theirs)) : undefined), [base, draft, theirs, isDirty]);
  useEffect(() => keep(base, draft, isDirty), [base, draft, isDirty]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isDirty]);
  return {
    base, draft, setDraft, isDirty,
    save: (then?: () => void) =>
      write.mutate({ committee: writeDraft(draft, base.name, base.etag), updateMask: { paths: DRAFT_PATHS } }, { onSuccess: then }),
    isSaving: write.isPending,
    error: write.error,
    // Whether this goes on with what was typed before, unsaved.
    isFound: found !== undefined,
    // Set when somebody else saved what is being changed here.
    conflict: theirs && merged && {
      clashes: merged.clashes,
      merge: () => start(theirs, merged.draft),
      takeTheirs: () => start(theirs),
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;
