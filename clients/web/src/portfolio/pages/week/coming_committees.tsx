// The sessions to come, and what each project on their agendas still lacks.
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import { Decision, type Committee, type Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { idOf } from '@/kit/api/names';
import { whole } from '@/kit/api/query';
import { Answer, Empty } from '@/kit/ui/states';
import { daysBetween, isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl, projectUrl } from '@/portfolio/api/addresses';
import { governanceMethods, portfolioMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import type { Reason } from '@/portfolio/components/refusal';
import { obstaclesTo, useObstacles } from '../committees/obstacles';
import { useProjectTitles } from '../committees/project_titles';
import { stateOf, useReadiness } from '../committees/readiness';
import type { Scope } from './scopes';
import { weekWords } from './words';

const isOrganisation = (parent: string) => parent.startsWith('organisations/');

// A ministry's view: the projects that it or an organisation below it sponsors.
function useNamesUnder(parent: string) {
  const { data } = useQuery({
    ...whole(portfolioMethods.listProjects, { filter: `ministry = "${idOf(parent)}"`, readMask: { paths: ['name'] } }, (page) => page.projects),
    enabled: isOrganisation(parent),
  });
  return data && new Set(data.map(({ name }) => name));
}

interface Coming { committee: Committee; hearings: Hearing[] }

// Of the sessions planned, those of the scope, the next first.
function useComing({ parent }: Scope) {
  const names = useNamesUnder(parent);
  return (planned: Committee[]): Coming[] => planned
    .map((committee) => ({ committee, hearings: committee.hearings.filter(({ project }) => !isOrganisation(parent) || !!names?.has(project)) }))
    .filter(({ committee, hearings }) => (isOrganisation(parent) ? hearings.length > 0 : !parent || committee.incubator === parent))
    .reverse();
}

export function ComingCommittees({ scope }: { scope: Scope }) {
  const { t } = useWords();
  const planned = useQuery(whole(governanceMethods.listCommittees, { filter: 'state = PLANNED' }, (page) => page.committees));
  const comingOf = useComing(scope);
  return (
    <section aria-labelledby="coming" className="week__committees">
      <h2 id="coming" className="fr-h4">{t(weekWords.committees)}</h2>
      <Answer of={planned}>{(committees) => <Sessions coming={comingOf(committees)} />}</Answer>
      <Link className="fr-link" to="/comites">{t(weekWords.toCommittees)}</Link>
    </section>
  );
}

function Sessions({ coming }: { coming: Coming[] }) {
  const { t } = useWords();
  const titleOf = useProjectTitles(coming.flatMap(({ hearings }) => hearings.map(({ project }) => project)));
  if (coming.length === 0) return <Empty><p>{t(weekWords.noCommittees)}</p></Empty>;
  return (
    <ul className="coming">
      {coming.map((one) => <Session key={one.committee.name} {...one} titleOf={titleOf} />)}
    </ul>
  );
}

function Session({ committee, hearings, titleOf }: Coming & { titleOf: (name: string) => string }) {
  const { t, date, colon } = useWords();
  const committeeTitle = useCommitteeTitle()(committee);
  // What is proposed is told to those who prepare the session, and so is what stands in its way.
  const obstacles = useQuery({ ...obstaclesTo(committee), enabled: hearings.some(({ decision }) => decision !== Decision.UNSPECIFIED) });
  const { byProject } = useObstacles()(obstacles.data ?? []);
  const days = committee.date ? daysBetween(todayIso(), isoOf(committee.date)) : 0;
  return (
    <li className="coming__session">
      <h3 className="fr-h6 fr-mb-1v"><Link to={committeeUrl(committee.name)}>{committeeTitle}</Link></h3>
      <p className="fr-mb-1w">
        {date(committee.date)}{' '}
        <span className="quiet">({days < 0 ? t(weekWords.passed) : days === 0 ? t(weekWords.today) : t(weekWords.in, { n: days })})</span>
      </p>
      {hearings.length === 0 ? <p className="quiet">{t(weekWords.emptyAgenda)}</p> : (
        <ul className="coming__projects">
          {hearings.map((hearing) => (
            <li key={hearing.project}>
              <Link to={projectUrl(hearing.project)}>{titleOf(hearing.project)}</Link>{colon}
              {hearing.decision === Decision.UNSPECIFIED ? <Undecided hearing={hearing} committee={committee} />
                : obstacles.data ? <Proposed hearing={hearing} reasons={byProject.get(hearing.project) ?? []} /> : <span className="quiet">…</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

// As the committee's page says it.
function Proposed({ hearing: { decision }, reasons }: { hearing: Hearing; reasons: readonly Reason[] }) {
  const { t } = useWords();
  const rules = useRules();
  if (reasons.length > 0) {
    return <span className="state state--bad">{reasons.map(({ text }, i) => <span key={text}>{i > 0 && ' · '}{text}</span>)}</span>;
  }
  if (!rules) return <span className="quiet">…</span>;
  return rules.phasesOf(decision).length > 0 ? <span className="state state--good">{t(weekWords.ready)}</span> : <span className="quiet">{t(weekWords.staysPut)}</span>;
}

// Before the gate of the phase that usually comes next.
function Undecided({ hearing, committee }: { hearing: Hearing; committee: Committee }) {
  const { t, lang } = useWords();
  const day = committee.date && isoOf(committee.date) > todayIso() ? committee.date : undefined;
  const { data, isError } = useReadiness(hearing.project, hearing.phase, day);
  if (isError) return <span className="quiet">{t(weekWords.staysPut)}</span>;
  if (!data) return <span className="quiet">…</span>;
  const missing = data.checks.filter((check) => stateOf(check, !!hearing.amountGranted) === 'missing')
    .map(({ labelFr, labelEn }) => (lang === 'fr' ? labelFr : labelEn));
  return missing.length === 0
    ? <span className="state state--good">{t(weekWords.ready)}</span>
    : <span className="state state--bad">{t(weekWords.missing, { what: missing.join(', ') })}</span>;
}
