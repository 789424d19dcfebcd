// Quotas as they are now: of each part of the panel how many are wanted, invited, kept a place for, and have answered.
import { useStratumName } from '@/feedback/components/stratum_name';
import { studyWords as words } from '@/feedback/words/studies';
import type { Stratum, Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export function Quotas({ study }: { study: Study }) {
  const { t, number } = useWords();
  const { strata } = study;
  const nameOf = useStratumName(study);
  const count = (id: 'population' | 'wanted' | 'invitations' | 'reserved' | 'completed', header: string): Column<Stratum> => ({ id, header, numeric: true, csv: (one) => one[id], cell: (one) => number(one[id]) });
  const columns: Column<Stratum>[] = [
    { id: 'stratum', header: t(words.stratum), isHeader: true, csv: ({ code }) => nameOf(code), cell: ({ code }) => nameOf(code) },
    count('population', t(words.population)), count('wanted', t(words.toAnswer)), count('invitations', t(words.invitedFirst)), count('reserved', t(words.reserved)), count('completed', t(words.completed)),
    { id: 'filled', header: t(words.filled), csv: false, cell: ({ code, wanted, completed }) => (
      <>
        <progress className="quota" max={Math.max(wanted, 1)} value={Math.min(completed, wanted)} aria-label={`${nameOf(code)} – ${t(words.filledOf, { done: number(completed), wanted: number(wanted) })}`} />
        <span className="quiet">{t(words.filledOf, { done: number(completed), wanted: number(wanted) })}</span>
      </>
    ) },
  ];
  return (
    <Section id="quotas" title={words.strata} told={strata.length > 0 ? words.strataTold : words.noStrata}>
      {strata.length > 0 && <DataTable cards caption={t(words.strata)} noCaption columns={columns} rows={strata} rowKey={({ code }) => code} />}
    </Section>
  );
}
