// What is wrong with what is typed: said of a field once it was touched, of all of them once one tried to send, and what
// the services refused, beside its field until it changes.
import { useState } from 'react';
import { problemOf } from '@/kit/api/problem';
import { said } from '@/kit/words/faults';
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
      return form.fields.flatMap(({ path }) => Object.keys(faults).filter((of) => of === path || of.startsWith(`${path}[`)))[0];
    },
    // Puts the violations that an error has beside their fields: those it could not place are for a message above.
    refuse: (error: unknown, prefix: string): boolean => {
      const placed: Record<string, Text> = {};
      const fields = problemOf(error).fields;
      for (const { field, description, reason } of fields) {
        const path = field.startsWith(`${prefix}.`) ? field.slice(prefix.length + 1) : field;
        const found = form.fields.find((candidate) => isWithin(candidate.path, path) || (candidate.rows && isWithin(path, candidate.path)));
        if (!found) continue;
        const inRow = found.rows?.fields.find((of) => path.endsWith(`].${of.path}`));
        const [asked, text] = inRow ? [inRow, ''] : [found, values[found.path] ?? ''];
        placed[inRow ? path : found.path] = reason === OUT_OF_BOUNDS ? refusedBounds(asked, text, values) : said(description);
      }
      setRefused(placed);
      return fields.length > 0 && Object.keys(placed).length === fields.length;
    },
    reset: () => {
      setTried(false);
      setTouched(new Set());
      setRefused({});
    },
  };
}
