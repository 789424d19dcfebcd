// What something is about: a project, a challenge, a cohort.
import { ChallengeLink, CohortLink } from '@/cohort/cohorts';
import { ProjectLink } from '@/portfolio/feature';

interface AboutProps { of: { project: string; challenge: string; cohort: string } }

export function About({ of: { project, challenge, cohort } }: AboutProps) {
  return (
    <ul className="values">
      {project && <li><ProjectLink name={project} /></li>}
      {challenge && <li><ChallengeLink name={challenge} /></li>}
      {cohort && <li><CohortLink name={cohort} /></li>}
    </ul>
  );
}
