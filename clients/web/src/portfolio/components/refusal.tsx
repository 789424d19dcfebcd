// Why the rules refuse, item by item, in the reader's language.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { problemOf, type Problem } from '@/kit/api/problem';
import { common } from '@/kit/words/common';
import { condition } from '@/kit/words/faults';
import { useWords } from '@/kit/words/use_words';
import { useGateLabels } from '@/portfolio/api/gates';
import { DECISION_FAULTS, LACKING, REFUSALS, REFUSED } from '@/portfolio/words/refusals';

export type Violation = Problem['preconditions'][number];
export interface Reason { text: string }

export function useReasons(): (violation: Violation) => Reason {
  const { t } = useWords();
  const labelOf = useGateLabels();
  return ({ type, subject, description }) => {
    const code = subject.slice(subject.indexOf('#') + 1);
    if (type === 'GATE') return { text: t(LACKING, { what: labelOf(code) }) };
    const known = type === 'DECISION' ? DECISION_FAULTS[code] : REFUSALS[code] ?? REFUSALS[type];
    return { text: t(known ?? condition({ type, description })) };
  };
}

export function Refusal({ error }: { error: unknown }) {
  const { t } = useWords();
  const reasonOf = useReasons();
  const { preconditions, more } = problemOf(error);
  const reasons = preconditions.map(reasonOf);
  return (
    <Alert severity="error" small={false} as="h3" title={t(REFUSED, { n: reasons.length + more })} className="refusal"
      description={<ul>{[...new Set(reasons.map(({ text }) => text))].map((text) => <li key={text}>{text}</li>)}{more > 0 && <li>{t(common.andMore, { n: more })}</li>}</ul>} />
  );
}
