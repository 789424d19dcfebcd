// A report to be put on a desk: the portfolio of a ministry or of an incubator on a day, printed by the browser.
import { useIsFetching, useQuery } from '@tanstack/react-query';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { PageTitle } from '@/kit/ui/page_title';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { PastBanner, Standing } from '@/kit/ui/standing';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { useUrlState, withChanges } from '@/kit/ui/use_url_state';
import { isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useIncubators, useOrganisations, useTitles } from '@/portfolio/api/directory';
import { useRulesAnswer, type Rules } from '@/portfolio/api/rules';
import { PERIOD_CHECKS } from '@/portfolio/components/checks';
import { Perimeter } from '@/portfolio/components/perimeter';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { domainText } from '@/portfolio/words/domains';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { Attention } from '../ministry/attention';
import { Costs } from '../ministry/costs';
import { Figures } from '../ministry/figures';
import { Phases } from '../ministry/phases';
import { Stays } from '../ministry/stays';
import { askedOf, paramsOf, useSubject, type Asked, type Subject } from '../ministry/subject';
import { projectsOf } from '../ministry/use_costs';
import { Year } from '../ministry/year';
import { portfolioWords } from '../portfolio/words';
import { DEFINITIONS, reportWords } from './words';
import '../portfolio/portfolio.css';
import '../committees/state.css';
import '../week/week.css';
import '../ministry/ministry.css';
import './report.css';

const KINDS = { domaine: 'domaines', ministere: 'organisations', incubateur: 'incubators' } as const;

export default soundly({ date: aDay, ...PERIOD_CHECKS }, ReportPage);

function ReportPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((param) => get(param));
  const name = kind ? `${KINDS[kind]}/${get(kind)}` : '';
  const { subject, isPending } = useSubject(name);
  return (
    <div className="fr-container fr-py-4w report">
      <Choices name={name} />
      {subject ? <Report subject={subject} /> : isPending ? <Loading lines={10} /> : (
        <>
          <PageTitle>{t(reportWords.missing)}</PageTitle>
          <Empty><p>{t(reportWords.notFound)}</p></Empty>
        </>
      )}
    </div>
  );
}

// Whose, and when: on the screen only.
function Choices({ name }: { name: string }) {
  const { t, locale } = useWords();
  const { get, set } = useUrlState();
  const { data: organisations = [] } = useOrganisations();
  const { data: incubators = [] } = useIncubators();
  const isFetching = useIsFetching() > 0;
  const sorted = (some: readonly { name: string; title: string }[]) => [...some].sort((a, b) => a.title.localeCompare(b.title, locale));
  const domains = [...new Set(organisations.map(({ ministerialDomain }) => ministerialDomain).filter(Boolean))]
    .map((domain) => ({ name: `domaines/${domain}`, title: t(domainText(domain)) }));
  const choose = (chosen: string) => set(Object.fromEntries(Object.entries(KINDS)
    .map(([param, kind]) => [param, chosen.startsWith(`${kind}/`) ? idOf(chosen) : undefined])));
  return (
    <div className="filter-bar no-print">
      <div className="filter-bar__field">
        <label className="fr-label" htmlFor="whose">{t(reportWords.choose)}</label>
        <select id="whose" className="fr-select" value={name} onChange={(event) => choose(event.target.value)}>
          <option value="">{t(reportWords.everything)}</option>
          <optgroup label={t(terms.domain)}>{sorted(domains).map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}</optgroup>
          <optgroup label={t(terms.byOrganisation)}>{sorted(organisations).map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}</optgroup>
          <optgroup label={t(terms.incubator)}>{sorted(incubators).map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}</optgroup>
        </select>
      </div>
      <div className="filter-bar__field">
        <label className="fr-label" htmlFor="day">{t(reportWords.date)}</label>
        <input id="day" className="fr-input" type="date" value={get('date') || todayIso()} max={todayIso()}
          onChange={(event) => set({ date: event.target.value === todayIso() ? '' : event.target.value }, true)} />
      </div>
      <button type="button" className="fr-btn" disabled={isFetching} onClick={() => print()}>{t(isFetching ? reportWords.waiting : reportWords.print)}</button>
    </div>
  );
}

function Report({ subject }: { subject: Subject }) {
  const { t, date: say } = useWords();
  const { get, params } = useUrlState();
  const asked = askedOf(subject, get('date'));
  const titled = subject.isResource ? subject.title || t(reportWords.everything) : t(reportWords.domain, { title: subject.title });
  return (
    <article>
      <p className="report__kicker">{t(reportWords.kicker)}</p>
      <PageTitle>{t(reportWords.title, { subject: titled })}</PageTitle>
      <p className="fr-text--lead">{t(reportWords.onDay, { date: say(asked.date) })}<span className="print-only">{t(reportWords.printedOn, { date: say(todayIso()) })}</span></p>
      {asked.asOf && <PastBanner date={asked.date} told={t(portfolioWords.pastTold, { date: say(asked.date) })} />}
      <Perimeter get={(param) => paramsOf(asked).get(param) ?? ''} begun to={(one) => `?${withChanges(params, { domaine: '', ministere: '', ...one })}`} />
      <Figures asked={asked} />
      <Phases asked={asked} />
      <Year asked={asked} />
      <Stays asked={asked} />
      <Attention asked={asked} shown={10} />
      <Costs asked={asked} />
      <Projects asked={asked} />
      <Definitions asked={asked} />
    </article>
  );
}

function Projects({ asked }: { asked: Asked }) {
  const { t, shortDate } = useWords();
  const titleOf = useTitles();
  const projects = useQuery(projectsOf(asked));
  const columns: Column<Project>[] = [
    { id: 'title', header: t(terms.project), isHeader: true, cell: ({ title }) => title },
    { id: 'phase', header: t(terms.phase), cell: ({ phase, paused, unknownPhase }) => <PhaseBadge phase={phase} paused={paused} unknown={unknownPhase} /> },
    { id: 'since', header: t(reportWords.since), isDay: true, csv: ({ phaseSince }) => phaseSince && isoOf(phaseSince), cell: ({ phaseSince }) => shortDate(phaseSince) },
    { id: 'incubator', header: t(terms.incubator), cell: ({ primaryIncubator }) => titleOf(primaryIncubator) },
  ];
  const rows = projects.data?.filter(({ phase }) => phase).sort((a, b) => JOURNEY.indexOf(a.phase) - JOURNEY.indexOf(b.phase));
  return (
    <section className="part report__list" aria-labelledby="list">
      <h2 id="list" className="fr-h4">{t(reportWords.projects)} <Standing isPast={asked.asOf !== undefined} on={asked.asOf} /></h2>
      <DataTable caption={t(reportWords.projects)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name}
        error={projects.error} onRetry={() => void projects.refetch()} empty={<p>{t(reportWords.noProjects)}</p>} />
    </section>
  );
}

function Definitions({ asked }: { asked: Asked }) {
  const { t, locale, date: say } = useWords();
  const rules = useRulesAnswer();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const valuesOf = ({ stuckDays, phasesIn }: Rules) =>
    ({ days: stuckDays, incubated: either.format(phasesIn(PhaseGroup.INCUBATED).map((phase) => t(PHASES[phase]).toLocaleLowerCase(locale))) });
  return (
    <section className="part" aria-labelledby="definitions">
      <h2 id="definitions" className="fr-h6">{t(reportWords.definitions)}</h2>
      <p className="report__source">{t(reportWords.source, { date: say(asked.date), today: say(todayIso()) })}</p>
      <Answer of={rules}>
        {(told) => (
          <dl className="report__definitions">
            {DEFINITIONS.map(({ term, means }) => <div key={String(term.fr)}><dt>{t(term)}</dt><dd>{t(means, valuesOf(told))}</dd></div>)}
          </dl>
        )}
      </Answer>
    </section>
  );
}
