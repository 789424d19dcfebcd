// Titles and phases of some projects, read once each and kept.
import { useQueries } from '@tanstack/react-query';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { portfolioMethods } from '@/portfolio/api/clients';

export function useProjects(names: readonly string[]): Map<string, Project> {
  const answers = useQueries({ queries: names.map((name) => query(portfolioMethods.getProject, { name })) });
  return new Map(answers.flatMap(({ data }, i) => (data ? [[names[i]!, data] as const] : [])));
}

export function useProjectTitles(names: readonly string[]): (name: string) => string {
  const projects = useProjects([...new Set(names)]);
  return (name) => projects.get(name)?.title || idOf(name);
}
