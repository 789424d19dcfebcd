// What jurors marked of an application, for those who may read it.
import { useGridVersion } from '@/cohort/api/grids';
import { useJurors, useReviews } from '@/cohort/api/jury';
import { STAGES } from '@/cohort/words/application_enums';
import { juryWords as words, markWords } from '@/cohort/words/jury';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Review } from '@/gen/pepiniere/cohort/v1/review_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { ReviewBadge } from './application_badges';

export function ReviewsOf({ call, application }: { call: Call; application: string }) {
  const { t } = useWords();
  const reviews = useReviews(application);
  const jurors = useJurors(call.name, true).data;
  const criteria = useGridVersion(call.gridVersion).data?.criteria ?? [];
  const jurorOf = ({ juror }: Review) => jurors?.find(({ name }) => name === juror)?.displayName ?? '';
  const markOf = (code: string) => ({ marks, abstentions }: Review) => {
    const abstention = abstentions.find(({ criterion }) => criterion === code);
    return abstention ? t(words.abstains, { reason: abstention.reason }) : String(marks.find(({ criterion }) => criterion === code)?.mark ?? '');
  };
  const columns: Column<Review>[] = [
    { id: 'juror', header: t(words.juror), isHeader: true, cell: jurorOf },
    { id: 'stage', header: t(words.stage), cell: ({ stage }) => t(STAGES[stage]) },
    ...criteria.map(({ code, label }) => ({ id: code, header: label, cell: markOf(code) })),
    { id: 'comment', header: t(markWords.comment), cell: ({ comment }) => <span className="as-typed">{comment}</span> },
    { id: 'read', header: t(words.read), numeric: true, cell: ({ applicationRevision }) => String(applicationRevision || '') },
    { id: 'state', header: t(markWords.state), cell: ({ state, complete }) => <><ReviewBadge state={state} /> {t(complete ? words.complete : words.incomplete)}</> },
  ];
  return (
    <section className="known-section" aria-labelledby="evaluations">
      <h2 className="fr-h4" id="evaluations">{t(words.reviews)}</h2>
      <DataTable caption={t(words.reviews)} noCaption exportedApart columns={columns} rows={reviews.data} rowKey={({ name }) => name} error={reviews.error} onRetry={() => void reviews.refetch()}
        empty={<p>{t(words.noReviews)}</p>} />
    </section>
  );
}
