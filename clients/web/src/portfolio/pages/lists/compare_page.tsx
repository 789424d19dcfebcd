// The portfolio on two days, project by project: who is not counted alike, and why.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { DifferenceReason as Reason, type PortfolioDifference as Difference, type PortfolioDifference_Standing as Standing }
  from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { idOf } from '@/kit/api/names';
import { pages, query } from '@/kit/api/query';
import type { Column } from '@/kit/ui/data_table';
import { usePage } from '@/kit/ui/pager';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { dayOf, endOfDay, isoOf, todayIso } from '@/kit/words/day';
import { yearBefore } from '@/kit/words/period';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { projectFilter } from '@/portfolio/api/project_filter';
import { PROJECT_CHECKS } from '@/portfolio/components/checks';
import { csvName } from '@/portfolio/components/csv_name';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { lasting, ListPage } from './list_page';
import { listsWords } from './words';
import './compare.css';

const PAGE_SIZE = 50;

const REASONS: Readonly<Record<Reason, Text>> = {
  [Reason.UNSPECIFIED]: { fr: 'Raison inconnue', en: 'Reason not known' },
  [Reason.MOVED]: { fr: 'A bougé entre les deux jours', en: 'Moved between the two days' },
  [Reason.CORRECTED]: { fr: 'Parcours saisi ou corrigé depuis', en: 'Journey recorded or corrected since' },
  [Reason.IMPORTED]: { fr: 'Parcours importé depuis', en: 'Journey imported since' },
  [Reason.CREATED]: { fr: 'Créé depuis', en: 'Created since' },
  [Reason.DELETED]: { fr: 'Supprimé depuis', en: 'Deleted since' },
  [Reason.FILTER]: { fr: 'Répond, ou ne répond plus, aux filtres', en: 'Came to match the filters, or ceased to' },
};

interface Moment { day: string; known: string }
const momentOf = ({ day, known }: Moment) => ({ asOf: dayOf(day), knownAt: dayOf(known) && known < todayIso() ? endOfDay(known) : undefined });

export default soundly({ ...PROJECT_CHECKS, avant: aDay, apres: aDay, avant_connu: aDay, apres_connu: aDay }, ComparePage);

function ComparePage() {
  const { t, shortDate } = useWords();
  const { get } = useUrlState();
  const after: Moment = { day: dayOf(get('apres')) ? get('apres') : todayIso(), known: get('apres_connu') };
  const before: Moment = { day: dayOf(get('avant')) ? get('avant') : yearBefore(after.day), known: get('avant_connu') };
  const request = { before: momentOf(before), after: momentOf(after), filter: projectFilter(lasting(get)) };
  const page = useQuery({
    ...query(portfolioMethods.comparePortfolio, { ...request, pageSize: PAGE_SIZE, pageToken: usePage() }), placeholderData: keepPreviousData,
  });
  const title = ({ day, known }: Moment) =>
    (known ? t(listsWords.momentKnown, { date: shortDate(day), known: shortDate(known) }) : t(listsWords.moment, { date: shortDate(day) }));
  const columns: Column<Difference>[] = [
    { id: 'project', header: t(terms.project), isHeader: true, cell: (row) => <Link to={projectUrl(row.project)}>{row.title || idOf(row.project)}</Link> },
    { id: 'before', header: title(before), cell: (row) => <Stood standing={row.before} /> },
    { id: 'after', header: title(after), cell: (row) => <Stood standing={row.after} /> },
    { id: 'why', header: t(listsWords.why), cell: ({ reasons }) => <ul className="reasons">{reasons.map((reason) => <li key={reason}>{t(REASONS[reason])}</li>)}</ul> },
  ];
  const phaseOf = (standing: Standing | undefined) => (standing?.phase
    ? `${t(PHASES[standing.phase])}${standing.paused ? ` (${t(terms.paused)})` : ''}` : t(listsWords.absent));
  const sinceOf = (standing: Standing | undefined) => (standing?.phaseSince ? isoOf(standing.phaseSince) : '');
  return (
    <ListPage title={t(listsWords.compare)} told={t(listsWords.compareTold)} fields={[]} page={page} rows={({ differences }) => differences}
      found={(n) => t(listsWords.compareFound, { n })} columns={columns} rowKey={({ project }) => project} empty={t(listsWords.same)}
      csv={{
        fileName: csvName('comparaison', get, [before.day, after.day]),
        columns: [
          { header: t(common.identifier), value: ({ project }) => idOf(project) },
          { header: t(terms.project), value: (row) => row.title },
          { header: title(before), value: (row) => phaseOf(row.before) },
          { header: t(terms.since), value: (row) => sinceOf(row.before) },
          { header: title(after), value: (row) => phaseOf(row.after) },
          { header: t(terms.since), value: (row) => sinceOf(row.after) },
          { header: t(listsWords.why), value: ({ reasons }) => reasons.map((reason) => t(REASONS[reason])).join(' | ') },
        ],
        read: async function* (signal) {
          for await (const { differences } of pages(portfolioMethods.comparePortfolio, request, signal)) yield differences;
        },
      }}>
      <Moments before={before} after={after} />
    </ListPage>
  );
}

function Stood({ standing }: { standing: Standing | undefined }) {
  const { t, shortDate } = useWords();
  if (!standing || standing.phase === Phase.UNSPECIFIED) return <span className="quiet">{t(listsWords.absent)}</span>;
  return (
    <>
      <PhaseBadge phase={standing.phase} paused={standing.paused} />
      {standing.phaseSince && <span className="quiet fr-text--xs reasons__since">{t(listsWords.since, { date: shortDate(standing.phaseSince) })}</span>}
    </>
  );
}

function Moments({ before, after }: { before: Moment; after: Moment }) {
  const { t } = useWords();
  const { set } = useUrlState();
  const swap = () => set({ avant: after.day, avant_connu: after.known, apres: before.day, apres_connu: before.known });
  return (
    <div className="moments no-print">
      <MomentFields legend={t(listsWords.before)} param="avant" moment={before} />
      <MomentFields legend={t(listsWords.after)} param="apres" moment={after} />
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={swap}>{t(listsWords.swap)}</button>
    </div>
  );
}

function MomentFields({ legend, param, moment: { day, known } }: { legend: string; param: string; moment: Moment }) {
  const { t } = useWords();
  const { set } = useUrlState();
  const id = useId();
  return (
    <fieldset className="moments__one">
      <legend>{legend}</legend>
      <div>
        <label className="fr-label" htmlFor={`${id}-day`}>{t(listsWords.onDay)}</label>
        <input id={`${id}-day`} className="fr-input" type="date" value={day} onChange={(event) => event.target.value && set({ [param]: event.target.value }, true)} />
      </div>
      <div>
        <label className="fr-label" htmlFor={`${id}-known`}>{t(listsWords.knownOn)} <span className="fr-hint-text">{t(listsWords.knownHint)}</span></label>
        <input id={`${id}-known`} className="fr-input" type="date" value={known} max={todayIso()}
          onChange={(event) => set({ [`${param}_connu`]: event.target.value }, true)} />
      </div>
    </fieldset>
  );
}
