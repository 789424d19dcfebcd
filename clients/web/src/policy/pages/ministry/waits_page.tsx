// What waits for an organisation, and for what is below it: proposals that want an answer, what is late first; and what was answered.
import { Link, useParams } from 'react-router-dom';
import { Standing, type Transmission } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { PageTitle } from '@/kit/ui/page_title';
import { printPage } from '@/kit/ui/print_page';
import { Section } from '@/kit/ui/section';
import { common } from '@/kit/words/common';
import { dayAt, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { PROPOSALS, traceUrl } from '@/policy/api/addresses';
import { useMayWith } from '@/policy/api/caller';
import { useProposal } from '@/policy/api/proposals';
import { useBefore } from '@/policy/api/transmissions';
import { AnswerAct } from '@/policy/components/answer_act';
import { ProposalLink } from '@/policy/components/proposal_link';
import { StandingTag } from '@/policy/components/standing_tag';
import { leftOfTransmission, useTimeLeft } from '@/policy/components/use_time_left';
import { clockWords as words, STANDINGS } from '@/policy/words/clocks';
import { proposalWords } from '@/policy/words/proposals';
import { policyWords } from '@/policy/words/words';
import { OrganisationLink, useTitles } from '@/portfolio/feature';
import '@/policy/components/policy.css';

export default function WaitsPage() {
  const { id = '' } = useParams();
  return <Waits key={id} organisation={`organisations/${id}`} />;
}

// The first last day first; what stands still, with no last day, at the end.
const byDay = (a: Transmission, b: Transmission) => (a.lastDay ? isoOf(a.lastDay) : '9999').localeCompare(b.lastDay ? isoOf(b.lastDay) : '9999');

function Waits({ organisation }: { organisation: string }) {
  const { t, number } = useWords();
  const titleOf = useTitles();
  const title = titleOf(organisation);
  const { open, done, waits, answered } = useBefore(organisation);
  const late = waits?.filter(({ standing }) => standing === Standing.OVERDUE).length ?? 0;
  const columns = useColumns(waits ?? []);
  const after = useAnswered();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: PROPOSALS, title: t(proposalWords.title) }]} here={t(words.waitsOf, { title })} />
      <PageTitle actions={<button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void printPage()}>{t(common.print)}</button>}>{t(words.waitsOf, { title })}</PageTitle>
      <p>{t(words.waitsIntro, { title })} <Link to={traceUrl('autorite', organisation)}>{t(proposalWords.trace)}</Link></p>
      {waits && answered && (
        <div className="figures">
          <Figure value={number(late)} label={t(words.lateCount)} />
          <Figure value={number(waits.length)} label={t(words.waitingCount)} />
          <Figure value={number(answered.length)} label={t(words.answeredCount)} />
        </div>
      )}
      <Section id="attend" title={words.waits}>
        <DataTable cards caption={t(words.waits)} noCaption columns={columns} rows={waits && [...waits].sort(byDay)} rowKey={({ name }) => name} error={open.error} onRetry={() => void open.refetch()} empty={<p>{t(words.waitsNone)}</p>} />
      </Section>
      <Section id="repondu" title={words.answeredList}>
        <DataTable cards caption={t(words.answeredList)} noCaption columns={after} rows={answered} rowKey={({ name }) => name} error={done.error} onRetry={() => void done.refetch()} empty={<p>{t(words.answeredNone)}</p>} />
      </Section>
    </div>
  );
}

function useColumns(waits: readonly Transmission[]): Column<Transmission>[] {
  const { t, shortDate } = useWords();
  const said = useTimeLeft();
  const { may } = useMayWith(waits.map(({ name }) => name));
  const mayAnswer = waits.some(({ name }) => may(name, 'CreateAnswer'));
  return [
    { id: 'proposal', header: t(proposalWords.one), isHeader: true, cell: ({ proposal }) => <ProposalLink name={proposal} /> },
    { id: 'authority', header: t(words.to), cell: ({ authority }) => <OrganisationLink name={authority} /> },
    { id: 'received', header: t(words.received), isDay: true, csv: ({ receiveDate }) => receiveDate && isoOf(receiveDate), cell: ({ receiveDate }) => shortDate(receiveDate) },
    { id: 'last', header: t(words.lastDay), isDay: true, csv: ({ lastDay }) => lastDay && isoOf(lastDay), cell: ({ lastDay }) => shortDate(lastDay) },
    { id: 'left', header: t(proposalWords.left), csv: (one) => said(leftOfTransmission(one)), cell: (one) => said(leftOfTransmission(one)) },
    { id: 'standing', header: t(words.standing), csv: ({ standing }) => t(STANDINGS[standing]), cell: ({ standing }) => <StandingTag standing={standing} /> },
    ...(mayAnswer ? [{ id: 'act', header: t(policyWords.act), csv: false as const, cell: (one: Transmission) => may(one.name, 'CreateAnswer') && <Answering transmission={one} /> }] : []),
  ];
}

function Answering({ transmission }: { transmission: Transmission }) {
  const { t } = useWords();
  const { data } = useProposal(transmission.proposal);
  return <AnswerAct transmission={transmission} title={data?.title ?? t(proposalWords.one)} />;
}

function useAnswered(): Column<Transmission>[] {
  const { t, shortDate } = useWords();
  return [
    { id: 'proposal', header: t(proposalWords.one), isHeader: true, cell: ({ proposal }) => <ProposalLink name={proposal} /> },
    { id: 'authority', header: t(words.to), cell: ({ authority }) => <OrganisationLink name={authority} /> },
    { id: 'answered', header: t(words.answeredOn), isDay: true, csv: ({ answerTime }) => answerTime && dayAt(answerTime), cell: ({ answerTime }) => shortDate(answerTime && dayAt(answerTime)) },
    { id: 'standing', header: t(words.standing), csv: ({ standing }) => t(STANDINGS[standing]), cell: ({ standing }) => <StandingTag standing={standing} /> },
  ];
}
