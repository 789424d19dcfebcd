// Things of any service by what they are called, which lead to their pages; by their names, where there is none for the caller.
import { Suspense } from 'react';
import { Link } from 'react-router-dom';
import { ChallengeLink } from '@/cohort/cohorts';
import { CohortThing } from '@/cohort/feature';
import { useWords } from '@/kit/words/use_words';
import { idIn, planUrl, sessionUrl, textUrl, commitmentUrl, urlOf } from '@/policy/api/addresses';
import { useCommitment, usePlan } from '@/policy/api/plans';
import { useSession } from '@/policy/api/sessions';
import { useText } from '@/policy/api/texts';
import { planWords } from '@/policy/words/plans';
import { PortfolioThing } from '@/portfolio/feature';
import { ProposalLink } from './proposal_link';

export function TextLink({ name }: { name: string }) {
  const { data } = useText(name);
  return <Link to={textUrl(name)}>{data?.title ?? idIn(name)}</Link>;
}

export function SessionLink({ name }: { name: string }) {
  const { data } = useSession(name);
  return <Link to={sessionUrl(name)}>{data?.title ?? idIn(name)}</Link>;
}

export function PlanLink({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = usePlan(name);
  return data ? <Link to={planUrl(name)}>{data.title}</Link> : <span className="quiet">{t(planWords.one)}</span>;
}

export function CommitmentLink({ name }: { name: string }) {
  const { data } = useCommitment(name);
  return <Link to={commitmentUrl(name)}>{data ? `${data.identifier} – ${data.title}` : idIn(name)}</Link>;
}

const collectionOf = (name: string) => name.slice(0, name.indexOf('/'));
const OF_PORTFOLIO = new Set(['projects', 'organisations', 'incubators', 'committees']);

// What an institution, a link or an authority names; what is no name is read as it is written.
export function Thing({ name }: { name: string }) {
  const collection = collectionOf(name);
  if (OF_PORTFOLIO.has(collection)) return <Suspense fallback={idIn(name)}><PortfolioThing name={name} /></Suspense>;
  if (collection === 'challenges') return <ChallengeLink name={name} />;
  if (collection === 'programmes') return <Suspense fallback={idIn(name)}><CohortThing name={name} /></Suspense>;
  if (collection === 'proposals' && name.split('/').length === 2) return <ProposalLink name={name} />;
  const to = urlOf(name);
  return to ? <Link to={to}>{name}</Link> : <>{name}</>;
}

export function Things({ names }: { names: readonly string[] }) {
  return <ul className="fr-raw-list">{names.map((name) => <li key={name}><Thing name={name} /></li>)}</ul>;
}
