// The filters that lists of projects share, with what there is to choose from.
import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { idOf, useIncubators, useOrganisations } from '@/api/directory';
import { ACTIVE_PHASES, ALIVE_PHASES, BUILT_PHASES, ENDED_PHASES, SERVING_PHASES, STARTED } from '@/api/project_filter';
import { whole } from '@/api/query';
import { LONGEST_QUERY } from '@/api/search';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { ProjectKind } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { common } from '@/words/common';
import { domainText } from '@/words/domains';
import { JOURNEY, KINDS, PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import type { FilterField } from './filter_bar';

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
    { param: 'phase', type: 'select', label: t(common.phase), options: [{ value: STARTED, label: t(common.started) },
      { value: ACTIVE_PHASES, label: t(common.underIncubation) }, { value: SERVING_PHASES, label: t(common.serving) },
      { value: ENDED_PHASES, label: t(common.ended) }, { value: BUILT_PHASES, label: t(common.built) }, { value: ALIVE_PHASES, label: t(common.alive) },
      ...JOURNEY.map((phase) => ({ value: Phase[phase], label: t(PHASES[phase]) }))] },
    { param: 'type', type: 'select', label: t(common.kind), options: Object.values(ProjectKind)
      .filter((kind): kind is ProjectKind => typeof kind === 'number' && kind !== ProjectKind.UNSPECIFIED)
      .map((kind) => ({ value: ProjectKind[kind], label: t(KINDS[kind]) })) },
    { param: 'incubateur', type: 'select', label: t(common.incubator), options: named(incubators) },
    { param: 'principal', type: 'select', label: t(common.primaryIncubator), options: named(incubators) },
    { param: 'domaine', type: 'select', label: t(common.domain), options: domains },
    { param: 'ministere', type: 'select', label: t(common.byOrganisation), options: named(organisations.filter(({ parent }) => !parent)) },
    { param: 'sponsor', type: 'select', label: t(common.sponsor), options: named(organisations) },
    { param: 'thematique', type: 'select', label: t(common.theme), options: themes, isSpelt: true },
    { param: 'usagers', type: 'select', label: t(common.userType), options: users, isSpelt: true },
    { param: 'techno', type: 'text', label: t(common.technology), suggestions: technologies.map(({ value }) => value) },
    { param: 'depuis', type: 'date', label: t(common.inPhaseFrom) },
    { param: 'jusqua', type: 'date', label: t(common.inPhaseTo) },
    { param: 'date', type: 'date', label: t(common.asOf) },
  ];
  return all.filter(({ param }) => params.includes(param));
}
