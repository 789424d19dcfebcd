// What was decided of the caller's application, once it is published, and the way to ask for another decision.
import { applyWords } from '@/cohort/words/applications';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { useWords } from '@/kit/words/use_words';

// `onAppeal`: absent for those who may not.
export function MyDecision({ application, onAppeal }: { application: Application; onAppeal: (() => void) | undefined }) {
  const { t, date, colon } = useWords();
  const { state, decideTime, decisionReason, publishTime, appealTime } = application;
  if (!publishTime || (state !== State.ADMISSIBLE && state !== State.INADMISSIBLE)) return null;
  const isRefused = state === State.INADMISSIBLE;
  return (
    <section className="known-section" aria-labelledby="decision">
      <h2 className="fr-h4" id="decision">{t(applyWords.decision)}</h2>
      <p><strong>{t(isRefused ? applyWords.refused : applyWords.admitted)}</strong></p>
      {decideTime && <p className="quiet">{t(applyWords.decidedOn, { date: date(decideTime) })}</p>}
      {decisionReason && <p className="as-typed">{t(applyWords.reason)}{colon}{decisionReason}</p>}
      {appealTime && <p className="fr-message fr-message--info">{t(applyWords.appealOpen, { date: date(appealTime) })}</p>}
      {isRefused && !appealTime && onAppeal && <button type="button" className="fr-btn fr-btn--secondary no-print" onClick={onAppeal}>{t(applyWords.appeal)}</button>}
    </section>
  );
}
