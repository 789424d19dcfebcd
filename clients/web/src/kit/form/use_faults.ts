// What is wrong with what is typed: said of a field once it was touched, of all of them once one tried to send, and what
// the services refused, beside its field until it changes.
import { Code } from '@connectrpc/connect';
import { useState } from 'react';
import { problemOf } from '@/kit/api/problem';
import { FAULTS, said } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import { OUT_OF_BOUNDS, refusedBounds } from './bounds';
import { faultsOf, type Faults, type Form, type Values } from './field';

const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);

export function useFaults(form: Form, values: Values) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const faults = faultsOf(form, values);
  const shown = { ...Object.fromEntries(Object.entries(faults).filter(([path]) => tried || touched.has(path))), ...refused };
  return {
    shown,
    touch: (path: string) => {
      setTouched((now) => new Set(now).add(path));
      setRefused((now) => Object.fromEntries(Object.entries(now).filter(([of]) => !isWithin(of, path))));
    },
    // Nothing where it can be sent; else the first field to correct.
    attempt: (): string | undefined => {
      setTried(true);
      setRefused({});
      return form.fields.flatMap(({ path }) => Object.keys(faults).filter((of) => of === path || of.startsWith(`${path}[`)))[0];
    },
    // Puts what an error says of fields beside them. `isPlaced`: all of it; the rest is for a message above. `first`: the first
    // field that it says something of.
    refuse: (error: unknown, prefix: string): { isPlaced: boolean; first: string | undefined } => {
      const placed: Record<string, Text> = {};
      const { code, fields } = problemOf(error);
      const identifier = code === Code.AlreadyExists && form.fields.find(({ identifies }) => identifies);
      let left = identifier || fields.length > 0 ? 0 : 1;
      if (identifier) placed[identifier.path] = FAULTS.exists;
      for (const { field, description, reason } of fields) {
        const path = field.startsWith(`${prefix}.`) ? field.slice(prefix.length + 1) : field;
        const found = form.fields.find((candidate) => isWithin(candidate.path, path) || (candidate.rows && isWithin(path, candidate.path)));
        if (!found) {
          left += 1;
          continue;
        }
        const inRow = found.rows?.fields.find((of) => path.endsWith(`].${of.path}`));
        const [asked, text] = inRow ? [inRow, ''] : [found, values[found.path] ?? ''];
        placed[inRow ? path : found.path] = reason === OUT_OF_BOUNDS ? refusedBounds(asked, text, values) : said(description);
      }
      setRefused(placed);
      const first = form.fields.flatMap(({ path }) => Object.keys(placed).filter((of) => isWithin(of, path)))[0];
      return { isPlaced: left === 0, first };
    },
    reset: () => {
      setTried(false);
      setTouched(new Set());
      setRefused({});
    },
  };
}
