// The rankings of a call: running one, what keeps one from being run, those that were run, and what the jury decided between equals.
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { numberOf, rankingUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { useRankings } from '@/cohort/api/rankings';
import { CallPart } from '@/cohort/components/call_part';
import { UndecidedTies } from '@/cohort/components/undecided';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { STAGES } from '@/cohort/words/application_enums';
import { rankingWords as words } from '@/cohort/words/rankings';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Ranking } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { Awaiting } from './awaiting';
import { Decisions } from './decisions';
import { RunDialog, type Refused } from './run_dialog';

export default function RankingsPage() {
  const [isRunning, run] = useState(false);
  return (
    <CallPart title={words.title} here={words.here} needs="ListRankings" actions={({ name }) => <Run call={name} onRun={() => run(true)} />}>
      {(call) => <Rankings call={call} isRunning={isRunning} close={() => run(false)} />}
    </CallPart>
  );
}

function Run({ call, onRun }: { call: string; onRun: () => void }) {
  const { t } = useWords();
  const may = useMay(call);
  return may('RunRanking') ? <button type="button" className="fr-btn fr-btn--sm" onClick={onRun}>{t(words.run)}</button> : null;
}

function Rankings({ call, isRunning, close }: { call: Call; isRunning: boolean; close: () => void }) {
  const { t, date } = useWords();
  const { name } = call;
  const navigate = useNavigate();
  const may = useMay(name);
  const rankings = useRankings(name);
  const { titleOf } = useSeatTitles(call);
  const [refused, refuse] = useState<Refused>();
  const countOf = (one: string, what: Text, n: number, at: string) => <Count n={n} to={`${rankingUrl(one)}#${at}`} label={`${t(what)}, ${t(words.one, { n: numberOf(one) })}`} />;
  const columns: Column<Ranking>[] = [
    { id: 'number', header: t(runWords.number), isHeader: true, cell: (one) => <Link to={rankingUrl(one.name)}>{t(words.one, { n: numberOf(one.name) })}</Link> },
    { id: 'stage', header: t(runWords.stage), cell: ({ stage }) => t(STAGES[stage]) },
    { id: 'seat', header: t(runWords.seat), cell: ({ seat }) => (seat ? titleOf(seat) : t(runWords.allSeats)) },
    { id: 'ranked', header: t(words.ranked), numeric: true, csv: ({ rankedCount }) => rankedCount, cell: ({ name: one, rankedCount }) => countOf(one, words.ranked, rankedCount, 'rangs') },
    { id: 'unrankable', header: t(words.notRankable), numeric: true, csv: ({ notRankableCount }) => notRankableCount, cell: ({ name: one, notRankableCount }) => countOf(one, words.notRankable, notRankableCount, 'non-classables') },
    { id: 'ties', header: t(words.ties), numeric: true, csv: ({ tieCount }) => tieCount, cell: ({ name: one, tieCount }) => countOf(one, words.ties, tieCount, 'a-departager') },
    { id: 'run', header: t(runWords.runOn), cell: ({ createTime }) => date(createTime) },
    { id: 'published', header: t(runWords.published), cell: ({ publishTime }) => (publishTime ? date(publishTime) : t(runWords.notPublished)) },
  ];
  return (
    <>
      <p>{t(words.intro)}</p>
      {may('RunRanking') && <Awaiting call={name} />}
      {refused && <UndecidedTies key={refused.ties.map(({ applications }) => applications.join()).join(' ')} call={call} stage={refused.stage} ties={refused.ties} takesFocus />}
      <section className="known-section" aria-labelledby="classements">
        <h2 className="fr-h4" id="classements">{t(words.here)}</h2>
        <DataTable caption={t(words.here)} noCaption columns={columns} rows={rankings.data && [...rankings.data].reverse()} rowKey={(one) => one.name} error={rankings.error}
          onRetry={() => void rankings.refetch()} empty={<p>{t(words.none)}</p>} />
      </section>
      {may('ListTieDecisions') && <Decisions call={call} />}
      {isRunning && <RunDialog call={call} onRun={(ranking) => navigate(rankingUrl(ranking.name))} onRefused={refuse} onClose={close} />}
    </>
  );
}
