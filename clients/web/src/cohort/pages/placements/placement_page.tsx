// A placement: who has which seat, who waits, which places stay empty and why, whether it is stable, and its run as a file.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { numberOf, offersUrl, placementsUrl, placementUrl, rankingUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { placementSaid } from '@/cohort/api/placement_said';
import { usePlacementRun } from '@/cohort/api/placements';
import { SEAT_CHECKS } from '@/cohort/components/asked_seats';
import { CallPart } from '@/cohort/components/call_part';
import { RunFile } from '@/cohort/components/run_file';
import { SureDialog } from '@/kit/form/sure_dialog';
import { UnfilledTable } from '@/cohort/components/unfilled_table';
import { placementWords as words } from '@/cohort/words/placements';
import { rankingWords } from '@/cohort/words/rankings';
import { readersOf } from '@/cohort/words/readers';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { PlacementRun } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { useWrite } from '@/kit/api/write';
import { Count } from '@/kit/ui/count';
import { Facts } from '@/kit/ui/facts';
import { isMissing } from '@/kit/ui/missing';
import { soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Placed, Waiting } from './placed';

export default soundly(SEAT_CHECKS, PlacementPage);

function PlacementPage() {
  return (
    <CallPart title={words.oneOf} here={words.here} above={(call) => ({ to: placementsUrl(call), title: words.here })} needs="ListPlacements">
      {(call) => <OnePlacement call={call} />}
    </CallPart>
  );
}

function OnePlacement({ call }: { call: Call }) {
  const { t } = useWords();
  const { n = '' } = useParams();
  const run = usePlacementRun(`${call.name}/placements/${n}`);
  if (isMissing(run)) return <><h2 className="fr-h4">{t(runWords.missing)}</h2><p>{t(runWords.missingTold)}</p></>;
  return <Answer of={run} lines={8}>{(told) => <Told call={call} run={told} />}</Answer>;
}

function Told({ call, run }: { call: Call; run: PlacementRun }) {
  const { t, date } = useWords();
  const { placement, placed, waiting, unfilled, runJson } = run;
  const said = placementSaid(runJson);
  if (!placement) return null;
  const unranked = said ? waiting.filter((one) => !said.isRanked(one)).length : 0;
  const { name, rankings, rerunOf, placedCount, waitingCount, unfilledCount, publishTime, createTime, inputsSha256, resultSha256 } = placement;
  return (
    <>
      <h2 className="fr-h4">{t(words.one, { n: numberOf(name) })}</h2>
      <Facts facts={[
        [words.placed, <Count key="placed" n={placedCount} to="#qui-a-quoi" label={t(words.placed)} />],
        [said ? words.waits : words.waiting, <Count key="waiting" n={waitingCount - unranked} to="#en-attente" label={t(said ? words.waits : words.waiting)} />],
        [words.unranked, unranked > 0 && <Count key="unranked" n={unranked} to="#non-classees" label={t(words.unranked)} />],
        [words.unfilled, <Count key="unfilled" n={unfilledCount} to="#places-vides" label={t(words.unfilled)} />],
        [words.stability, said && t(said.isStable ? words.stable : words.notStable)],
        [words.rankings, <ul key="rankings" className="values">{rankings.map((one) => <li key={one}><Link to={rankingUrl(one)}>{t(rankingWords.one, { n: numberOf(one) })}</Link></li>)}</ul>],
        [words.rerunOf, rerunOf && <Link key="rerun" to={placementUrl(rerunOf)}>{t(words.one, { n: numberOf(rerunOf) })}</Link>],
        [runWords.runOn, date(createTime)],
        [runWords.published, publishTime ? date(publishTime) : t(runWords.notPublished)],
        [runWords.inputsSum, <code key="inputs" className="seed-hash">{inputsSha256}</code>],
        [runWords.resultSum, <code key="result" className="seed-hash">{resultSha256}</code>],
      ]} />
      <Acts run={run} call={call.name} />
      <Placed call={call} placed={placed} said={said} />
      <Waiting call={call} waiting={waiting} said={said} />
      <section className="known-section" aria-labelledby="places-vides">
        <h2 className="fr-h4" id="places-vides">{t(words.unfilledTitle)}</h2>
        <UnfilledTable call={call} unfilled={unfilled} />
      </section>
      {runJson && <p className="quiet">{t(runWords.replayTold)}</p>}
    </>
  );
}

function Acts({ call, run: { placement, runJson } }: { call: string; run: PlacementRun }) {
  const { t } = useWords();
  const name = placement?.name ?? '';
  const may = useMay(name);
  const [isPublishing, publish] = useState(false);
  const { mutateAsync: send } = useWrite(cohortMethods.publishPlacement);
  return (
    <>
      <div className="application-acts no-print">
        {!placement?.publishTime && may('PublishPlacement') && <button type="button" className="fr-btn fr-btn--sm" onClick={() => publish(true)}>{t(words.publish)}</button>}
        {placement?.publishTime && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={offersUrl(call)}>{t(words.toOffers)}</Link>}
        {runJson && <RunFile json={runJson} name={name} />}
      </div>
      {isPublishing && <SureDialog id={`${name}.publier`} writes={readersOf('PublishPlacement')} act={words.publish} told={words.publishTold} sure={words.publishSure}
        send={() => send({ name, etag: placement?.etag })} onClose={() => publish(false)} />}
    </>
  );
}
