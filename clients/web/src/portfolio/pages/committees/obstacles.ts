// What keeps a session from being held or reopened, sorted by project, in words.
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { whole } from '@/kit/api/query';
import { governanceMethods } from '@/portfolio/api/clients';
import { useReasons, type Reason, type Violation } from '@/portfolio/components/refusal';

export interface Obstacles {
  // By projects/x.
  byProject: Map<string, Reason[]>;
  // Of the session itself.
  others: Reason[];
}

export const isTooEarly = ({ type, subject }: Violation) => type === 'DATE' && subject.startsWith('committees/');

// All that would stand in the way of holding the session as it is saved, however much that is.
export const obstaclesTo = ({ name, etag }: Committee) => whole(governanceMethods.listCommitteeObstacles, { name }, (page) => page.obstacles, etag);

export function useObstacles(): (violations: readonly Violation[]) => Obstacles {
  const reasonOf = useReasons();
  return (violations) => {
    const byProject = new Map<string, Reason[]>();
    const others: Reason[] = [];
    for (const violation of violations) {
      const project = /^projects\/[^/#]+/.exec(violation.subject)?.[0];
      if (project) byProject.set(project, [...(byProject.get(project) ?? []), reasonOf(violation)]);
      else if (!isTooEarly(violation)) others.push(reasonOf(violation));
    }
    return { byProject, others };
  };
}
