// What is typed, asked of its service once the typing pauses: nothing is kept of it (validate_only), and what speaks against it is
// said beside its field before one tries to save.
import { Code, ConnectError } from '@connectrpc/connect';
import { useEffect, useRef, useState } from 'react';
import type { Values } from './field';
import type { useFaults } from './use_faults';

const PAUSE_MS = 600;
// What is said of the values; all else (nobody answers, somebody was faster) is said when one saves.
const OF_VALUES = new Set([Code.InvalidArgument, Code.FailedPrecondition, Code.AlreadyExists]);

type Faults = Pick<ReturnType<typeof useFaults>, 'isSound' | 'accept' | 'refuse'>;

// `ask`: absent where the service is not asked.
export function useChecked(values: Values, isWanted: boolean, faults: Faults, prefix: string, ask: (() => Promise<unknown>) | undefined): 'checking' | 'checked' | undefined {
  const [told, tell] = useState<{ of: Values; as: 'checking' | 'checked' }>();
  const latest = useRef({ faults, prefix, ask });
  useEffect(() => {
    latest.current = { faults, prefix, ask };
  });
  const begun = useRef(values);
  const isAsked = isWanted && faults.isSound && ask !== undefined;
  useEffect(() => {
    // Nothing was typed yet.
    if (!isAsked || values === begun.current) return undefined;
    let isOver = false;
    const run = async () => {
      tell({ of: values, as: 'checking' });
      try {
        await latest.current.ask?.();
        if (isOver) return;
        latest.current.faults.accept();
        tell({ of: values, as: 'checked' });
      } catch (caught) {
        if (isOver) return;
        tell(undefined);
        if (OF_VALUES.has(ConnectError.from(caught).code)) latest.current.faults.refuse(caught, latest.current.prefix);
      }
    };
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [values, isAsked]);
  return told?.of === values ? told.as : undefined;
}
