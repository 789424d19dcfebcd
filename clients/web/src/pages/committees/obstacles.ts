// What keeps a session from being held or reopened, sorted by project, in words.
import { problemOf } from '@/api/problem';
import { useReasons, type Reason, type Violation } from '@/components/refusal';

export interface Obstacles {
  // By projects/x.
  byProject: Map<string, Reason[]>;
  // Of the session itself.
  others: Reason[];
}

export const isTooEarly = ({ type, subject }: Violation) => type === 'DATE' && subject.startsWith('committees/');

export function useObstacles(): (error: unknown) => Obstacles {
  const reasonOf = useReasons();
  return (error) => {
    const byProject = new Map<string, Reason[]>();
    const others: Reason[] = [];
    for (const violation of problemOf(error).preconditions) {
      const project = /^projects\/[^/#]+/.exec(violation.subject)?.[0];
      if (project) byProject.set(project, [...(byProject.get(project) ?? []), reasonOf(violation)]);
      else if (!isTooEarly(violation)) others.push(reasonOf(violation));
    }
    return { byProject, others };
  };
}
