// Incidents, as people tell and correct them.
import { useQuery } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import type { Incident } from '@/gen/pepiniere/metrics/v1/incident_pb';
import { idIn, projectOf } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { dataWords } from '@/metrics/words/data';
import { incidentWords as words } from '@/metrics/words/incidents';
import { readersOf } from '@/metrics/words/readers';
import { query } from '@/kit/api/query';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Form, type Source } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';
import { DEPLOYMENTS } from './deployment_kind';
import type { RecordKind } from './record_kind';

// Of those that could be to blame: the latest that are over.
const LATEST = 100;
const deploymentsOf = (project: string): Source => ({
  asTheyCome: true,
  useResources: () => {
    const all = useWords();
    const { data } = useQuery(query(metricsMethods.listDeployments, { parent: project, filter: 'tier = PRODUCTION', orderBy: 'finish_time desc', pageSize: LATEST }));
    return data?.deployments.map((one) => ({ name: one.name, title: DEPLOYMENTS.titleOf(one, all) })) ?? [];
  },
});

export const incidentFormOf = (project: string): Form => bound(bounds.Incident, {
  fields: [
    { path: 'title', kind: 'text', label: words.title },
    { path: 'detect_time', kind: 'moment', label: words.detect },
    { path: 'resolve_time', kind: 'moment', label: words.resolve, hint: words.resolveHint },
    { path: 'deployment', kind: 'word', options: deploymentsOf(project), label: words.deployment, hint: words.deploymentHint },
    { path: 'unrelated', kind: 'flag', label: words.unrelated },
    { path: 'description', kind: 'area', label: words.description, hint: words.markdown },
    { path: 'uri', kind: 'uri', label: dataWords.readAt },
  ],
});
export const INCIDENTS: RecordKind<Incident> = {
  prefix: 'incident',
  words: { ...words, removeTold: dataWords.removeTold },
  methods: {
    create: metricsMethods.createIncident as never, get: metricsMethods.getIncident as never, update: metricsMethods.updateIncident as never,
    remove: metricsMethods.deleteIncident as never, undelete: metricsMethods.undeleteIncident as never,
  },
  writes: { create: readersOf('CreateIncident'), update: readersOf('UpdateIncident'), remove: readersOf('DeleteIncident') },
  newForm: incidentFormOf,
  made: (parent, values) => ({ parent, incident: writeValues(incidentFormOf(parent), values) }),
  form: ({ name }) => incidentFormOf(projectOf(name)),
  titleOf: ({ name, title, sourceId, detectTime }, { date }) => [title || sourceId || idIn(name), date(detectTime)].filter(Boolean).join(', '),
};
