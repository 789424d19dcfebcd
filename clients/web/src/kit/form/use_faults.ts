// What is wrong with what is typed: said of a field once it was touched, of all of them once one tried to send, and what
// the services refused, beside its field until it changes.
import { Code } from '@connectrpc/connect';
import { useState } from 'react';
import { problemOf } from '@/kit/api/problem';
import { FAULTS, condition, said } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import { OUT_OF_BOUNDS, refusedBounds } from './bounds';
import { faultsOf, inRow, type Faults, type Field, type Form, type Values } from './field';

const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);

// The field that a service names, and its path in the form: "criteria[0].meanings[1].mark" is the mark of a row of a row. What has no
// field of its own is said of the field that holds it.
function fieldAt(fields: readonly Field[], path: string): { field: Field; path: string } | undefined {
  const field = fields.find((one) => isWithin(one.path, path) || ((one.rows || one.kind === 'list') && isWithin(path, one.path)));
  if (!field) return undefined;
  const [, i, of] = /^\[(\d+)\]\.(.+)$/.exec(path.slice(field.path.length)) ?? [];
  const inside = of && field.rows && fieldAt(field.rows.fields, of);
  return inside ? { field: inside.field, path: inRow(field.path, Number(i), inside.path) } : { field, path: field.path };
}

export function useFaults(form: Form, values: Values) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const faults = faultsOf(form, values);
  const shown = { ...Object.fromEntries(Object.entries(faults).filter(([path]) => tried || touched.has(path))), ...refused };
  return {
    shown,
    // As far as this form can tell.
    isSound: Object.keys(faults).length === 0,
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
      const { code, reason: why, fields, preconditions } = problemOf(error);
      const conditions = form.refusals?.includes(why) ? preconditions : [];
      const identifier = code === Code.AlreadyExists && form.fields.find(({ identifies }) => identifies);
      let left = identifier || fields.length + conditions.length > 0 ? 0 : 1;
      if (identifier) placed[identifier.path] = FAULTS.exists;
      for (const { field, description, reason } of fields) {
        const path = field.startsWith(`${prefix}.`) ? field.slice(prefix.length + 1) : field;
        const found = fieldAt(form.fields, form.pathOf?.(path, values) ?? path);
        if (found) placed[found.path] = reason === OUT_OF_BOUNDS ? refusedBounds(found.field, values[found.path] ?? '', values) : said(description);
        else left += 1;
      }
      for (const one of conditions) {
        const found = fieldAt(form.fields, one.subject);
        if (found) placed[found.path] = condition(one);
        else left += 1;
      }
      setRefused(placed);
      const first = form.fields.flatMap(({ path }) => Object.keys(placed).filter((of) => isWithin(of, path)))[0];
      return { isPlaced: left === 0, first };
    },
    // The service has nothing to say against it any more.
    accept: () => setRefused((now) => (Object.keys(now).length > 0 ? {} : now)),
    reset: () => {
      setTried(false);
      setTouched(new Set());
      setRefused({});
    },
  };
}
