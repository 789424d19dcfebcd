// From voice to law, as one picture that is walked in both directions, and as a table: for a topic, also whether reports of it fell.
import { Link } from 'react-router-dom';
import type { TraceRow } from '@/gen/pepiniere/policy/v1/trace_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { Section } from '@/kit/ui/section';
import { aText, soundly } from '@/kit/ui/sound_address';
import { Problem } from '@/kit/ui/problem';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { idIn, proposalUrl, textUrl, TRACE, traceUrl } from '@/policy/api/addresses';
import { focusIn, pictureOf, TRACED_BY, useTrace, type Focus } from '@/policy/api/trace';
import { ListFrame } from '@/policy/components/list_frame';
import { ProposalState } from '@/policy/components/proposal_state';
import { SourceLink } from '@/policy/components/source_link';
import { CommitmentLink } from '@/policy/components/things';
import { useTraceTitles } from '@/policy/components/use_trace_titles';
import { ANSWERS, clockWords } from '@/policy/words/clocks';
import { PROPOSAL_STATES, proposalWords, TURNS } from '@/policy/words/proposals';
import { traceWords as words } from '@/policy/words/trace';
import { policyWords } from '@/policy/words/words';
import { OrganisationLink } from '@/portfolio/feature';
import { Afterwards } from './afterwards';
import { WayPicture } from './way_picture';

// As a name has at most.
const LONGEST = 500;

export default soundly(Object.fromEntries(TRACED_BY.map((param) => [param, aText(LONGEST)])), TracePage);

function TracePage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const focus = focusIn(get);
  const found = useTrace(focus);
  const rows = found.data?.pages.flatMap((page) => page.rows);
  return (
    <ListFrame title={words.title} intro={words.intro}>
      <Where focus={focus} rows={rows ?? []} />
      {!rows ? (found.error ? <Problem error={found.error} onRetry={() => void found.refetch()} /> : <Loading lines={8} />) : rows.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : <Traced focus={focus} rows={rows} />}
      <More found={found} of={t(words.title)} />
      {focus?.by === 'sujet' && rows && <Afterwards topic={focus.name} rows={rows} />}
    </ListFrame>
  );
}

function Where({ focus, rows }: { focus: Focus | undefined; rows: readonly TraceRow[] }) {
  const { t } = useWords();
  const titleOf = useTraceTitles(rows);
  return <p role="status"><strong>{focus ? t(words.focus, { title: titleOf(focus.name) }) : t(words.all)}</strong>{focus && <> <Link to={TRACE}>{t(words.toAll)}</Link></>}</p>;
}

function Traced({ focus, rows }: { focus: Focus | undefined; rows: readonly TraceRow[] }) {
  const { t } = useWords();
  const columns = useColumns();
  return (
    <>
      <Section id="image" title={words.picture}><WayPicture picture={pictureOf(rows)} focus={focus} rows={rows} /></Section>
      <Section id="tableau" title={words.table}>
        <DataTable cards caption={t(words.table)} noCaption columns={columns} rows={rows} rowKey={({ proposal }) => proposal} />
      </Section>
    </>
  );
}

function useColumns(): Column<TraceRow>[] {
  const { t, shortDate, date } = useWords();
  const titleOf = useTraceTitles([]);
  const answered = ({ answer, answeredLate }: TraceRow) => (answer ? (answeredLate ? t(words.answeredLate, { verdict: t(ANSWERS[answer]) }) : t(ANSWERS[answer])) : '');
  const leftOf = ({ lastDay, overdue, daysLeft }: TraceRow) => (overdue ? t(clockWords.over, { n: Math.max(1, -daysLeft) }) : lastDay && t(clockWords.until, { date: date(lastDay) }));
  return [
    { id: 'proposal', header: t(proposalWords.one), isHeader: true, csv: ({ proposal, title }) => `${idIn(proposal)} – ${title}`, cell: ({ proposal, title }) => <Link to={proposalUrl(proposal)}>{idIn(proposal)} – {title}</Link> },
    { id: 'topics', header: t(words.topics), csv: ({ topics }) => topics.map(titleOf).join(', '), cell: ({ topics }) => <ul className="fr-raw-list">{topics.map((topic) => <li key={topic}><Link to={traceUrl('sujet', topic)}>{titleOf(topic)}</Link></li>)}</ul> },
    { id: 'sources', header: t(words.sources), cell: ({ evidence, withheldEvidenceCount }) => (
      <ul className="fr-raw-list">
        {evidence.map(({ source, kind, title }, i) => <li key={i}>{title} <span className="quiet"><SourceLink kind={kind} source={source} /></span></li>)}
        {withheldEvidenceCount > 0 && <li className="quiet">{t(words.withheld, { n: withheldEvidenceCount })}</li>}
      </ul>
    ) },
    { id: 'state', header: t(policyWords.state), csv: ({ state }) => t(PROPOSAL_STATES[state]), cell: (row) => <ProposalState of={row} /> },
    { id: 'since', header: t(policyWords.since), isDay: true, csv: ({ stateTime }) => stateTime && dayAt(stateTime), cell: ({ stateTime }) => shortDate(stateTime && dayAt(stateTime)) },
    { id: 'turn', header: t(proposalWords.turn), csv: ({ turn }) => t(TURNS[turn]), cell: ({ turn }) => t(TURNS[turn]) },
    { id: 'authority', header: t(words.authorities), cell: (row) => row.authority && <><OrganisationLink name={row.authority} /><span className="fr-hint-text">{leftOf(row)}</span></> },
    { id: 'answer', header: t(words.answer), csv: answered, cell: answered },
    { id: 'text', header: t(words.texts), csv: ({ textReference }) => textReference, cell: ({ text, textReference }) => text && <Link to={textUrl(text)}>{textReference || idIn(text)}</Link> },
    { id: 'force', header: t(words.inForceFrom), isDay: true, csv: ({ entryIntoForceDate }) => entryIntoForceDate && isoOf(entryIntoForceDate), cell: ({ entryIntoForceDate }) => shortDate(entryIntoForceDate) },
    { id: 'commitments', header: t(words.commitments), cell: ({ commitments }) => <ul className="fr-raw-list">{commitments.map((one) => <li key={one}><CommitmentLink name={one} /></li>)}</ul> },
  ];
}
