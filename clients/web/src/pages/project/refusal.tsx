// Why the rules refuse, item by item, in the reader's language.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { problemOf } from '@/api/problem';
import type { Readiness_Check } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import { useWords } from '@/words/use_words';
import { readinessWords, REFUSALS } from './readiness_words';

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
