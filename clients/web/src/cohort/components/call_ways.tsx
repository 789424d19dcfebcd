// From a call to what those who lead it, and those who judge, do with it, in the order of a season.
import { Link, useLocation } from 'react-router-dom';
import { applicationsUrl, callFiguresUrl, hearingsUrl, juryUrl, lettersUrl, MARKING, offersUrl, placementsUrl, rankingsUrl, resultsUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { useJudged } from '@/cohort/api/jury';
import { applicationsWords } from '@/cohort/words/applications';
import { hearingWords, juryWords, markWords } from '@/cohort/words/jury';
import { offersWords, placementWords } from '@/cohort/words/placements';
import { callFiguresWords, lettersWords, resultsWords } from '@/cohort/words/results';
import { rankingWords } from '@/cohort/words/rankings';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

type Way = readonly [to: string, text: Text];

const ofCoaches = (call: string): readonly Way[] => [
  [applicationsUrl(call), applicationsWords.here], [juryUrl(call), juryWords.here], [hearingsUrl(call), hearingWords.title], [rankingsUrl(call), rankingWords.here],
  [placementsUrl(call), placementWords.here], [offersUrl(call), offersWords.here], [resultsUrl(call), resultsWords.here], [lettersUrl(call), lettersWords.here],
  [callFiguresUrl(call), callFiguresWords.here],
];

export function CallWays({ call }: { call: string }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const may = useMay(call);
  const leads = may('CountApplications');
  const { judges } = useJudged();
  const ways: readonly Way[] = [
    ...(judges(call) ? [[MARKING, markWords.mark]] as const : []),
    ...(leads ? ofCoaches(call) : judges(call) ? [[rankingsUrl(call), rankingWords.here], [placementsUrl(call), placementWords.here]] as const : []),
  ];
  if (ways.length === 0) return null;
  return (
    <nav className="no-print fr-mb-3w" aria-label={t(juryWords.ways)}>
      <ul className="values">{ways.map(([to, text]) => <li key={to}><Link className="fr-link" to={to} aria-current={pathname === to ? 'page' : undefined}>{t(text)}</Link></li>)}</ul>
    </nav>
  );
}
