// Why the caller's application stands where it does: its place, what decided it, its own marks, and nothing of anybody else's.
import { useRef, useState } from 'react';
import { useExplanation } from '@/cohort/api/rankings';
import { useDeciders } from '@/cohort/components/use_deciders';
import { useExact, valueOf } from '@/cohort/components/use_exact';
import { myPlaceWords as words } from '@/cohort/words/results';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { RankingExplanation, RankingExplanation_CriterionMarks as Marks } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

// `isTold`: something that follows from a ranking was told already. Otherwise it is asked for by whoever wants to know.
export function MyPlace({ application: { name, state }, isTold }: { application: Application; isTold: boolean }) {
  const { t } = useWords();
  const [isWanted, want] = useState(false);
  const isAsked = isTold || isWanted;
  const heading = useRef<HTMLHeadingElement>(null);
  const explanation = useExplanation(name, isAsked);
  if (state !== State.SUBMITTED && state !== State.ADMISSIBLE && !isTold) return null;
  return (
    <section className="known-section" aria-labelledby="place">
      <h2 ref={heading} tabIndex={-1} className="fr-h4" id="place">{t(words.title)}</h2>
      {!isAsked ? <button type="button" className="fr-btn fr-btn--secondary no-print" onClick={() => (want(true), heading.current?.focus())}>{t(words.ask)}</button> : (
        <Answer of={explanation}>{(told) => (told ? <Explained told={told} /> : <p role="status">{t(words.none)}</p>)}</Answer>
      )}
    </section>
  );
}

function Explained({ told }: { told: RankingExplanation }) {
  const { t, number } = useWords();
  const { exactly } = useExact();
  const { rank, rankedCount, score, decidedBy, completeReviews, neededReviews, criteria } = told;
  const labelOf = useDeciders(criteria.map(({ criterion, label }) => ({ code: criterion, label })));
  if (rank === 0) return <p>{t(words.notRanked, { n: completeReviews, needed: neededReviews })}</p>;
  return (
    <>
      <p><strong>{t(words.rank, { n: rank, all: rankedCount })}</strong></p>
      <Facts facts={[
        [words.score, exactly(score)],
        [words.decidedBy, decidedBy ? labelOf(decidedBy) : t(words.nothingDecided)],
        [words.complete, number(completeReviews)],
      ]} />
      <h3 className="fr-h6">{t(words.marks)}</h3>
      <p className="quiet">{t(words.marksTold)}</p>
      <MarksTable criteria={criteria} />
    </>
  );
}

function MarksTable({ criteria }: { criteria: readonly Marks[] }) {
  const { t } = useWords();
  const { exactly } = useExact();
  const columns: Column<Marks>[] = [
    { id: 'criterion', header: t(words.criterion), isHeader: true, cell: ({ criterion, label }) => label || criterion },
    { id: 'weight', header: t(words.weight), numeric: true, cell: ({ weight }) => exactly(weight) },
    { id: 'marks', header: t(words.given), cell: ({ marks }) => marks.join(', ') },
    { id: 'mean', header: t(words.mean), numeric: true, csv: ({ mean }) => valueOf(mean), cell: ({ mean }) => exactly(mean) },
  ];
  return <DataTable caption={t(words.marks)} noCaption exportedApart columns={columns} rows={criteria} rowKey={({ criterion }) => criterion} />;
}
