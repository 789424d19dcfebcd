// What projects mean to change, how far they are, and the figures that were kept to be cited.
import { useQuery } from '@tanstack/react-query';
import { query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { metricsMethods } from './clients';
import type { Window } from './window';

// Of a project that is being read, how far each is; deleted ones are not there.
export const useComparisons = (project: string, { asOf }: Window) => useQuery(query(metricsMethods.compareToTarget, { parent: project, ...(asOf ? { asOf } : {}) }));

// What the objective that a figure is of is called; nothing where it is of something else.
export const useObjectiveTitle = (subject: string) =>
  useQuery({ ...query(metricsMethods.getObjective, { name: subject }), enabled: subject.includes('/objectives/') }).data?.title;

const snapshotsOf = (project: string) => whole(metricsMethods.listSnapshots, { parent: project }, (page) => page.snapshots);
export const useSnapshots = (project: string) => useQuery(snapshotsOf(project));

// As a form chooses from them.
export const snapshotsToChoose = (project: string): Source => ({
  useResources: () => useSnapshots(project).data?.map(({ name, title }) => ({ name, title })) ?? [],
});
