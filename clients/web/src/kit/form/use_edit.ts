// Editing one version of a resource. What changed goes with the version that it was read in; when somebody was faster, the two
// versions are brought together, and nothing typed is lost.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { useState } from 'react';
import { isOwn } from '@/kit/api/own_writes';
import { isConflict, isGone } from '@/kit/api/problem';
import { changedPaths, readValues, writeValues, type Form, type Values } from './field';
import { mergeOf, type Merge } from './merge';
import { useChecked } from './use_checked';
import { useDraft } from './use_draft';
import { useFaults } from './use_faults';

// `base` is what the fields said in the version `etag`.
export interface Edited { etag: string; base: Values; mine: Values }

// `deleteTime`: of one that was deleted.
export interface Versioned { $typeName: string; etag: string; deleteTime?: Timestamp }

// What changed, as an Update takes it.
export interface Change { paths: string[]; fields: Record<string, unknown>; etag: string }

export interface EditOptions<Resource extends Versioned> {
  // Names the draft.
  id: string;
  form: Form;
  // Below which the service names the fields: "project" of "project.title".
  prefix: string;
  // As it is now: the page follows what others change.
  current: Resource;
  // As it is now, asked anew.
  read: () => Promise<Resource>;
  send: (change: Change) => Promise<unknown>;
  // The same, of which nothing is kept (validate_only): asked as one types.
  check?: (change: Change) => Promise<unknown>;
  onSaved: () => void;
}

interface Joining { etag: string; theirs: Values; merge: Merge }

export function useEdit<Resource extends Versioned>({ id, form, prefix, current, read, send, check, onSaved }: EditOptions<Resource>) {
  const draft = useDraft<Edited>(id, () => {
    const values = readValues(form, current);
    return { etag: current.etag, base: values, mine: values };
  });
  const { etag, base, mine } = draft.value;
  const faults = useFaults(form, mine);
  const [joining, setJoining] = useState<Joining>();
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState<'nothing' | 'merged'>();
  const [isSending, setSending] = useState(false);
  // The version that was not there any more when it was saved.
  const [goneAt, setGoneAt] = useState<string>();
  const changed = changedPaths(form, base, mine);
  const join = (fresh: Resource) => {
    const theirs = readValues(form, fresh);
    setJoining({ etag: fresh.etag, theirs, merge: mergeOf(form, base, mine, theirs) });
  };
  const theirChanges = current.etag === etag ? [] : changedPaths(form, base, readValues(form, current));
  // The first field that it says something of.
  const refuse = (caught: unknown): string | undefined => {
    const { isPlaced, first } = faults.refuse(caught, prefix);
    if (isPlaced) return first;
    setError(caught);
    return undefined;
  };
  const change = (): Change => ({ paths: changed, fields: writeValues(form, mine, changed), etag: theirChanges.length === 0 ? current.etag : etag });
  const checked = useChecked(mine, changed.length > 0 && !joining && !isSending, faults, prefix, check && (() => check(change())));
  const attempt = async (): Promise<string | undefined> => {
    setSending(true);
    try {
      // What changed beside the form's fields is nothing to bring together.
      await send(change());
      draft.clear();
      onSaved();
      return undefined;
    } catch (caught) {
      if (!isConflict(caught) && !isGone(caught)) return refuse(caught);
      if (isGone(caught)) setGoneAt(current.etag);
      else await read().then((fresh) => (fresh.deleteTime ? setGoneAt(current.etag) : join(fresh)), setError);
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return {
    base, mine, changed, joining, error, outcome, isSending, checked,
    isFound: draft.found,
    faults: faults.shown,
    // What somebody else has changed of it meanwhile.
    moved: isOwn(current) ? [] : theirChanges,
    // Somebody has deleted it.
    isDeleted: current.deleteTime !== undefined || current.etag === goneAt,
    change: (path: string, value: string) => {
      faults.touch(path);
      draft.set({ ...draft.value, mine: { ...mine, [path]: value } });
    },
    bring: () => join(current),
    settle: (merged: Values) => {
      if (joining) draft.set({ etag: joining.etag, base: joining.theirs, mine: merged });
      setJoining(undefined);
      setOutcome('merged');
    },
    // The path of what is to be corrected first; nothing where it was sent, or where there was nothing to send.
    save: async (): Promise<string | undefined> => {
      setError(undefined);
      const wrong = faults.attempt();
      if (wrong) return wrong;
      if (changed.length > 0) return attempt();
      setOutcome('nothing');
      return undefined;
    },
    giveUp: draft.clear,
  };
}

export type Edit = ReturnType<typeof useEdit>;
