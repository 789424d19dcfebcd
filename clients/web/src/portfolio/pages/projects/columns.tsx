// What a list of projects shows of each, on the page and in its CSV.
import { Link } from 'react-router-dom';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { idOf } from '@/kit/api/names';
import type { CsvColumn } from '@/kit/ui/csv_export';
import type { Column } from '@/kit/ui/data_table';
import { common } from '@/kit/words/common';
import { isoOf, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { useDomains, useTitles } from '@/portfolio/api/directory';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { domainText } from '@/portfolio/words/domains';
import { KINDS, PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { projectsWords } from './words';

export function useColumns(): Column<Project>[] {
  const { t, shortDate } = useWords();
  const titleOf = useTitles();
  return [
    { id: 'title', header: t(terms.project), sortBy: 'title', isHeader: true, cell: ({ name, title, mission }) => (
      <div className="project-cell">
        <Link to={projectUrl(name)}>{title || idOf(name)}</Link>
        {mission && <span className="project-cell__mission">{mission}</span>}
      </div>
    ) },
    { id: 'phase', header: t(terms.phase), cell: ({ phase, paused, unknownPhase }) => <PhaseBadge phase={phase} paused={paused} unknown={unknownPhase} /> },
    { id: 'since', header: t(terms.since), isDay: true, cell: ({ phaseSince }) => shortDate(phaseSince) },
    { id: 'incubator', header: t(terms.incubator), cell: ({ primaryIncubator }) => titleOf(primaryIncubator) },
    { id: 'sponsors', header: t(projectsWords.sponsors), cell: ({ sponsors }) => <div className="sponsors-cell">{sponsors.map(titleOf).join(', ')}</div> },
    { id: 'themes', header: t(projectsWords.themes), cell: ({ themes }) => themes.join(', ') },
    { id: 'kind', header: t(terms.kind), cell: ({ kind }) => t(KINDS[kind]) },
    { id: 'update', header: t(projectsWords.lastChange), sortBy: 'update_time', isDay: true, cell: ({ updateTime }) => shortDate(updateTime) },
  ];
}

export function useCsvColumns(): CsvColumn<Project>[] {
  const { t } = useWords();
  const titleOf = useTitles();
  const domainOf = useDomains();
  const day = (value: Day | undefined) => (value ? isoOf(value) : '');
  return [
    { header: t(common.identifier), value: ({ name }) => idOf(name) },
    { header: t(terms.project), value: ({ title }) => title },
    { header: t(projectsWords.mission), value: ({ mission }) => mission },
    { header: t(terms.kind), value: ({ kind }) => t(KINDS[kind]) },
    { header: t(terms.phase), value: ({ phase }) => t(PHASES[phase]) },
    { header: t(terms.since), value: ({ phaseSince }) => day(phaseSince) },
    { header: t(projectsWords.pausedSince), value: ({ pausedSince }) => day(pausedSince) },
    { header: t(projectsWords.unknownPhase), value: ({ unknownPhase }) => unknownPhase },
    { header: t(terms.incubator), value: ({ primaryIncubator, otherIncubators }) => [primaryIncubator, ...otherIncubators].map(titleOf).join(' | ') },
    { header: t(projectsWords.sponsors), value: ({ sponsors }) => sponsors.map(titleOf).join(' | ') },
    { header: t(projectsWords.domains), value: ({ sponsors }) => [...new Set(sponsors.map(domainOf).filter(Boolean))].map((one) => t(domainText(one))).join(' | ') },
    { header: t(projectsWords.themes), value: ({ themes }) => themes.join(' | ') },
    { header: t(terms.userType), value: ({ userTypes }) => userTypes.join(' | ') },
    { header: t(terms.technology), value: ({ technologies }) => technologies.join(' | ') },
  ];
}
