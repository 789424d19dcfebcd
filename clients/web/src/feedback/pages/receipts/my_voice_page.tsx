// What became of what I said: the caller's own receipts, which they may keep and show.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CHECK_RECEIPT, TAKE_PART } from '@/feedback/api/addresses';
import { everyReceipt, receiptFilter, useReceipts } from '@/feedback/api/receipts';
import { OUTCOMES, receiptWords as words } from '@/feedback/words/receipts';
import { feedbackWords } from '@/feedback/words/words';
import { Receipt_Outcome as Outcome } from '@/gen/pepiniere/feedback/v1/receipt_pb';
import { useIdentity } from '@/kit/api/session';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { among, soundly } from '@/kit/ui/sound_address';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { MY_RECEIPTS } from '@/policy/addresses';
import { keep, ReceiptCard } from './receipt_card';
import '@/feedback/components/feedback.css';

const SHOWN = Object.values(Outcome).filter((one): one is Outcome => typeof one === 'number' && one !== Outcome.UNSPECIFIED);

export default soundly({ suite: among(SHOWN.map((outcome) => Outcome[outcome])) }, MyVoicePage);

function MyVoicePage() {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: TAKE_PART, title: t(feedbackWords.title) }]} here={t(words.title)} />
      <PageTitle actions={<Link className="fr-btn fr-btn--sm fr-btn--secondary" to={CHECK_RECEIPT}>{t(words.toCheck)}</Link>}>{t(words.title)}</PageTitle>
      <p>{t(words.intro)}</p>
      <p className="quiet">{t(words.answersTold)}</p>
      <p><Link to={MY_RECEIPTS}>{t(words.ofProposals)}</Link></p>
      {isPending ? <Loading lines={8} /> : person ? <Receipts key={person} person={person} /> : <SignInFirst told={words.signIn} />}
    </div>
  );
}

function Receipts({ person }: { person: string }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const filter = receiptFilter(get);
  const found = useReceipts(person, filter);
  const receipts = found.data?.pages.flatMap((page) => page.receipts);
  if (!receipts) return found.error ? <Problem error={found.error} onRetry={() => void found.refetch()} /> : <Loading lines={8} />;
  return (
    <>
      <FilterBar fields={[{ param: 'suite', type: 'select', label: t(words.outcome), options: SHOWN.map((outcome) => ({ value: Outcome[outcome], label: t(OUTCOMES[outcome]) })) }]} />
      {receipts.length > 0 && <KeepAll person={person} />}
      {receipts.length === 0 ? <Empty><p>{t(filter ? words.noneSuch : words.none)}</p></Empty> : <ul className="cards">{receipts.map((receipt) => <li key={receipt.name}><ReceiptCard receipt={receipt} /></li>)}</ul>}
      <More found={found} of={t(words.title)} />
    </>
  );
}

function KeepAll({ person }: { person: string }) {
  const { t } = useWords();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setRunning(true);
    setError(undefined);
    try {
      keep(await everyReceipt(person), 'mes-accuses.json');
    } catch (caught) {
      setError(caught);
    } finally {
      setRunning(false);
    }
  };
  return (
    <div className="fr-mb-3w no-print">
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left" disabled={isRunning} onClick={() => void run()}>{t(words.keepAll)}</button>
      <p className="quiet fr-mt-1w">{t(words.keepTold)}</p>
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}
