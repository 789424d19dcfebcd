// A session being prepared: what was read, what is typed, and what happens when somebody else was faster.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useEffect, useMemo, useState } from 'react';
import { governance } from '@/api/clients';
import { useWrite } from '@/api/write';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { isSame, merge, readDraft, writeDraft, DRAFT_PATHS, type Draft } from './draft';

const isNewer = (a: Committee, b: Committee) =>
  !!a.updateTime && !!b.updateTime && timestampDate(a.updateTime) >= timestampDate(b.updateTime);

export function useEditor(committee: Committee) {
  // What the draft started from.
  const [base, setBase] = useState(committee);
  const [draft, setDraft] = useState(() => readDraft(committee));
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
  const save = useWrite((what: Draft, requestId) => governance.updateCommittee(
    { committee: writeDraft(what, base.name, base.etag), updateMask: { paths: DRAFT_PATHS }, requestId }), (saved) => start(saved));
  const merged = useMemo(() => (theirs && isDirty ? merge(readDraft(base), draft, readDraft(theirs)) : undefined), [base, draft, theirs, isDirty]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isDirty]);
  return {
    base, draft, setDraft, isDirty, save,
    // Set when somebody else saved what is being changed here.
    conflict: theirs && merged && {
      clashes: merged.clashes,
      merge: () => start(theirs, merged.draft),
      takeTheirs: () => start(theirs),
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;
