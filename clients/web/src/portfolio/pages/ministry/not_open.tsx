// What is not open data, told to those who do not read it here: what it takes, or where they do read it.
import { Link } from 'react-router-dom';
import { idOf } from '@/kit/api/names';
import { useWords } from '@/kit/words/use_words';
import { ministryUrl } from '@/portfolio/api/addresses';
import { useMayOn } from '@/portfolio/api/caller';
import { useOrganisations } from '@/portfolio/api/directory';
import type { Subject } from './subject';
import { ministryWords } from './words';

// Of a domain, the topmost organisations of which the caller reads it.
function useReached({ name, isResource }: Subject) {
  const { data: all = [] } = useOrganisations();
  const within = isResource ? [] : all.filter((one) => one.ministerialDomain === idOf(name));
  const { may } = useMayOn(within.map((one) => one.name));
  const reached = within.filter((one) => may(one.name, 'GetAttentionList'));
  const names = new Set(reached.map((one) => one.name));
  return reached.filter(({ parent }) => !names.has(parent));
}

export function NotOpen({ subject }: { subject: Subject }) {
  const { t, colon } = useWords();
  const reached = useReached(subject);
  if (subject.isResource) return <p>{t(ministryWords.notOpen)}</p>;
  if (reached.length === 0) return <p>{t(ministryWords.notOpenDomain)}</p>;
  return (
    <p>
      {t(ministryWords.byOrganisation)}{colon}
      {reached.map(({ name, title }, i) => <span key={name}>{i > 0 && ', '}<Link to={ministryUrl(name)}>{title}</Link></span>)}.
    </p>
  );
}
