// The tools that tell of a project, for those who connect them.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { sourceUrl } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { useSources } from '@/metrics/api/sources';
import { ProjectFrame } from '@/metrics/components/project_frame';
import { AddSource } from '@/metrics/components/source_dialogs';
import { SourceState } from '@/metrics/components/source_state';
import { wordOf } from '@/metrics/words/indicators';
import { KINDS, REASONS, sourceWords as words } from '@/metrics/words/sources';
import { usePermissions } from '@/kit/api/permissions';
import { DataTable } from '@/kit/ui/data_table';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export default function SourcesPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const project = `projects/${id}`;
  const { may, isPending } = usePermissions(metricsMethods.getPermissions, [project]);
  const [isAdding, setAdding] = useState(false);
  const adds = may(project, 'CreateSource');
  return (
    <ProjectFrame key={id} project={project} title={words.title} here={t(words.here)} below actions={
      adds && <button type="button" className="fr-btn fr-btn--sm" onClick={() => setAdding(true)}>{t(words.add)}</button>
    }>
      {isPending ? <Loading lines={8} /> : may(project, 'ListSources') ? <Sources project={project} /> : <p>{t(words.notYours)}</p>}
      {isAdding && <AddSource project={project} onClose={() => setAdding(false)} />}
    </ProjectFrame>
  );
}

function Sources({ project }: { project: string }) {
  const { t, date, number } = useWords();
  const { data, error, refetch } = useSources(project, true);
  return (
    <>
      <p>{t(words.told)}</p>
      <DataTable caption={t(words.here)} noCaption cards rows={data} error={error} onRetry={() => void refetch()} rowKey={({ name }) => name} empty={<p>{t(words.none)}</p>} columns={[
        { id: 'name', header: t(words.name), isHeader: true, cell: ({ name, title }) => <Link to={sourceUrl(name)}>{title}</Link> },
        { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(KINDS[kind]) },
        { id: 'state', header: t(words.listens), cell: (source) => <SourceState source={source} /> },
        { id: 'last', header: t(words.lastEvent), cell: ({ lastEventTime }) => (lastEventTime ? date(lastEventTime) : t(words.never)) },
        { id: 'day', header: t(words.lastDay), numeric: true, cell: ({ eventsLastDay }) => number(eventsLastDay), csv: ({ eventsLastDay }) => eventsLastDay },
        { id: 'refused', header: t(words.refusedLastDay), numeric: true, cell: ({ refusedLastDay }) => number(refusedLastDay), csv: ({ refusedLastDay }) => refusedLastDay },
        { id: 'why', header: t(words.lastRefusal), cell: ({ lastRefusalReason }) => lastRefusalReason && t(wordOf(REASONS, lastRefusalReason)) },
      ]} />
    </>
  );
}
