// How many of those asked answered, by the standard definitions, with what they are computed from.
import { useStudyRates } from '@/feedback/api/panels';
import { DISPOSITIONS, RATES, studyWords as words } from '@/feedback/words/studies';
import { Invitation_Disposition as Disposition } from '@/gen/pepiniere/feedback/v1/invitation_pb';
import type { StudyRates } from '@/gen/pepiniere/feedback/v1/study_pb';
import { DataTable } from '@/kit/ui/data_table';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

const COUNTED: readonly (readonly [Disposition, (rates: StudyRates) => number])[] = [
  [Disposition.COMPLETE, ({ complete }) => complete], [Disposition.PARTIAL, ({ partial }) => partial], [Disposition.REFUSAL, ({ refusal }) => refusal], [Disposition.NON_CONTACT, ({ nonContact }) => nonContact],
  [Disposition.OTHER, ({ other }) => other], [Disposition.UNKNOWN_ELIGIBILITY, ({ unknownEligibility }) => unknownEligibility], [Disposition.NOT_ELIGIBLE, ({ notEligible }) => notEligible],
];

export function Rates({ study }: { study: string }) {
  const { t, percent, number } = useWords();
  const found = useStudyRates(study, true);
  return (
    <Section id="taux" title={words.rates} told={words.ratesTold}>
      <Answer of={found}>
        {(rates) => (
          <>
            <DataTable cards caption={t(words.rates)} noCaption rows={rates.rates} rowKey={({ definition }) => definition} columns={[
              { id: 'definition', header: t(words.rate), isHeader: true, cell: ({ definition }) => definition },
              { id: 'rate', header: t(words.rates), numeric: true, csv: ({ noData, rate }) => (noData ? undefined : rate), cell: ({ noData, rate }) => (noData ? t(words.noData) : percent(rate)) },
              { id: 'means', header: t(words.rateMeans), cell: ({ definition }) => RATES[definition] && t(RATES[definition]) },
            ]} />
            <DataTable caption={t(words.counts)} rows={COUNTED} rowKey={([disposition]) => String(disposition)} columns={[
              { id: 'disposition', header: t(words.disposition), isHeader: true, cell: ([disposition]) => t(DISPOSITIONS[disposition]) },
              { id: 'count', header: t(words.counts), numeric: true, csv: ([, countOf]) => countOf(rates), cell: ([, countOf]) => number(countOf(rates)) },
            ]} />
          </>
        )}
      </Answer>
    </Section>
  );
}
