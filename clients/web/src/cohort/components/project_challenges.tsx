// The challenges of a project of the portfolio, on its page: their cohorts, who carries them, who works on them for those who may
// read that, and what became of them. Nothing where there is none.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { assignmentUrl, challengeUrl, cohortUrl } from '@/cohort/api/addresses';
import { ofProject, useChallengesOf, useLatestOutcomes } from '@/cohort/api/challenges';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useAssignmentsTo, useReadProfiles } from '@/cohort/api/people';
import { challengeWords as words, outcomeWords } from '@/cohort/words/challenges';
import { PARTS, PRODUCTIONS, SEQUELS } from '@/cohort/words/enums';
import { Challenge_State as State, type Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import type { ChallengeOutcome } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';
import { ChallengeBadge } from './badges';
import { useDays } from './use_days';
import './cohort.css';

interface ProjectChallengesProps {
  project: string;
  uid: string;
  // What is said where all of them were withdrawn.
  withdrawn: ReactNode;
}

export function ProjectChallenges({ project, uid, withdrawn }: ProjectChallengesProps) {
  const { t } = useWords();
  const { data: challenges } = useChallengesOf(project, uid);
  const { of } = useLatestOutcomes(challenges && challenges.length > 0 ? ofProject(project, uid) : '');
  if (!challenges || challenges.length === 0) return null;
  return (
    <section id="defis" tabIndex={-1} aria-labelledby="defis-titre" className="project__section">
      <h2 id="defis-titre" className="fr-h4">{t(words.ofProject, { n: challenges.length })}</h2>
      {challenges.every(({ state }) => state === State.WITHDRAWN) && withdrawn}
      {challenges.map((challenge) => <OneChallenge key={challenge.name} challenge={challenge} outcome={of?.(challenge.name)[0]} />)}
    </section>
  );
}

function OneChallenge({ challenge, outcome }: { challenge: Challenge; outcome: ChallengeOutcome | undefined }) {
  const { t, colon, date } = useWords();
  const titleOf = useCohortTitle();
  const { name, title, state, cohorts, supporters } = challenge;
  const became = outcome && [outcome.sequel ? t(SEQUELS[outcome.sequel]) : '', outcome.production ? t(PRODUCTIONS[outcome.production]) : ''].filter(Boolean).join(', ');
  return (
    <>
      <h3 className="fr-h6"><Link to={challengeUrl(name)}>{title}</Link> <ChallengeBadge state={state} /></h3>
      <Facts facts={[
        [words.cohorts, <ul key="cohorts" className="values">{cohorts.map((one) => <li key={one}><Link to={cohortUrl(one)}>{titleOf(one)}</Link></li>)}</ul>],
        [words.supporters, supporters.length > 0 && <ul key="supporters" className="values">{supporters.map(({ part, displayName }, i) => <li key={i}>{t(PARTS[part])}{colon}{displayName}</li>)}</ul>],
        [outcomeWords.title, outcome && `${became || t(outcomeWords.unknown)} (${date(outcome.date)}, ${outcome.source})`],
      ]} />
      <Team challenge={name} />
    </>
  );
}

// Nobody, to whoever may not read who is assigned.
function Team({ challenge }: { challenge: string }) {
  const { t } = useWords();
  const { daysOf } = useDays();
  const assignments = useAssignmentsTo(challenge).data ?? [];
  const profiles = useReadProfiles(assignments.length > 0).data;
  if (assignments.length === 0) return null;
  const whoOf = (person: string) => profiles?.find(({ name }) => name === person)?.displayName || t(words.somebody);
  return (
    <>
      <h4 className="fr-text--md">{t(words.team)}</h4>
      <ul>
        {assignments.map(({ name, person, skill, startDate, lastDate }) => (
          <li key={name}><Link to={assignmentUrl(name)}>{whoOf(person)}</Link>{skill && `, ${skill}`}, {daysOf(startDate, lastDate)}</li>
        ))}
      </ul>
    </>
  );
}
