// Why the rules refuse, item by item, in the reader's language.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { problemOf, type Problem } from '@/kit/api/problem';
import { common } from '@/kit/words/common';
import { condition } from '@/kit/words/faults';
import { useWords } from '@/kit/words/use_words';
import { useGateLabels } from '@/portfolio/api/gates';
import { DECISION_FAULTS, GATES_ABOVE, LACKING, REFUSALS, REFUSED } from '@/portfolio/words/refusals';

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

// `isTold`: what is said elsewhere, and only counted here.
export function Refusal({ error, isTold = () => false }: { error: unknown; isTold?: (violation: Violation) => boolean }) {
  const { t } = useWords();
  const reasonOf = useReasons();
  const { preconditions, more } = problemOf(error);
  const reasons = preconditions.filter((one) => !isTold(one)).map(reasonOf);
  const lines = [...new Set(reasons.map(({ text }) => text)), ...(more > 0 ? [t(common.andMore, { n: more })] : [])];
  const isWhole = reasons.length === preconditions.length;
  return (
    <Alert severity="error" small={false} as="h3" title={t(REFUSED, { n: preconditions.length + more })} className="refusal"
      description={
        <>
          {!isWhole && t(GATES_ABOVE)}
          {lines.length > 0 && <ul>{lines.map((text) => <li key={text}>{text}</li>)}</ul>}
        </>
      } />
  );
}
