// A purpose that one may agree to: its whole text before one chooses, and what follows once one has.
import { useEffect, useRef, useState } from 'react';
import { accessMethods } from '@/access/api/clients';
import { agreementTo, isCounting, type Agreed, type Agreement } from '@/access/api/consents';
import { consentWords } from '@/access/words/consents';
import { useWrite } from '@/kit/api/write';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { AgreementBadge } from './agreement_badge';
import { ConsentProblem, isOutdated } from './consent_problem';
import './consents.css';

// What else is asked of the same elsewhere.
const ELSEWHERE: Readonly<Record<string, Text>> = { talent_pool: consentWords.poolElsewhere };

const DONE: Partial<Record<Agreement, Text>> = { given: consentWords.isGiven, withdrawn: consentWords.isWithdrawn };

export function ConsentPurpose({ agreed, askAgain }: { agreed: Agreed; askAgain: () => void }) {
  const { t, lang } = useWords();
  const { name, purpose, consent, agreement, isOffered } = agreed;
  const title = t(purpose.title);
  const elsewhere = ELSEWHERE[purpose.id];
  // What was chosen here. It is told once the service says the same.
  const [chosen, choose] = useState<Agreement>();
  const give = useWrite(accessMethods.giveConsent, () => choose('given'));
  const withdraw = useWrite(accessMethods.withdrawConsent, () => choose('withdrawn'));
  const isDone = chosen === agreement;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed has made way for another: who uses a keyboard goes on from the heading above it.
  useEffect(() => {
    if (isDone && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isDone]);
  const onError = (refused: unknown) => {
    if (isOutdated(refused)) askAgain();
  };
  const act = (write: () => void) => ({ detail }: { detail: number }) => {
    // The second click of a double click would undo the first.
    if (detail > 1 || give.isPending || withdraw.isPending) return;
    choose(undefined);
    give.reset();
    withdraw.reset();
    write();
  };
  const error = give.error ?? withdraw.error;
  return (
    <section className="consent" data-consent={purpose.id}>
      <h3 ref={heading} tabIndex={-1} className="fr-h6 fr-mb-1w">{title}</h3>
      <p className="as-typed">{purpose.wording[lang]}</p>
      {elsewhere && <p className="fr-hint-text">{t(elsewhere)}</p>}
      <p className="fr-mb-2w"><AgreementBadge agreement={agreement} /> <Since agreed={agreed} /></p>
      {agreement === 'changed' && (
        <>
          <p className="fr-message fr-message--info fr-mb-2w">{t(consentWords.changed)}</p>
          <details className="fr-mb-2w">
            <summary>{t(consentWords.before)}</summary>
            <p className="as-typed fr-mt-1w">{consent?.wording}</p>
          </details>
        </>
      )}
      <div role="status">{isDone && DONE[agreement] && <p className="fr-message fr-message--valid fr-mb-2w">{t(DONE[agreement], { title })}</p>}</div>
      {error && <ConsentProblem error={error} />}
      <div className="consent__acts no-print">
        {isOffered && agreement !== 'given' && (
          <button key="agree" type="button" className="fr-btn fr-btn--secondary" aria-label={t(agreement === 'changed' ? consentWords.agreeAnewTo : consentWords.agreeTo, { title })}
            onClick={act(() => give.mutate(agreementTo(agreed, lang), { onError }))}>
            {t(agreement === 'changed' ? consentWords.agreeAnew : consentWords.agree)}
          </button>
        )}
        {isCounting(agreement) && (
          <button key="withdraw" type="button" className="fr-btn fr-btn--secondary" aria-label={t(consentWords.withdrawFrom, { title })}
            onClick={act(() => withdraw.mutate({ name }, { onError }))}>
            {t(consentWords.withdraw)}
          </button>
        )}
      </div>
    </section>
  );
}

function Since({ agreed: { agreement, consent } }: { agreed: Agreed }) {
  const { t, date } = useWords();
  if (agreement === 'never') return <>{t(consentWords.never)}</>;
  if (agreement === 'withdrawn') return <>{t(consentWords.withdrawn, { date: date(consent?.withdrawTime) })}</>;
  return <>{t(consentWords.given, { date: date(consent?.giveTime) })}</>;
}
