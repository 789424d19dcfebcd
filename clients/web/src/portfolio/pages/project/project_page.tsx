// A project: its sheet, its journey, what stands before its next phase, its money, its time, who changed what.
import { Code, ConnectError } from '@connectrpc/connect';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { SearchKind } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { PageTitle } from '@/kit/ui/page_title';
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

export default function ProjectPage() {
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
  if (project.isError && !project.data && ConnectError.from(project.error).code === Code.NotFound) return <Missing id={idOf(name)} />;
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
  if (field && access.edits) {
    const leave = () => navigate({ search: '' }, { replace: true });
    return (
      <>
        <PageTitle>{t(editWords.title, { project: project.title })}</PageTitle>
        <EditForm project={project} focus={field} onCancel={leave} onSaved={() => (setSaved(true), leave())} />
      </>
    );
  }
  return <ProjectView project={project} past={past} access={access} isSaved={isSaved} onSaved={() => setSaved(true)} />;
}

function Missing({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{t(projectWords.missing)}</PageTitle>
      <p>{t(projectWords.missingTold)}</p>
      <Meant typed={id} kind={SearchKind.PROJECT} />
      <Link className="fr-btn" to="/projets">{t(projectWords.toList)}</Link>
    </div>
  );
}
