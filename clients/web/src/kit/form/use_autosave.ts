// Writing something that its service keeps as one goes: what is typed is asked of the service, kept once it has nothing to say against
// it, and stays in this tab until then. What somebody else wrote meanwhile, in another tab for one, is brought together.
import { useEffect, useRef, useState } from 'react';
import { isConflict } from '@/kit/api/problem';
import { changedPaths, readValues, type Form, type Values } from './field';
import { mergeOf, type Merge } from './merge';
import { useChecked } from './use_checked';
import { dropDraft, useDraft } from './use_draft';
import type { Edited, Versioned } from './use_edit';
import { useFaults } from './use_faults';

// All that is typed, and what of it changed.
export interface Written { values: Values; paths: string[]; etag: string }

interface AutosaveOptions<Resource extends Versioned> {
  // Names the draft.
  id: string;
  form: Form;
  prefix: string;
  current: Resource;
  read: () => Promise<Resource>;
  // Answers with the version that it made.
  send: (written: Written) => Promise<{ etag: string }>;
  // The same, of which nothing is kept (validate_only).
  check: (written: Written) => Promise<unknown>;
  // Whether it is kept without being asked to.
  isOn: boolean;
}

interface Joining { etag: string; theirs: Values; merge: Merge }

export function useAutosave<Resource extends Versioned>({ id, form, prefix, current, read, send, check, isOn }: AutosaveOptions<Resource>) {
  const draft = useDraft<Edited>(id, () => {
    const values = readValues(form, current);
    return { etag: current.etag, base: values, mine: values };
  });
  const { etag, base, mine } = draft.value;
  const latest = useRef(draft.value);
  useEffect(() => {
    latest.current = draft.value;
  }, [draft.value]);
  const faults = useFaults(form, mine);
  const [joining, setJoining] = useState<Joining>();
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const changed = changedPaths(form, base, mine);
  const written = (): Written => ({ values: mine, paths: changed, etag });
  const checked = useChecked(mine, changed.length > 0 && !joining && !isSending, faults, prefix, () => check(written()));
  const settle = (next: Edited) => {
    latest.current = next;
    draft.set(next);
    if (changedPaths(form, next.base, next.mine).length === 0) dropDraft(id);
  };
  // What is mine and theirs together; nothing where somebody has to choose.
  const join = (fresh: Resource): Edited | undefined => {
    const theirs = readValues(form, fresh);
    const merge = mergeOf(form, base, latest.current.mine, theirs);
    if (merge.conflicts.length > 0) {
      setJoining({ etag: fresh.etag, theirs, merge });
      return undefined;
    }
    const joined = { etag: fresh.etag, base: theirs, mine: merge.merged };
    settle(joined);
    return joined;
  };
  // What was typed meanwhile is what has changed afterwards.
  const deliver = async (edited: Edited): Promise<void> => {
    const paths = changedPaths(form, edited.base, edited.mine);
    if (paths.length === 0) return;
    const out = await send({ values: edited.mine, paths, etag: edited.etag });
    settle({ etag: out.etag, base: edited.mine, mine: latest.current.mine });
  };
  // What there is now is read where it is not what was last read, and what is typed is sent once more.
  const deliverJoined = async (): Promise<boolean> => {
    const joined = join(await read());
    if (joined) await deliver(joined);
    return joined !== undefined;
  };
  // Whether all that was typed is kept now.
  const save = async (): Promise<boolean> => {
    if (changed.length === 0) return true;
    if (isSending) return false;
    setSending(true);
    setError(undefined);
    try {
      return await deliver({ etag, base, mine }).then(() => true, (caught: unknown) => {
        if (isConflict(caught)) return deliverJoined();
        throw caught;
      });
    } catch (caught) {
      if (!faults.refuse(caught, prefix).isPlaced) setError(caught);
      return false;
    } finally {
      setSending(false);
    }
  };
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  // What is checked once is kept once: where that fails, what is typed next tries again.
  useEffect(() => {
    if (isOn && checked === 'checked') void latestSave.current();
  }, [isOn, checked]);
  return {
    base, mine, changed, joining, error, isSending, checked, save,
    isFound: draft.found && changed.length > 0,
    faults: faults.shown,
    change: (path: string, value: string) => {
      faults.touch(path);
      const next = { ...latest.current, mine: { ...latest.current.mine, [path]: value } };
      latest.current = next;
      draft.set(next);
    },
    bringTogether: (merged: Values) => {
      if (joining) settle({ etag: joining.etag, base: joining.theirs, mine: merged });
      setJoining(undefined);
    },
    // What a service says of it elsewhere, where it is submitted; whether all of that has its field, and the first one.
    refuse: (caught: unknown) => faults.refuse(caught, prefix),
    giveUp: () => {
      const values = readValues(form, current);
      settle({ etag: current.etag, base: values, mine: values });
    },
  };
}
