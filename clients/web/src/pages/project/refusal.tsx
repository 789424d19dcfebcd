// Why the rules refuse, item by item, in the reader's language.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useQuery } from '@tanstack/react-query';
import { governanceMethods } from '@/api/clients';
import { problemOf } from '@/api/problem';
import { query } from '@/api/query';
import type { Readiness_Check } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { dayOf } from '@/words/day';
import { useWords } from '@/words/use_words';
import { readinessWords, REFUSALS } from './readiness_words';

// The same of a step to a phase, whose requirements have their words.
export function StepRefusal({ error, name, phase, day }: { error: unknown; name: string; phase: string | undefined; day: string | undefined }) {
  const request = { name, phase: Number(phase) as Phase, effectiveDate: dayOf(day) };
  const { data } = useQuery({ ...query(governanceMethods.checkReadiness, request), enabled: Boolean(phase) });
  return <Refusal error={error} checks={data?.checks} />;
}

// `checks`: the requirements whose words are known.
export function Refusal({ error, checks = [] }: { error: unknown; checks?: readonly Readiness_Check[] }) {
  const { t, lang } = useWords();
  const { preconditions } = problemOf(error);
  const items = preconditions.map(({ subject, description }) => {
    const code = subject.slice(subject.indexOf('#') + 1);
    const check = checks.find((candidate) => candidate.code === code);
    const known = check ? { fr: check.labelFr, en: check.labelEn } : REFUSALS[code];
    return { code, text: known ? t(known) : description, isKnown: known !== undefined || lang === 'en' };
  });
  return (
    <Alert severity="error" small={false} as="h3" title={t(readinessWords.refused, { n: items.length })} className="refusal"
      description={<ul>{items.map(({ code, text, isKnown }, i) => <li key={`${code}${i}`} lang={isKnown ? undefined : 'en'}>{text}</li>)}</ul>} />
  );
}
