// A value once it has stopped changing: what is dragged asks for one answer, not for one a step.
import { useEffect, useState } from 'react';

const SETTLED_MS = 150;

export function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
