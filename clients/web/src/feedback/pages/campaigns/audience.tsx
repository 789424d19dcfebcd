// Whom a campaign asks, part by part.
import { useCohortTitle } from '@/cohort/cohorts';
import { networkUrl } from '@/feedback/api/addresses';
import { useNetwork } from '@/feedback/api/networks';
import { AUDIENCES, campaignWords as words } from '@/feedback/words/campaigns';
import type { AudienceSource } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { idOf } from '@/kit/api/names';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { Link } from 'react-router-dom';

export function Audience({ sources }: { sources: readonly AudienceSource[] }) {
  return <ul className="fr-raw-list">{sources.map((source, i) => <li key={i}><Part source={source} /></li>)}</ul>;
}

// [whether it has a first year][whether it has a last one]
const YEARS: readonly (readonly Text[])[] = [[words.anyYear, words.toYear], [words.fromYear, words.years]];

function Part({ source: { kind, cohort, firstYear, lastYear, network } }: { source: AudienceSource }) {
  const { t, colon } = useWords();
  const cohortTitleOf = useCohortTitle();
  const years = t(YEARS[firstYear ? 1 : 0]![lastYear ? 1 : 0]!, { first: String(firstYear), last: String(lastYear) });
  return <>{t(AUDIENCES[kind])}{colon}{cohort ? cohortTitleOf(cohort) : network ? <NetworkLink name={network} /> : years}</>;
}

function NetworkLink({ name }: { name: string }) {
  const { data } = useNetwork(name);
  return data ? <Link to={networkUrl(name)}>{data.title}</Link> : <>{idOf(name)}</>;
}
