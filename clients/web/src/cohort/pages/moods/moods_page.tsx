// How the people of a cohort are: week by week in figures, and what each wrote, to those who may read it.
import { useMoodFigures, useMoods, useProfiles } from '@/cohort/api/people';
import { CohortPage } from '@/cohort/components/cohort_page';
import { ForWhom } from '@/cohort/components/for_whom';
import { MoodTable } from '@/cohort/components/mood_table';
import { moodWords as words } from '@/cohort/words/people';
import type { MoodFigure } from '@/gen/pepiniere/cohort/v1/mood_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const HELP = 'aide', ASKED = 'demandee';

export default soundly({ [HELP]: among([ASKED]) }, MoodsPage);

function MoodsPage() {
  return (
    <CohortPage title={words.title} here={words.here}>
      {({ name: cohort }) => <ForWhom about={cohort} needs="ListMoodFigures" otherwise={words.notYours}><Figures cohort={cohort} /><Written cohort={cohort} /></ForWhom>}
    </CohortPage>
  );
}

function Figures({ cohort }: { cohort: string }) {
  const { t, date, number, locale } = useWords();
  const figures = useMoodFigures(cohort);
  const mean = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const columns: Column<MoodFigure>[] = [
    { id: 'week', header: t(words.week), isHeader: true, isDay: true, csv: ({ weekStartDate }) => weekStartDate && isoOf(weekStartDate), cell: ({ weekStartDate }) => date(weekStartDate) },
    { id: 'people', header: t(words.people), numeric: true, csv: ({ withheld, people }) => (withheld ? '' : people), cell: ({ withheld, people }) => (withheld ? '' : number(people)) },
    { id: 'mean', header: t(words.mean), numeric: true, csv: (one) => (one.withheld ? '' : one.mean), cell: (one) => (one.withheld ? <span className="quiet">{t(words.withheld)}</span> : mean.format(one.mean)) },
  ];
  const rows = figures.data && [...figures.data.figures].reverse();
  return (
    <section className="known-section" aria-labelledby="semaines">
      <h2 className="fr-h4" id="semaines">{t(words.figures)}</h2>
      <p className="quiet">{t(words.withheldTold)}</p>
      <DataTable caption={t(words.figures)} noCaption columns={columns} rows={rows} rowKey={({ weekStartDate }) => (weekStartDate ? isoOf(weekStartDate) : '')} error={figures.error} onRetry={() => void figures.refetch()}
        empty={<p>{t(words.noFigures)}</p>} />
    </section>
  );
}

function Written({ cohort }: { cohort: string }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const moods = useMoods(cohort);
  const profiles = useProfiles(cohort).data;
  const rows = moods.data?.filter(({ helpNeeded }) => !get(HELP) || helpNeeded !== '').reverse();
  const whoOf = (person: string) => profiles?.find((one) => one.person === person)?.displayName ?? idOf(person);
  return (
    <section className="known-section" aria-labelledby="ecrits">
      <h2 className="fr-h4" id="ecrits">{t(words.written)}</h2>
      <FilterBar fields={[{ param: HELP, type: 'select', label: t(words.help), options: [{ value: ASKED, label: t(words.helpOnly) }] }]} />
      <MoodTable moods={rows} whoOf={whoOf} error={moods.error} onRetry={() => void moods.refetch()} />
    </section>
  );
}
