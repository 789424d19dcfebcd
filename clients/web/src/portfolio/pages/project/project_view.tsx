// The page as one reads it.
import { Suspense, useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { ProjectChallenges } from '@/cohort/feature';
import { ProjectConstraints } from '@/feedback/feature';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { Audit } from '@/kit/form/audit';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { PageTitle } from '@/kit/ui/page_title';
import { Standing } from '@/kit/ui/standing';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { ProjectMetrics } from '@/metrics/feature';
import { ProposalsCiting } from '@/policy/feature';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { journalWords } from '@/portfolio/components/record/journal_words';
import { EVIDENCE, WAIVERS } from '@/portfolio/components/record/lines';
import type { Access } from './access';
import { AUDIT_OF_PROJECT } from './audit_told';
import { CommitteesSection } from './committees_section';
import { Dialogs } from './dialogs';
import { DialogueLink } from './dialogue_link';
import { Drafted } from './drafted';
import { EditLink } from './edit_link';
import { FinancesSection } from './finances_section';
import { HealthSection } from './health_section';
import { JournalSection } from './journal_section';
import { JourneySection } from './journey_section';
import { LineTable } from './line_table';
import { PastPicker, ProjectPastBanner } from './past';
import { ReadinessSection } from './readiness_section';
import { Sheet } from './sheet';
import { TimeSection } from './time_section';
import { useChanged } from './use_changed';
import type { Past } from './use_past';
import { projectWords } from './words';

// The latest line of the journey says a word that nobody explained; what follows it is what was understood before.
function UnknownPhase({ project: { unknownPhase, unknownPhaseSince, phaseSince } }: { project: Project }) {
  const { t, date } = useWords();
  return (
    <>
      <PhaseBadge phase={Phase.UNSPECIFIED} unknown={unknownPhase} />
      <span>
        {t(projectWords.unknownSince, { date: date(unknownPhaseSince) })} <Link to="/vocabulaire">{t(projectWords.unknownWords)}</Link>
      </span>
      {phaseSince && <><span className="project__break" /><span>{t(projectWords.before)}</span></>}
    </>
  );
}

interface ProjectViewProps { project: Project; past: Past; access: Access; isSaved: boolean; onSaved: () => void }

export function ProjectView({ project, past, access, isSaved, onSaved }: ProjectViewProps) {
  const { t, date } = useWords();
  const { name, title, mission, phase, phaseSince, paused, pausedSince } = project;
  const sections = useSections(project, past, access);
  const changed = useChanged(project);
  return (
    <>
      {project.noindex && <meta name="robots" content="noindex" />}
      <PageTitle actions={
        <>
          {access.edits && <EditLink className="fr-btn fr-btn--sm">{t(projectWords.edit)}</EditLink>}
          {access.edits && <DialogueLink dialogue="avancer" className="fr-btn fr-btn--sm fr-btn--secondary">{t(projectWords.advance)}</DialogueLink>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <ProjectPastBanner past={past} />
      {access.edits && <Drafted name={name} />}
      <Told changed={changed} changedNow={projectWords.changedNow} isSaved={isSaved} />
      <Deleted of={project} told={projectWords.deleted} undelete={portfolioMethods.undeleteProject} mayRestore={access.may('UndeleteProject') && !past.isPast} />
      <p className="project__phase">
        {project.unknownPhase && <UnknownPhase project={project} />}
        {!(project.unknownPhase && !phaseSince) && <PhaseBadge phase={phase} paused={paused} />}
        {phaseSince && <span>{t(projectWords.sinceDay, { date: date(phaseSince) })}</span>}
        {pausedSince && <span>{t(projectWords.pausedSince, { date: date(pausedSince) })}</span>}
      </p>
      {mission && <p className="fr-text--lead project__mission">{mission}</p>}
      <PastPicker past={past} />
      <div className="project__body">
        <Contents sections={sections} />
        <div className="project__sections">
          {sections.map(({ id, title: heading, on, body }) => (
            <section key={id} id={id} tabIndex={-1} aria-labelledby={`${id}-titre`} className="project__section">
              <h2 id={`${id}-titre`} className="fr-h4">{t(heading)} <Standing isPast={past.isPast} on={on} /></h2>
              {body}
            </section>
          ))}
          {!past.isPast && (
            <Suspense fallback={null}><ProjectChallenges project={name} uid={project.uid} withdrawn={access.edits && <Ending project={project} />} /></Suspense>
          )}
          {!past.isPast && !project.deleteTime && (
            <Suspense fallback={null}><ProjectMetrics project={name} /></Suspense>
          )}
          {!past.isPast && !project.deleteTime && (
            <Suspense fallback={null}><ProjectConstraints project={name} /></Suspense>
          )}
          {!past.isPast && !project.deleteTime && (
            <Suspense fallback={null}><ProposalsCiting kind="PROJECT" source={name} title={title} /></Suspense>
          )}
        </div>
      </div>
      <Dialogs project={project} access={access} onDone={onSaved} />
    </>
  );
}

// What is proposed of a project whose challenge was withdrawn: whoever moves it decides.
function Ending({ project: { phase } }: { project: Project }) {
  const { t } = useWords();
  const rules = useRules();
  // What came out already is neither inconclusive nor stopped for that.
  if (!rules || [PhaseGroup.SERVING, PhaseGroup.ENDED].some((group) => rules.phasesIn(group).includes(phase))) return null;
  return <p className="fr-message fr-message--warning">{t(projectWords.challengeWithdrawn)} <DialogueLink dialogue="avancer">{t(projectWords.advance)}</DialogueLink></p>;
}

// `on`: on a page of the past, the day that the section tells of; without one, today.
interface Section { id: string; title: Text; on?: string; body: ReactNode }

function useSections(project: Project, past: Past, access: Access): Section[] {
  const { t } = useWords();
  const { name } = project;
  const { asOf, date: on } = past;
  // The lines of money, time and proofs are those of today, whatever the day.
  const linesToday = past.isPast && <p className="quiet">{t(projectWords.linesToday)}</p>;
  const inside = (section: Section) => (access.reads ? [section] : []);
  return [
    ...inside({ id: 'sante', title: projectWords.health, on, body: <HealthSection name={name} asOf={asOf} /> }),
    { id: 'fiche', title: projectWords.sheet, on: past.known, body: <Sheet project={project} edits={access.edits} /> },
    { id: 'parcours', title: projectWords.journey, on, body: <JourneySection name={name} past={past} edits={access.edits} /> },
    ...(past.isPast ? [] : inside({ id: 'suite', title: projectWords.readiness, body: <ReadinessSection project={project} access={access} /> })),
    ...inside({ id: 'argent', title: projectWords.money, on, body: <FinancesSection name={name} asOf={asOf} access={access} linesTold={linesToday} /> }),
    ...inside({ id: 'duree', title: projectWords.time, on, body: <TimeSection name={name} asOf={asOf} on={on} access={access} linesTold={linesToday} /> }),
    ...(past.isPast ? [] : inside({ id: 'nouvelles', title: journalWords.title, body: <JournalSection name={name} access={access} /> })),
    { id: 'comites', title: projectWords.committees, body: <CommitteesSection name={name} /> },
    ...inside({ id: 'preuves', title: projectWords.proofs, body: <Proofs name={name} access={access} /> }),
    ...(access.readsAudit ? [{ id: 'journal', title: projectWords.audit, body: <Audit name={name} of={AUDIT_OF_PROJECT} /> }] : []),
  ];
}

function Proofs({ name, access: { edits, may } }: { name: string; access: Access }) {
  const { t } = useWords();
  return [EVIDENCE, WAIVERS].map((kind) => {
    const mayAdd = edits && may(kind.create.name);
    return (
      <LineTable key={kind.id} project={name} kind={kind} mayCorrect={mayAdd}>
        {mayAdd && <DialogueLink dialogue={kind.id} className="fr-btn fr-btn--secondary fr-btn--sm">{t(kind.add)}</DialogueLink>}
      </LineTable>
    );
  });
}

function Contents({ sections }: { sections: readonly Section[] }) {
  const { t } = useWords();
  const { search, hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <nav className="fr-summary project__contents no-print" aria-labelledby="contents-title">
      <p className="fr-summary__title" id="contents-title">{t(projectWords.contents)}</p>
      <ol>
        {sections.map(({ id, title }) => <li key={id}><Link className="fr-summary__link" to={{ search, hash: `#${id}` }}>{t(title)}</Link></li>)}
      </ol>
    </nav>
  );
}
