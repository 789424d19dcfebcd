// Editing one version of a resource. What changed goes with the version that it was read in; when somebody was faster, the two
// versions are brought together, and nothing typed is lost.
import { useState } from 'react';
import { isOwn } from '@/kit/api/own_writes';
import { isConflict } from '@/kit/api/problem';
import { changedPaths, readValues, writeValues, type Form, type Values } from './field';
import { mergeOf, type Merge } from './merge';
import { useDraft } from './use_draft';
import { useFaults } from './use_faults';

// `base` is what the fields said in the version `etag`.
export interface Edited { etag: string; base: Values; mine: Values }

export interface Versioned { $typeName: string; etag: string }

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
  onSaved: () => void;
}

interface Joining { etag: string; theirs: Values; merge: Merge }

export function useEdit<Resource extends Versioned>({ id, form, prefix, current, read, send, onSaved }: EditOptions<Resource>) {
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
  const changed = changedPaths(form, base, mine);
  const join = (fresh: Resource) => {
    const theirs = readValues(form, fresh);
    setJoining({ etag: fresh.etag, theirs, merge: mergeOf(form, base, mine, theirs) });
  };
  const attempt = async () => {
    setSending(true);
    setError(undefined);
    try {
      await send({ paths: changed, fields: writeValues(form, mine, changed), etag });
      draft.clear();
      onSaved();
    } catch (caught) {
      if (isConflict(caught)) await read().then(join, setError);
      else if (!faults.refuse(caught, prefix)) setError(caught);
    } finally {
      setSending(false);
    }
  };
  return {
    base, mine, changed, joining, error, outcome, isSending,
    isFound: draft.found,
    faults: faults.shown,
    // What somebody else has changed of it meanwhile.
    moved: current.etag === etag || isOwn(current) ? [] : changedPaths(form, base, readValues(form, current)),
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
      const wrong = faults.attempt();
      if (wrong) return wrong;
      if (changed.length === 0) setOutcome('nothing');
      else await attempt();
      return undefined;
    },
    giveUp: draft.clear,
  };
}

export type Edit = ReturnType<typeof useEdit>;
