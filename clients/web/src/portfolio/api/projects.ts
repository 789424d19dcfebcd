// A project by its name, and projects to choose from: for other services, which refer to them.
import { useQuery } from '@tanstack/react-query';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import type { Finder } from '@/kit/form/field';
import { portfolioMethods } from './clients';
import { useFound } from './search';

export const useProject = (name: string) => useQuery({ ...query(portfolioMethods.getProject, { name }), enabled: name !== '' });

export const PROJECTS: Finder = {
  useFound: (text) => useFound(text, ['projects']),
  useTitle: (name) => useProject(name).data?.title || idOf(name),
};
