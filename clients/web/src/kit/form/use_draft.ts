// What is typed stays typed: until it is saved or given up, it is kept for this tab, through reloads and signing in again.
import { useCallback, useState } from 'react';

const PREFIX = 'pepiniere.draft.';

export function keptDraft<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(PREFIX + key);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, value: unknown) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Private browsing without storage: the page itself still holds it.
  }
}

export const hasDraft = (key: string) => sessionStorage.getItem(PREFIX + key) !== null;
export const dropDraft = (key: string) => sessionStorage.removeItem(PREFIX + key);

export interface Draft<T> {
  value: T;
  // It was found again, rather than begun now.
  found: boolean;
  set: (value: T) => void;
  clear: () => void;
}

// `key` does not change while the component lives: give it as React's key too.
export function useDraft<T>(key: string, begin: () => T): Draft<T> {
  const [{ value, found }, setState] = useState(() => {
    const before = keptDraft<T>(key);
    return { value: before ?? begin(), found: before !== undefined };
  });
  const set = useCallback((next: T) => {
    setState((now) => ({ ...now, value: next }));
    keepDraft(key, next);
  }, [key]);
  const clear = useCallback(() => dropDraft(key), [key]);
  return { value, found, set, clear };
}
