// A ranking: who stands where and what decided it, who cannot be ranked, how jurors mark beside each other, and its run as a file.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { gridOf, gridUrl, numberOf, rankingsUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useGrid } from '@/cohort/api/grids';
import { useRankingRun } from '@/cohort/api/rankings';
import { CallPart } from '@/cohort/components/call_part';
import { RunFile } from '@/cohort/components/run_file';
import { SureDialog } from '@/kit/form/sure_dialog';
import { UndecidedTies } from '@/cohort/components/undecided';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { STAGES } from '@/cohort/words/application_enums';
import { gridWords } from '@/cohort/words/grids';
import { rankingWords as words } from '@/cohort/words/rankings';
import { readersOf } from '@/cohort/words/readers';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { RankingRun } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { useWrite } from '@/kit/api/write';
import { Count } from '@/kit/ui/count';
import { Facts } from '@/kit/ui/facts';
import { isMissing } from '@/kit/ui/missing';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Awaiting } from './awaiting';
import { Offsets } from './offsets';
import { Ranked, Unrankable } from './ranked';

export default function RankingPage() {
  return (
    <CallPart title={words.oneOf} here={words.here} above={(call) => ({ to: rankingsUrl(call), title: words.here })} needs="ListRankings">
      {(call) => <OneRanking call={call} />}
    </CallPart>
  );
}

function OneRanking({ call }: { call: Call }) {
  const { t } = useWords();
  const { n = '' } = useParams();
  const run = useRankingRun(`${call.name}/rankings/${n}`);
  if (isMissing(run)) return <><h2 className="fr-h4">{t(runWords.missing)}</h2><p>{t(runWords.missingTold)}</p></>;
  return <Answer of={run} lines={8}>{(told) => <Told call={call} run={told} />}</Answer>;
}

function Told({ call, run }: { call: Call; run: RankingRun }) {
  const { t, date } = useWords();
  const { titleOf } = useSeatTitles(call);
  const { ranking, ties, runJson, jurorOffsets, unrankable } = run;
  const grid = useGrid(gridOf(ranking?.gridVersion ?? '')).data?.title;
  if (!ranking) return null;
  const { name, stage, seat, gridVersion, rankedCount, notRankableCount, publishTime, createTime, inputsSha256, resultSha256 } = ranking;
  return (
    <>
      <h2 className="fr-h4">{t(words.one, { n: numberOf(name) })}</h2>
      <Facts facts={[
        [runWords.stage, t(STAGES[stage])],
        [runWords.seat, seat ? titleOf(seat) : t(runWords.allSeats)],
        [words.grid, gridVersion && <Link key="grid" to={gridUrl(gridOf(gridVersion))}>{grid ?? numberOf(gridOf(gridVersion))}, {t(gridWords.version, { n: numberOf(gridVersion) }).toLowerCase()}</Link>],
        [words.ranked, <Count key="ranked" n={rankedCount} to="#rangs" label={t(words.ranked)} />],
        [words.notRankable, <Count key="unrankable" n={notRankableCount} to={unrankable.length > 0 ? '#non-classables' : undefined} label={t(words.notRankable)} />],
        [runWords.runOn, date(createTime)],
        [runWords.published, publishTime ? date(publishTime) : t(runWords.notPublished)],
        [runWords.inputsSum, <code key="inputs" className="seed-hash">{inputsSha256}</code>],
        [runWords.resultSum, <code key="result" className="seed-hash">{resultSha256}</code>],
      ]} />
      {!publishTime && <Awaiting call={call.name} />}
      <Acts run={run} />
      {ties.length > 0 && <UndecidedTies call={call} stage={stage} ties={ties.map(({ applications }) => ({ seat, applications }))} />}
      <div className={jurorOffsets.length > 0 ? 'ranking' : undefined}>
        <Ranked call={call} run={run} />
        {jurorOffsets.length > 0 && <Offsets call={call} offsets={jurorOffsets} />}
      </div>
      {unrankable.length > 0 && <Unrankable call={call} unrankable={unrankable} />}
      {runJson && <p className="quiet">{t(runWords.replayTold)}</p>}
    </>
  );
}

function Acts({ run: { ranking, runJson } }: { run: RankingRun }) {
  const { t } = useWords();
  const name = ranking?.name ?? '';
  const may = useMay(name);
  const [isPublishing, publish] = useState(false);
  const { mutateAsync: send } = useWrite(cohortMethods.publishRanking);
  const publishes = !ranking?.publishTime && may('PublishRanking');
  return (
    <>
      <div className="application-acts no-print">
        {publishes && <button type="button" className="fr-btn fr-btn--sm" onClick={() => publish(true)}>{t(words.publish)}</button>}
        {runJson && <RunFile json={runJson} name={name} />}
      </div>
      {!runJson && <p className="quiet">{t(words.downloadLater)}</p>}
      {isPublishing && <SureDialog id={`${name}.publier`} writes={readersOf('PublishRanking')} act={words.publish} told={words.publishTold} sure={words.publishSure}
        send={() => send({ name, etag: ranking?.etag })} onClose={() => publish(false)} />}
    </>
  );
}
