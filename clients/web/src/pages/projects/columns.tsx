// What a list of projects shows of each, on the page and in its CSV.
import { Link } from 'react-router-dom';
import { projectUrl } from '@/api/addresses';
import { idOf, useDomains, useTitles } from '@/api/directory';
import type { CsvColumn } from '@/components/csv_export';
import type { Column } from '@/components/data_table';
import { PhaseBadge } from '@/components/phase_badge';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { common } from '@/words/common';
import { isoOf, type Day } from '@/words/day';
import { domainText } from '@/words/domains';
import { KINDS, PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { projectsWords } from './words';

export function useColumns(): Column<Project>[] {
  const { t, shortDate } = useWords();
  const titleOf = useTitles();
  return [
    { id: 'title', header: t(common.project), sortBy: 'title', isHeader: true, cell: ({ name, title, mission }) => (
      <div className="project-cell">
        <Link to={projectUrl(name)}>{title || idOf(name)}</Link>
        {mission && <span className="project-cell__mission">{mission}</span>}
      </div>
    ) },
    { id: 'phase', header: t(common.phase), cell: ({ phase, paused, unknownPhase }) => <PhaseBadge phase={phase} paused={paused} unknown={unknownPhase} /> },
    { id: 'since', header: t(common.since), cell: ({ phaseSince }) => shortDate(phaseSince) },
    { id: 'incubator', header: t(common.incubator), cell: ({ primaryIncubator }) => titleOf(primaryIncubator) },
    { id: 'sponsors', header: t(projectsWords.sponsors), cell: ({ sponsors }) => <div className="sponsors-cell">{sponsors.map(titleOf).join(', ')}</div> },
    { id: 'themes', header: t(projectsWords.themes), cell: ({ themes }) => themes.join(', ') },
    { id: 'kind', header: t(common.kind), cell: ({ kind }) => t(KINDS[kind]) },
    { id: 'update', header: t(projectsWords.lastChange), sortBy: 'update_time', cell: ({ updateTime }) => shortDate(updateTime) },
  ];
}

export function useCsvColumns(): CsvColumn<Project>[] {
  const { t } = useWords();
  const titleOf = useTitles();
  const domainOf = useDomains();
  const day = (value: Day | undefined) => (value ? isoOf(value) : '');
  return [
    { header: t(common.identifier), value: ({ name }) => idOf(name) },
    { header: t(common.project), value: ({ title }) => title },
    { header: t(projectsWords.mission), value: ({ mission }) => mission },
    { header: t(common.kind), value: ({ kind }) => t(KINDS[kind]) },
    { header: t(common.phase), value: ({ phase }) => t(PHASES[phase]) },
    { header: t(common.since), value: ({ phaseSince }) => day(phaseSince) },
    { header: t(projectsWords.pausedSince), value: ({ pausedSince }) => day(pausedSince) },
    { header: t(projectsWords.unknownPhase), value: ({ unknownPhase }) => unknownPhase },
    { header: t(common.incubator), value: ({ primaryIncubator, otherIncubators }) => [primaryIncubator, ...otherIncubators].map(titleOf).join(' | ') },
    { header: t(projectsWords.sponsors), value: ({ sponsors }) => sponsors.map(titleOf).join(' | ') },
    { header: t(projectsWords.domains), value: ({ sponsors }) => [...new Set(sponsors.map(domainOf).filter(Boolean))].map((one) => t(domainText(one))).join(' | ') },
    { header: t(projectsWords.themes), value: ({ themes }) => themes.join(' | ') },
    { header: t(common.userType), value: ({ userTypes }) => userTypes.join(' | ') },
    { header: t(common.technology), value: ({ technologies }) => technologies.join(' | ') },
  ];
}
