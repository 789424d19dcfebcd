// The money of every project of a portfolio, added up.
import { useQuery } from '@tanstack/react-query';
import type { Money } from '@/gen/google/type/money_pb';
import type { ProjectFinances } from '@/gen/pepiniere/portfolio/v1/finance_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { eachOf } from '@/kit/api/each_of';
import { call, whole } from '@/kit/api/query';
import { queryClient } from '@/kit/api/query_client';
import { eurosOf } from '@/kit/words/money';
import { governanceMethods, portfolioMethods } from '@/portfolio/api/clients';
import type { Asked } from './subject';

// A question a project: beyond this the page says that it does not add up.
const MOST_PROJECTS = 1000;

export interface Cost { project: Project; finances: ProjectFinances }
export interface Costs {
  // More projects than are added up here; there is nothing else then.
  tooMany: boolean;
  // Those with an amount, the largest first.
  rows: Cost[];
  projects: number;
  // Euros, and of how many projects; absent where nothing was recorded.
  allocated: { euros: number; projects: number } | undefined;
  spent: { euros: number; projects: number } | undefined;
  // Of the projects whose two amounts are known: what is left of one without the other would be no figure.
  whole: { allocated: number; remaining: number; projects: number } | undefined;
}

export const projectsOf = ({ subject, asOf }: Asked) => whole(portfolioMethods.listProjects, {
  filter: subject.filter, orderBy: 'title', ...(asOf ? { asOf } : {}),
  readMask: { paths: ['name', 'title', 'phase', 'phase_since', 'paused', 'primary_incubator'] },
}, (page) => page.projects);

const addUp = (amounts: readonly (Money | undefined)[]) => amounts.reduce((n, money) => n + eurosOf(money), 0);

export function useCosts(asked: Asked) {
  const { subject, asOf, date } = asked;
  return useQuery({
    // As GetProjectFinances, so that the live feed asks again.
    queryKey: ['portfolio', 'GetProjectFinances', `all of ${subject.name || 'everything'} on ${asOf ? date : 'today'}`],
    enabled: subject.isInside,
    queryFn: async ({ signal }): Promise<Costs> => {
      const projects = (await queryClient.fetchQuery(projectsOf(asked))).filter(({ phase }) => phase);
      if (projects.length > MOST_PROJECTS) return { tooMany: true, rows: [], projects: projects.length, allocated: undefined, spent: undefined, whole: undefined };
      const all = await eachOf(projects, async (project) => ({
        project, finances: await call(governanceMethods.getProjectFinances, { name: project.name, ...(asOf ? { asOf } : {}) }, signal),
      }));
      const rows = all.filter(({ finances }) => finances.allocated ?? finances.spent)
        .sort((a, b) => eurosOf(b.finances.allocated) - eurosOf(a.finances.allocated));
      const sum = (of: 'allocated' | 'spent') => {
        const known = rows.flatMap(({ finances }) => finances[of] ?? []);
        return known.length > 0 ? { euros: addUp(known), projects: known.length } : undefined;
      };
      const both = rows.filter(({ finances }) => finances.remaining);
      const whole = both.length > 0 ? {
        allocated: addUp(both.map(({ finances }) => finances.allocated)), remaining: addUp(both.map(({ finances }) => finances.remaining)), projects: both.length,
      } : undefined;
      return { tooMany: false, rows, projects: projects.length, allocated: sum('allocated'), spent: sum('spent'), whole };
    },
  });
}
