// What was decided of the results of applications, the appeals against it, and the letters that told people.
import { useQuery } from '@tanstack/react-query';
import type { ApplicationResult } from '@/gen/pepiniere/cohort/v1/result_pb';
import { eachOf } from '@/kit/api/each_of';
import { query, whole } from '@/kit/api/query';
import { queryClient } from '@/kit/api/query_client';
import { cohortMethods } from './clients';

const resultsOf = (application: string) => whole(cohortMethods.listApplicationResults, { parent: application }, (page) => page.results);

export const useResults = (application: string) => useQuery(resultsOf(application));

// By application. Each is asked for by itself.
export const useResultsOf = (applications: readonly string[] | undefined) => useQuery({
  queryKey: ['cohort', 'ListApplicationResults', 'of each', applications ?? []],
  enabled: applications !== undefined,
  queryFn: async (): Promise<ReadonlyMap<string, ApplicationResult[]>> => {
    const names = applications ?? [];
    const all = await eachOf(names, (name) => queryClient.fetchQuery(resultsOf(name)));
    return new Map(names.map((name, i) => [name, all[i]!]));
  },
});

// The pages of letters about a call, the latest letter first.
export const useLetters = (call: string) => useQuery(whole(cohortMethods.listLetters, { parent: call }, (page) => [page]));
export const useCallFigures = (name: string) => useQuery(query(cohortMethods.getCallFigures, { name }));
