// What became of what I said: each proposal that carries something of mine, with each step that it took.
import { Link } from 'react-router-dom';
import { Proposal_State as State } from '@/gen/pepiniere/policy/v1/proposal_pb';
import type { Receipt } from '@/gen/pepiniere/policy/v1/receipt_pb';
import { useIdentity } from '@/kit/api/session';
import { More } from '@/kit/ui/more';
import { Problem } from '@/kit/ui/problem';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { Empty, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { idIn, proposalUrl } from '@/policy/api/addresses';
import { useReceipts } from '@/policy/api/receipts';
import { ListFrame } from '@/policy/components/list_frame';
import { ProposalState } from '@/policy/components/proposal_state';
import { TextLink } from '@/policy/components/things';
import { PROPOSAL_STATES, proposalWords } from '@/policy/words/proposals';
import { CONTRIBUTIONS, receiptWords as words } from '@/policy/words/receipts';

export default function ReceiptsPage() {
  const { isPending, person } = useIdentity();
  return (
    <ListFrame title={words.title} intro={words.intro}>
      {isPending ? <Loading lines={8} /> : person ? <Receipts key={person} person={person} /> : <SignInFirst told={words.signIn} />}
    </ListFrame>
  );
}

function Receipts({ person }: { person: string }) {
  const { t } = useWords();
  const found = useReceipts(person);
  const receipts = found.data?.pages.flatMap((page) => page.receipts);
  if (!receipts) return found.error ? <Problem error={found.error} onRetry={() => void found.refetch()} /> : <Loading lines={8} />;
  return (
    <>
      {receipts.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : <ul className="cards">{receipts.map((receipt) => <li key={receipt.proposal}><Card receipt={receipt} /></li>)}</ul>}
      <More found={found} of={t(words.title)} />
    </>
  );
}

function Card({ receipt }: { receipt: Receipt }) {
  const { t, lang, date, colon } = useWords();
  const { proposal, title, contributions, steps, lastDay, text } = receipt;
  return (
    <>
      <h2 className="fr-h6"><Link to={proposalUrl(proposal)}>{idIn(proposal)} – {title}</Link></h2>
      <p className="badges"><ProposalState of={receipt} />{lastDay && <span className="quiet">{date(lastDay)}</span>}{text && <TextLink name={text} />}</p>
      <p>{t(words.gave)}{colon}{new Intl.ListFormat(lang).format(contributions.map((one) => t(CONTRIBUTIONS[one])))}</p>
      <ol className="moves">
        {steps.map(({ name, from, to, createTime }) => <li key={name} data-step={State[to]}><p><strong>{t(from === State.UNSPECIFIED ? proposalWords.stepBegun : PROPOSAL_STATES[to])}</strong> <span className="quiet">{date(createTime)}</span></p></li>)}
      </ol>
    </>
  );
}
