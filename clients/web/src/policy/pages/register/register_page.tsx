// The register: where each proposal stands, whose turn it is, and how long they have left; what nobody answered in time first.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { topicTitle, useTopics } from '@/feedback/topics';
import { Proposal_State as State, type Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { useIdentity } from '@/kit/api/session';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { among, aText, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { idIn, MY_RECEIPTS, PLANS, proposalUrl, SESSIONS, TEXTS, TRACE } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { everyProposal, proposalFilter, useRegister, YES } from '@/policy/api/proposals';
import { ListFrame } from '@/policy/components/list_frame';
import { PROPOSAL_KIND } from '@/policy/components/proposal_kind';
import { ProposalState } from '@/policy/components/proposal_state';
import { TYPED_CHECKS, useTypedField } from '@/policy/components/typed_filter';
import { leftOfProposal, useTimeLeft } from '@/policy/components/use_time_left';
import { planWords } from '@/policy/words/plans';
import { NATURES, PROPOSAL_STATES, proposalWords as words, TURNS } from '@/policy/words/proposals';
import { receiptWords } from '@/policy/words/receipts';
import { sessionWords } from '@/policy/words/sessions';
import { textWords } from '@/policy/words/texts';
import { policyWords } from '@/policy/words/words';

const SHOWN = Object.values(State).filter((one): one is State => typeof one === 'number' && one !== State.UNSPECIFIED);
// As a topic has at most.
const LONGEST = 100;
const isYes = among([YES]);

export default soundly({ ...TYPED_CHECKS, etat: among(SHOWN.map((state) => State[state])), nature: among(Object.keys(NATURES)), sujet: aText(LONGEST), retard: isYes, miennes: isYes }, RegisterPage);

function RegisterPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const { person } = useIdentity();
  const may = useMay(person);
  const filter = proposalFilter(get, person);
  const found = useRegister(filter);
  const [isAdding, setAdding] = useState(false);
  const columns = useColumns();
  return (
    <ListFrame title={words.title} intro={words.intro} isTop add={may('CreateProposal') && words.add} onAdd={() => setAdding(true)}>
      <nav className="no-print" aria-label={t(words.title)}>
        <ul className="values">
          {([[TRACE, words.trace], [SESSIONS, sessionWords.title], [TEXTS, textWords.title], [PLANS, planWords.title], ...(person ? [[MY_RECEIPTS, receiptWords.title] as const] : [])] as const).map(([to, text]) => (
            <li key={to}><Link to={to}>{t(text)}</Link></li>
          ))}
        </ul>
      </nav>
      <FilterBar fields={useFields(person !== '')} />
      <DataTable cards exportedApart caption={t(words.title)} noCaption columns={columns} rows={found.data?.pages.flatMap(({ proposals }) => proposals)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      <CsvExport fileName="propositions.csv" read={(signal) => everyProposal(filter, signal)} columns={columns.map(({ header, csv }) => ({ header, value: (row: Proposal) => (csv ? csv(row) : '') }))} />
      {isAdding && <AddDialog kind={PROPOSAL_KIND} parent={person} leadTo={({ name }) => proposalUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useFields(isSignedIn: boolean) {
  const { t, lang } = useWords();
  const { data: topics = [] } = useTopics();
  const onlySuch = (param: string, label: string) => ({ param, type: 'select' as const, label, options: [{ value: YES, label: t(policyWords.yes) }] });
  return [
    useTypedField(),
    { param: 'etat', type: 'select' as const, label: t(policyWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(PROPOSAL_STATES[state]) })) },
    { param: 'nature', type: 'select' as const, label: t(words.nature), options: Object.entries(NATURES).map(([value, label]) => ({ value, label: t(label) })) },
    { param: 'sujet', type: 'select' as const, label: t(words.topics), options: topics.map((one) => ({ value: idIn(one.name), label: topicTitle(one, lang) })) },
    onlySuch('retard', t(words.onlyLate)),
    ...(isSignedIn ? [onlySuch('miennes', t(words.mine))] : []),
  ];
}

function useColumns(): Column<Proposal>[] {
  const { t, date, shortDate } = useWords();
  const said = useTimeLeft();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ name, title }) => `${idIn(name)} – ${title}`, cell: ({ name, title }) => <Link to={proposalUrl(name)}>{idIn(name)} – {title}</Link> },
    { id: 'state', header: t(policyWords.state), csv: ({ state }) => t(PROPOSAL_STATES[state]), cell: (one) => <ProposalState of={one} /> },
    { id: 'since', header: t(policyWords.since), isDay: true, csv: ({ stateTime }) => stateTime && dayAt(stateTime), cell: ({ stateTime }) => shortDate(stateTime && dayAt(stateTime)) },
    { id: 'turn', header: t(words.turn), csv: ({ turn }) => t(TURNS[turn]), cell: ({ turn }) => t(TURNS[turn]) },
    { id: 'left', header: t(words.left), csv: ({ lastDay }) => lastDay && isoOf(lastDay), cell: (one) => <Left said={said(leftOfProposal(one))} until={one.lastDay && date(one.lastDay)} /> },
  ];
}

function Left({ said, until }: { said: string; until: string | undefined }) {
  return <>{said}{said && until && <span className="fr-hint-text">{until}</span>}</>;
}
