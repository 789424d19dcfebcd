// Checking a receipt that somebody shows: in this browser alone, by the key that the service tells.
import { useId, useState } from 'react';
import { MY_VOICE, TAKE_PART } from '@/feedback/api/addresses';
import { checkReceipt, receiptsIn, type Checked } from '@/feedback/api/receipt_file';
import { useReceiptKey } from '@/feedback/api/receipts';
import { ContributionLink, useContributionKind } from '@/feedback/components/contribution';
import { outcomeNamed, receiptWords as words } from '@/feedback/words/receipts';
import { feedbackWords } from '@/feedback/words/words';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export default function CheckPage() {
  const { t } = useWords();
  const key = useReceiptKey();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: TAKE_PART, title: t(feedbackWords.title) }, { to: MY_VOICE, title: t(words.title) }]} here={t(words.checkTitle)} />
      <PageTitle>{t(words.checkTitle)}</PageTitle>
      <p>{t(words.checkIntro)}</p>
      <Answer of={key}>{({ keys }) => (keys ? <Check keySet={keys} /> : <p className="fr-message fr-message--warning">{t(words.noKey)}</p>)}</Answer>
    </div>
  );
}

function Check({ keySet }: { keySet: string }) {
  const { t } = useWords();
  const id = useId();
  const [found, setFound] = useState<readonly Checked[]>();
  const check = async (file: File | undefined) => {
    setFound(undefined);
    if (file) setFound(await Promise.all(receiptsIn(await file.text()).map((one) => checkReceipt(one, keySet))));
  };
  return (
    <>
      <div className="fr-upload-group fr-mb-3w">
        <label className="fr-label" htmlFor={id}>{t(words.file)}</label>
        <input id={id} className="fr-upload" type="file" accept=".json,.txt,application/json,text/plain" onChange={(event) => void check(event.target.files?.[0])} />
      </div>
      <div role="status">
        {found?.length === 0 && <p className="fr-message fr-message--error">{t(words.notOne)}</p>}
        {found?.map((one, i) => <Verdict key={i} of={one} />)}
      </div>
    </>
  );
}

function Verdict({ of: { told, isRight } }: { of: Checked }) {
  const { t, date } = useWords();
  const kindOf = useContributionKind();
  if (!told) return <p className="fr-message fr-message--error fr-mb-2w">{t(words.notOne)}</p>;
  const { contribution, outcome, consequence, title, time } = told;
  return (
    <section className="fr-mb-4w">
      <p className={`fr-message fr-message--${isRight ? 'valid' : 'error'} fr-mb-2w`}>{t(isRight ? words.right : words.wrong)}</p>
      <Facts facts={[
        [words.said, <ContributionLink key="said" name={contribution} said={title || kindOf(contribution)} />],
        [words.outcome, t(outcomeNamed(outcome))],
        [words.consequence, consequence && <ContributionLink key="consequence" name={consequence} said={kindOf(consequence)} />],
        [words.received, date(time.slice(0, 10))],
      ]} />
    </section>
  );
}
