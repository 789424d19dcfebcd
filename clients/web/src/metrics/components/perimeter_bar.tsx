// Which projects, and of which period.
import { portfolioWords as words } from '@/metrics/words/portfolio';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useIncubators, useOrganisations } from '@/portfolio/feature';
import { PeriodBar } from './period_bar';

function usePerimeter() {
  const { data: incubators = [] } = useIncubators();
  const { data: organisations = [] } = useOrganisations();
  return { incubators, organisations };
}

export function PerimeterBar() {
  const { t, locale } = useWords();
  const { incubators, organisations } = usePerimeter();
  const options = (all: readonly { name: string; title: string }[]) => all.map(({ name, title }) => ({ value: name, label: title || name })).sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <PeriodBar more={[
      { param: 'incubateur', label: t(words.incubator), type: 'select', options: options(incubators) },
      { param: 'organisation', label: t(words.organisation), type: 'select', options: options(organisations) },
    ]} />
  );
}

// What was chosen there: paper has no filters.
export function PerimeterTold() {
  const { t, colon } = useWords();
  const { get } = useUrlState();
  const { incubators, organisations } = usePerimeter();
  const called = (all: readonly { name: string; title: string }[], name: string) => all.find((one) => one.name === name)?.title || name;
  const chosen = [[words.incubator, incubators, get('incubateur')], [words.organisation, organisations, get('organisation')]] as const;
  const told = chosen.flatMap(([text, all, name]) => (name ? [t(text) + colon + called(all, name)] : []));
  return <p className="quiet">{told.length > 0 ? told.join(', ') : t(words.allProjects)}</p>;
}
