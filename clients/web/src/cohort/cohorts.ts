// What the service lends to others of its cohorts and challenges, beside feature.ts: what they are called, and what a form chooses from.
export { PROGRAMME_CHOICES } from './api/programmes';
export { CHALLENGES } from './api/challenges';
export { COHORTS, useCohortTitle } from './api/cohorts';
export { ChallengeLink } from './components/challenge_link';
export { CohortLink } from './components/cohort_link';
