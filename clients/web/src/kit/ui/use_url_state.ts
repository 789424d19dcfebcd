// The state of a page that its address keeps: what is shared by copying it, and found again by going back.
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

export type Changes = Readonly<Record<string, string | undefined>>;

// Sets what is named, removes what is empty. A change starts the list again: the page token goes.
export function withChanges(params: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

export function useUrlState() {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? '', [params]);
  // `replace`: typed or dragged values are one step of the history, not one a key.
  const set = useCallback((changes: Changes, replace = false) => {
    setParams((now) => withChanges(now, changes), { replace, preventScrollReset: true });
  }, [setParams]);
  return { params, get, set };
}
