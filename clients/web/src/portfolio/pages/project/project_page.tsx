// A project: its sheet, its journey, what stands before its next phase, its money, its time, who changed what.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { SearchKind } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { Meant } from '@/portfolio/components/meant';
import { terms } from '@/portfolio/words/terms';
import { useAccess } from './access';
import { EditForm } from './edit_form';
import { editWords } from './edit_words';
import { ProjectView } from './project_view';
import { usePast } from './use_past';
import { projectWords } from './words';
import './project.css';

export default soundly({ date: aDay, connu: aDay }, ProjectPage);

function ProjectPage() {
  const { id = '' } = useParams();
  return <OneProject key={id} name={`projects/${id}`} />;
}

function OneProject({ name }: { name: string }) {
  const { t } = useWords();
  const past = usePast();
  const { asOf, knownAt } = past;
  const project = useQuery(query(portfolioMethods.getProject, { name, asOf, knownAt }));
  const { search, hash } = useLocation();
  // Its address under a former name leads to the one that it has.
  if (project.data && project.data.name !== name) {
    return <Navigate to={{ pathname: projectUrl(project.data.name), search, hash }} replace />;
  }
  if (isMissing(project)) {
    return (
      <Missing title={t(projectWords.missing)} told={t(projectWords.missingTold)} to="/projets" way={t(projectWords.toList)}>
        <Meant typed={idOf(name)} kind={SearchKind.PROJECT} />
      </Missing>
    );
  }
  return (
    <div className="fr-container fr-py-4w project">
      {!project.data && <PageTitle>{t(terms.project)}</PageTitle>}
      <Answer of={project} lines={8}>{(found) => <Found project={found} />}</Answer>
    </div>
  );
}

function Found({ project }: { project: Project }) {
  const { t } = useWords();
  const past = usePast();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [isSaved, setSaved] = useState(false);
  const now = useAccess(project);
  // The past is read, not changed; and a deleted project is brought back before it is.
  const isLive = !past.isPast && !project.deleteTime;
  const access = { ...now, edits: now.edits && isLive, writesJournal: now.writesJournal && isLive };
  const field = params.get('modifier');
  // What was deleted meanwhile says so where it is edited.
  if (field && now.edits && !past.isPast) {
    const leave = () => navigate({ search: '' }, { replace: true });
    return (
      <>
        <PageTitle>{t(editWords.title, { project: project.title })}</PageTitle>
        <EditForm project={project} mayRestore={now.may('UndeleteProject')} focus={field} onCancel={leave} onSaved={() => (setSaved(true), leave())} />
      </>
    );
  }
  return <ProjectView project={project} past={past} access={access} isSaved={isSaved} onSaved={() => setSaved(true)} />;
}
