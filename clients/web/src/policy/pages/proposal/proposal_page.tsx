// A proposal: what is wrong and what is to change, in which words, on what it rests, what is said of it, and its whole way.
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useTopicTitle } from '@/feedback/topics';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { idIn, PROPOSALS, topOf, traceUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { useProposal } from '@/policy/api/proposals';
import { By } from '@/policy/components/by';
import { History } from '@/policy/components/history';
import { PROPOSAL_KIND } from '@/policy/components/proposal_kind';
import { ProposalLink } from '@/policy/components/proposal_link';
import { ProposalState } from '@/policy/components/proposal_state';
import { CommitmentLink, SessionLink, TextLink } from '@/policy/components/things';
import { leftOfProposal, useTimeLeft } from '@/policy/components/use_time_left';
import { NATURES, proposalWords as words, TURNS } from '@/policy/words/proposals';
import { sessionWords } from '@/policy/words/sessions';
import { textWords } from '@/policy/words/texts';
import { policyWords } from '@/policy/words/words';
import { Amendments } from './amendments';
import { Consulted } from './consulted';
import { EvidencePart } from './evidence_part';
import { Impact } from './impact';
import { MineHere } from './mine_here';
import { Moves } from './moves';
import { Targets } from './targets';
import { Transmitted } from './transmitted';
import { Versions } from './versions';
import { Way } from './way';
import '@/policy/components/policy.css';

export default function ProposalPage() {
  const { id = '' } = useParams();
  const proposal = useProposal(`proposals/${id}`);
  return <OnePage of={proposal} one={words.one} missing={words.missing} to={PROPOSALS} way={words.toList}>{(found) => <Sheet key={found.name} proposal={found} />}</OnePage>;
}

function Sheet({ proposal }: { proposal: Proposal }) {
  const { t } = useWords();
  const { name, open, problem, proposedChange } = proposal;
  const may = useMay(name);
  return (
    <ResourceFrame kind={PROPOSAL_KIND} row={proposal} above={[{ to: PROPOSALS, title: t(words.title) }]} after={PROPOSALS} mayEdit={may('UpdateProposal')} mayDelete={false}
      actions={<Link className="fr-btn fr-btn--sm fr-btn--tertiary" to={traceUrl('proposition', name)}>{t(words.trace)}</Link>}>
      {!open && <p className="fr-message fr-message--info fr-mb-2w">{t(words.draftNote)}</p>}
      <Known proposal={proposal} />
      <Moves proposal={proposal} />
      <Section id="probleme" title={words.problem}>{problem ? <Prose text={problem} /> : <p className="quiet">{t(words.notSaid)}</p>}</Section>
      <Section id="changement" title={words.change}>{proposedChange ? <Prose text={proposedChange} /> : <p className="quiet">{t(words.notSaid)}</p>}</Section>
      <Targets proposal={proposal} />
      <Impact proposal={proposal} />
      <EvidencePart proposal={proposal} />
      <Amendments proposal={proposal} />
      <Consulted proposal={proposal} />
      <Transmitted proposal={proposal} />
      <Way proposal={name} />
      <Versions proposal={proposal} />
      <MineHere proposal={name} />
      <History name={name} />
    </ResourceFrame>
  );
}

function Known({ proposal }: { proposal: Proposal }) {
  const { t, lang, date } = useWords();
  const topicOf = useTopicTitle();
  const said = useTimeLeft();
  const { name, state, stateTime, stateReason, turn, lastDay, topics, natures, authors, commitments, mergedInto, mergedFrom, decision, text, revision, createTime } = proposal;
  const left = said(leftOfProposal(proposal));
  const listed = (names: readonly string[], one: (each: string) => ReactNode) => names.length > 0 && <ul className="fr-raw-list">{names.map((each) => <li key={each}>{one(each)}</li>)}</ul>;
  return (
    <Facts facts={[
      [policyWords.reference, idIn(name)],
      [policyWords.state, <ProposalState key={state} of={proposal} />],
      [policyWords.since, date(stateTime)],
      [policyWords.reason, stateReason && <span className="as-written">{stateReason}</span>],
      [words.turn, t(TURNS[turn])],
      [words.left, left && <>{left}{lastDay && <span className="quiet"> {date(lastDay)}</span>}</>],
      [words.topics, listed(topics, (one) => <Link to={traceUrl('sujet', one)}>{topicOf(one)}</Link>)],
      [words.natures, new Intl.ListFormat(lang).format(natures.map((one) => (NATURES[one] ? t(NATURES[one]) : one)))],
      [words.commitments, listed(commitments, (one) => <CommitmentLink name={one} />)],
      [words.authors, listed(authors, (one) => <By name={one} />)],
      [words.mergedInto, mergedInto && <ProposalLink name={mergedInto} />],
      [words.mergedFrom, listed(mergedFrom, (one) => <ProposalLink name={one} />)],
      [sessionWords.one, decision && <SessionLink name={topOf(decision)} />],
      [textWords.one, text && <TextLink name={text} />],
      [words.begun, <>{date(createTime)} <span className="quiet">({t(words.revision, { n: revision })})</span></>],
    ]} />
  );
}
