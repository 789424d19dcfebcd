// What a correction asks beside the fields that it corrects: why; or whether the line is withdrawn, with nothing in its place.
import type { Field, Form, Values } from './field';
import { formWords } from './words';

const REASON: Field = { path: 'correction_reason', keptAt: 'trail.supersede_reason', kind: 'text', required: true, label: formWords.reason, hint: formWords.reasonHint };
const WITHDRAW: Field = { path: 'withdraw', kind: 'flag', label: formWords.withdraw };

export const correctionOf = ({ fields }: Form): Form => ({ fields: [WITHDRAW, ...fields, REASON] });

// What is withdrawn says nothing any more.
export const asksCorrection = (path: string, values: Values) => !values.withdraw || path === WITHDRAW.path || path === REASON.path;

// Of the request: why, and either `withdraw` or what `corrected` gives.
export const writeCorrection = (values: Values, corrected: () => Record<string, unknown>) => ({
  reason: values[REASON.path] ?? '',
  ...(values.withdraw ? { withdraw: true } : corrected()),
});
