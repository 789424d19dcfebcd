// What sources call phases, and the projects that wait for a word to be explained.
import { create } from '@bufbuild/protobuf';
import { FieldMaskSchema } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { whole } from '@/kit/api/query';
import { portfolioMethods } from './clients';
import { ANY_WORD, projectFilter } from './project_filter';

export const usePhaseWords = () => useQuery(whole(portfolioMethods.listPhaseWords, {}, (page) => page.phaseWords));

const READ = create(FieldMaskSchema, { paths: ['name', 'unknown_phase'] });
const filter = projectFilter((param) => (param === 'mot' ? ANY_WORD : ''));

// Today's projects in a phase that we do not know, counted by the word as their source writes it.
export function useWaiting() {
  const projects = useQuery(whole(portfolioMethods.listProjects, { filter, readMask: READ }, (page) => page.projects));
  const counts = new Map<string, number>();
  for (const { unknownPhase } of projects.data ?? []) counts.set(unknownPhase, (counts.get(unknownPhase) ?? 0) + 1);
  return { ...projects, data: projects.data && counts };
}

// A word is one however a source writes it: phaseWords/success is of "Success" too.
export const isWritten = (name: string, asWritten: string) => name === `phaseWords/${asWritten.trim().toLowerCase()}`;
