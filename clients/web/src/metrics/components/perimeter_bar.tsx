// Which projects, and of which period.
import { portfolioWords as words } from '@/metrics/words/portfolio';
import { useWords } from '@/kit/words/use_words';
import { useIncubators, useOrganisations } from '@/portfolio/feature';
import { PeriodBar } from './period_bar';

export function PerimeterBar() {
  const { t, locale } = useWords();
  const { data: incubators = [] } = useIncubators();
  const { data: organisations = [] } = useOrganisations();
  const options = (all: readonly { name: string; title: string }[]) => all.map(({ name, title }) => ({ value: name, label: title || name })).sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <PeriodBar more={[
      { param: 'incubateur', label: t(words.incubator), type: 'select', options: options(incubators) },
      { param: 'organisation', label: t(words.organisation), type: 'select', options: options(organisations) },
    ]} />
  );
}
