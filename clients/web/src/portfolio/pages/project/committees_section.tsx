// The committees that heard the project, or will: what each decided of it.
import { Link } from 'react-router-dom';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Committee_State as State, Decision, type Committee, type Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { paged } from '@/kit/api/query';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { isoOf } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { governanceMethods } from '@/portfolio/api/clients';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { COMMITTEE_STATES, decisionText } from '@/portfolio/words/decisions';
import { projectWords } from './words';

const words = {
  committee: { fr: 'Comité', en: 'Committee' },
  date: { fr: 'Date', en: 'Date' },
  decision: { fr: 'Décision', en: 'Decision' },
  granted: { fr: 'Accordé', en: 'Granted' },
  review: { fr: 'À revoir le', en: 'Next review' },
  empty: { fr: 'Aucun comité ne l’a entendu.', en: 'No committee has heard it.' },
  heard: { fr: 'Comités qui l’entendent', en: 'Committees that hear it' },
} satisfies Record<string, Text>;

interface Row { committee: Committee; hearing: Hearing }

export function CommitteesSection({ name }: { name: string }) {
  const { t, date, money } = useWords();
  const titleOf = useCommitteeTitle();
  const found = useInfiniteQuery(paged(governanceMethods.listCommittees, { filter: `project = "${name.replaceAll(/["\\]/g, '\\$&')}"` }));
  const rows = found.data?.pages.flatMap(({ committees }) => committees.flatMap((committee): Row[] => {
    const hearing = committee.hearings.find(({ project }) => project === name);
    return hearing ? [{ committee, hearing }] : [];
  }));
  const columns: Column<Row>[] = [
    { id: 'committee', header: t(words.committee), isHeader: true, cell: ({ committee }) => (
      <Link to={committeeUrl(committee.name)}>
        {titleOf(committee)}
      </Link>
    ) },
    { id: 'date', header: t(words.date), csv: ({ committee }) => committee.date && isoOf(committee.date),
      cell: ({ committee }) => <>{date(committee.date)}{committee.state !== State.HELD && ` (${t(COMMITTEE_STATES[committee.state])})`}</> },
    { id: 'decision', header: t(words.decision), cell: ({ committee, hearing: { decision, summary, conditions } }) => (
      <>
        {(committee.state === State.HELD || decision !== Decision.UNSPECIFIED) && <strong>{t(decisionText(decision, committee.state))}</strong>}
        {[summary, conditions].filter(Boolean).map((text) => <p key={text} className="fr-mb-0">{text}</p>)}
      </>
    ) },
    { id: 'granted', header: t(words.granted), numeric: true, csv: ({ hearing: { amountGranted } }) => amountGranted && eurosOf(amountGranted),
      cell: ({ hearing: { amountGranted, fundingSource } }) => amountGranted && <>{money(amountGranted)} {fundingSource}</> },
    { id: 'review', header: t(words.review), csv: ({ hearing: { nextReviewDate } }) => nextReviewDate && isoOf(nextReviewDate), cell: ({ hearing }) => date(hearing.nextReviewDate) },
  ];
  return (
    <>
      <DataTable caption={t(words.heard)} noCaption columns={columns} rows={rows} rowKey={({ committee }) => committee.name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.empty)}</p>} />
      {found.hasNextPage && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => void found.fetchNextPage()}>{t(projectWords.more)}</button>
      )}
    </>
  );
}
