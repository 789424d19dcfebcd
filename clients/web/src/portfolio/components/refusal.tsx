// Why the rules refuse, item by item, in the reader's language.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { problemOf, type Problem } from '@/kit/api/problem';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useGateLabels } from '@/portfolio/api/gates';
import { DECISION_FAULTS, LACKING, REFUSALS, REFUSED } from '@/portfolio/words/refusals';

export type Violation = Problem['preconditions'][number];
// `lang`: of what only the service has words for.
export interface Reason { text: string; lang?: 'en' }

export function useReasons(): (violation: Violation) => Reason {
  const { t, lang } = useWords();
  const labelOf = useGateLabels();
  return ({ type, subject, description }) => {
    const code = subject.slice(subject.indexOf('#') + 1);
    if (type === 'GATE') return { text: t(LACKING, { what: labelOf(code) }) };
    const known = type === 'DECISION' ? DECISION_FAULTS[code] : REFUSALS[code] ?? REFUSALS[type];
    return known ? { text: t(known) } : { text: description, lang: lang === 'en' ? undefined : 'en' };
  };
}

export function Refusal({ error }: { error: unknown }) {
  const { t } = useWords();
  const reasonOf = useReasons();
  const { preconditions, more } = problemOf(error);
  const reasons = preconditions.map(reasonOf);
  return (
    <Alert severity="error" small={false} as="h3" title={t(REFUSED, { n: reasons.length + more })} className="refusal"
      description={<ul>{reasons.map(({ text, lang }, i) => <li key={i} lang={lang}>{text}</li>)}{more > 0 && <li>{t(common.andMore, { n: more })}</li>}</ul>} />
  );
}
