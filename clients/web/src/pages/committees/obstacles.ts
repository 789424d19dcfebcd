// What keeps a session from being held or reopened, sorted by project, in words.
import { problemOf, type Problem } from '@/api/problem';
import { useGateLabels } from '@/api/gates';
import { DECISION_FAULTS } from '@/words/decisions';
import { useWords } from '@/words/use_words';
import { committeeWords } from './words';

export interface Obstacles {
  // projects/x to sentences.
  byProject: Map<string, string[]>;
  // Of the session itself.
  others: string[];
}

type Violation = Problem['preconditions'][number];

export const isTooEarly = ({ type, subject }: Violation) => type === 'DATE' && subject.startsWith('committees/');

export function useObstacles(): (error: unknown) => Obstacles {
  const { t } = useWords();
  const labelOf = useGateLabels();
  const said = ({ type, subject, description }: Violation): string => {
    const code = subject.split('#')[1] ?? '';
    switch (type) {
      case 'GATE': return t(committeeWords.needs, { what: labelOf(code) });
      case 'DECISION': return DECISION_FAULTS[code] ? t(DECISION_FAULTS[code]) : description;
      case 'TRANSITION': return t(committeeWords.transition);
      case 'DATE': return t(committeeWords.beforeLast);
      case 'PROJECT': return t(committeeWords.gone);
      case 'MOVED_ON': return t(committeeWords.movedOn);
      default: return description;
    }
  };
  return (error) => {
    const byProject = new Map<string, string[]>();
    const others: string[] = [];
    for (const violation of problemOf(error).preconditions) {
      const project = /^projects\/[^/#]+/.exec(violation.subject)?.[0];
      if (project) byProject.set(project, [...(byProject.get(project) ?? []), said(violation)]);
      else if (!isTooEarly(violation)) others.push(violation.description);
    }
    return { byProject, others };
  };
}
