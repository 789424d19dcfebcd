// What the figures of a project are made of: what its metrics mean, what users answered, what the team works on and commits to, what
// was deployed, what went wrong. Each is read by everybody, and told by hand by those who may.
import { useParams, useLocation, Link } from 'react-router-dom';
import { measuresUrl, sourcesUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { DEFINITIONS } from '@/metrics/components/definition_kind';
import { DEPLOYMENTS } from '@/metrics/components/deployment_kind';
import { ProjectHistory } from '@/metrics/components/history';
import { INCIDENTS } from '@/metrics/components/incident_kind';
import { ITEMS } from '@/metrics/components/item_kind';
import { ProjectFrame } from '@/metrics/components/project_frame';
import { SPRINTS } from '@/metrics/components/sprint_kind';
import { STATES_ASKED } from '@/metrics/components/states_asked';
import { SURVEYS } from '@/metrics/components/survey_kind';
import { dataWords as words } from '@/metrics/words/data';
import { measureWords } from '@/metrics/words/words';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { among, soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';
import { Definitions } from './definitions';
import { Deployments } from './deployments';
import { Incidents } from './incidents';
import { Items } from './items';
import { Sprints } from './sprints';
import { Surveys } from './surveys';

export default soundly({ ...DELETED_CHECKS, etat: among(Object.keys(STATES_ASKED)) }, DataPage);

function DataPage() {
  const { id = '' } = useParams();
  return <Data key={id} project={`projects/${id}`} />;
}

function Data({ project }: { project: string }) {
  const { t } = useWords();
  const may = useMay(project);
  const tells = may('CreateIncident');
  const showDeleted = useDeletedShown(tells);
  const props = { project, showDeleted };
  return (
    <ProjectFrame project={project} title={words.title} here={t(words.here)} below actions={
      <>
        <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={measuresUrl(project)}>{t(measureWords.title)}</Link>
        {may('ListSources') && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={sourcesUrl(project)}>{t(measureWords.sources)}</Link>}
      </>
    }>
      <p>{t(words.told)}</p>
      <Deletion />
      {tells && <DeletedSwitch />}
      <Definitions {...props} />
      <Surveys {...props} />
      <Items {...props} />
      <Sprints {...props} />
      <Deployments {...props} />
      <Incidents {...props} />
      <ProjectHistory project={project} />
    </ProjectFrame>
  );
}

const UNDELETE = { surveys: SURVEYS, workItems: ITEMS, sprints: SPRINTS, deployments: DEPLOYMENTS, incidents: INCIDENTS } as const;

// What was deleted a moment ago, by the collection that its name is in.
function Deletion() {
  const { name = '' } = ((useLocation().state ?? {}) as { deletion?: { name: string } }).deletion ?? {};
  const collection = name.split('/')[2] ?? '';
  const kind = collection in UNDELETE ? UNDELETE[collection as keyof typeof UNDELETE] : DEFINITIONS;
  return <JustDeleted undelete={kind.methods.undelete} />;
}
