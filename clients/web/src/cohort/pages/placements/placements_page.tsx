// Who gets which seat of a call: running it, what keeps it from being run, and each run.
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { numberOf, placementUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { usePlacements } from '@/cohort/api/placements';
import { CallPart } from '@/cohort/components/call_part';
import { UndecidedTies } from '@/cohort/components/undecided';
import { placementWords as words } from '@/cohort/words/placements';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Placement } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { RunDialog, type Refused } from './run_dialog';

const isPublished = ({ publishTime }: Placement) => publishTime !== undefined;

export default function PlacementsPage() {
  const [isRunning, run] = useState(false);
  return (
    <CallPart title={words.title} here={words.here} needs="ListPlacements" actions={({ name }) => <Run call={name} onRun={() => run(true)} />}>
      {(call) => <Placements call={call} isRunning={isRunning} close={() => run(false)} />}
    </CallPart>
  );
}

function Run({ call, onRun }: { call: string; onRun: () => void }) {
  const { t } = useWords();
  const may = useMay(call);
  const isAgain = usePlacements(call).data?.some(isPublished);
  return may('RunPlacing') ? <button type="button" className="fr-btn fr-btn--sm" onClick={onRun}>{t(isAgain ? words.again : words.run)}</button> : null;
}

function Placements({ call, isRunning, close }: { call: Call; isRunning: boolean; close: () => void }) {
  const { t, date } = useWords();
  const { name } = call;
  const navigate = useNavigate();
  const placements = usePlacements(name);
  const [refused, refuse] = useState<Refused>();
  const countOf = (one: string, what: Text, n: number, at: string) => <Count n={n} to={`${placementUrl(one)}#${at}`} label={`${t(what)}, ${t(words.one, { n: numberOf(one) })}`} />;
  const columns: Column<Placement>[] = [
    { id: 'number', header: t(runWords.number), isHeader: true, cell: (one) => <Link to={placementUrl(one.name)}>{t(words.one, { n: numberOf(one.name) })}</Link> },
    { id: 'placed', header: t(words.placed), numeric: true, csv: ({ placedCount }) => placedCount, cell: ({ name: one, placedCount }) => countOf(one, words.placed, placedCount, 'qui-a-quoi') },
    { id: 'waiting', header: t(words.waiting), numeric: true, csv: ({ waitingCount }) => waitingCount, cell: ({ name: one, waitingCount }) => countOf(one, words.waiting, waitingCount, 'en-attente') },
    { id: 'unfilled', header: t(words.unfilled), numeric: true, csv: ({ unfilledCount }) => unfilledCount, cell: ({ name: one, unfilledCount }) => countOf(one, words.unfilled, unfilledCount, 'places-vides') },
    { id: 'rerun', header: t(words.rerunOf), csv: ({ rerunOf }) => rerunOf && t(words.one, { n: numberOf(rerunOf) }), cell: ({ rerunOf }) => rerunOf && <Link to={placementUrl(rerunOf)}>{t(words.one, { n: numberOf(rerunOf) })}</Link> },
    { id: 'run', header: t(runWords.runOn), cell: ({ createTime }) => date(createTime) },
    { id: 'published', header: t(runWords.published), cell: ({ publishTime }) => (publishTime ? date(publishTime) : t(runWords.notPublished)) },
  ];
  return (
    <>
      <p>{t(words.intro)}</p>
      {refused && <UndecidedTies key={refused.ties.map(({ seat, applications }) => [seat, ...applications].join()).join(' ')} call={call} stage={refused.stage} ties={refused.ties} takesFocus />}
      <section className="known-section" aria-labelledby="attributions">
        <h2 className="fr-h4" id="attributions">{t(words.here)}</h2>
        <DataTable caption={t(words.here)} noCaption columns={columns} rows={placements.data && [...placements.data].reverse()} rowKey={(one) => one.name} error={placements.error}
          onRetry={() => void placements.refetch()} empty={<p>{t(words.none)}</p>} />
      </section>
      {isRunning && <RunDialog call={name} isAgain={placements.data?.some(isPublished) ?? false} onRun={(placement) => navigate(placementUrl(placement.name))} onRefused={refuse} onClose={close} />}
    </>
  );
}
