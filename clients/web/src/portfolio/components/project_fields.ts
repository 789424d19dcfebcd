// The filters that lists of projects share, with what there is to choose from.
import { useQuery } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { ProjectKind } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { idOf } from '@/kit/api/names';
import { whole } from '@/kit/api/query';
import type { FilterField } from '@/kit/ui/filter_bar';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useIncubators, useOrganisations } from '@/portfolio/api/directory';
import { ACTIVE_PHASES, ALIVE_PHASES, BUILT_PHASES, ENDED_PHASES, SERVING_PHASES, STARTED } from '@/portfolio/api/project_filter';
import { LONGEST_QUERY } from '@/portfolio/api/search';
import { domainText } from '@/portfolio/words/domains';
import { JOURNEY, KINDS, PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';

// The values in use of a free vocabulary, each once however it is spelt.
function useVocabulary(dimension: PortfolioDimension, wanted: boolean) {
  const { data } = useQuery({ ...whole(portfolioMethods.listTerms, { dimension }, (page) => page.terms), enabled: wanted });
  return (data ?? []).map(({ value }) => ({ value, label: value }));
}

export function useProjectFields(params: readonly string[]): FilterField[] {
  const { t, locale } = useWords();
  const { data: incubators = [] } = useIncubators();
  const { data: organisations = [] } = useOrganisations();
  const themes = useVocabulary(PortfolioDimension.THEME, params.includes('thematique'));
  const users = useVocabulary(PortfolioDimension.USER_TYPE, params.includes('usagers'));
  const technologies = useVocabulary(PortfolioDimension.TECHNOLOGY, params.includes('techno'));
  const domains = [...new Set(organisations.map(({ ministerialDomain }) => ministerialDomain).filter(Boolean))]
    .map((value) => ({ value, label: t(domainText(value)) })).sort((a, b) => a.label.localeCompare(b.label, locale));
  const named = (resources: readonly { name: string; title: string }[]) => resources
    .map(({ name, title }) => ({ value: idOf(name), label: title })).sort((a, b) => a.label.localeCompare(b.label, locale));
  const all: FilterField[] = [
    { param: 'texte', type: 'text', label: t(common.search), maxLength: LONGEST_QUERY },
    { param: 'phase', type: 'select', label: t(terms.phase), options: [{ value: STARTED, label: t(terms.started) },
      { value: ACTIVE_PHASES, label: t(terms.underIncubation) }, { value: SERVING_PHASES, label: t(terms.serving) },
      { value: ENDED_PHASES, label: t(terms.ended) }, { value: BUILT_PHASES, label: t(terms.built) }, { value: ALIVE_PHASES, label: t(terms.alive) },
      ...JOURNEY.map((phase) => ({ value: Phase[phase], label: t(PHASES[phase]) }))] },
    { param: 'type', type: 'select', label: t(terms.kind), options: Object.values(ProjectKind)
      .filter((kind): kind is ProjectKind => typeof kind === 'number' && kind !== ProjectKind.UNSPECIFIED)
      .map((kind) => ({ value: ProjectKind[kind], label: t(KINDS[kind]) })) },
    { param: 'incubateur', type: 'select', label: t(terms.incubator), options: named(incubators) },
    { param: 'principal', type: 'select', label: t(terms.primaryIncubator), options: named(incubators) },
    { param: 'domaine', type: 'select', label: t(terms.domain), options: domains },
    { param: 'ministere', type: 'select', label: t(terms.byOrganisation), options: named(organisations.filter(({ parent }) => !parent)) },
    { param: 'sponsor', type: 'select', label: t(terms.sponsor), options: named(organisations) },
    { param: 'thematique', type: 'select', label: t(terms.theme), options: themes, isSpelt: true },
    { param: 'usagers', type: 'select', label: t(terms.userType), options: users, isSpelt: true },
    { param: 'techno', type: 'text', label: t(terms.technology), suggestions: technologies.map(({ value }) => value) },
    { param: 'depuis', type: 'date', label: t(terms.inPhaseFrom) },
    { param: 'jusqua', type: 'date', label: t(terms.inPhaseTo) },
    { param: 'date', type: 'date', label: t(terms.asOf) },
  ];
  return all.filter(({ param }) => params.includes(param));
}
