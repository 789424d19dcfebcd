// What was kept of what is typed, and when; and the way to keep it, or to submit it.
import { applyWords } from '@/cohort/words/applications';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { useAutosave } from '@/kit/form/use_autosave';
import { formWords } from '@/kit/form/words';
import { useWords } from '@/kit/words/use_words';

interface KeptBarProps { application: Application; edit: ReturnType<typeof useAutosave>; isSubmitting: boolean }

export function KeptBar({ application: { state, revision, revisionTime }, edit, isSubmitting }: KeptBarProps) {
  const { t, date } = useWords();
  const isSubmitted = state === State.SUBMITTED;
  const isUnkept = edit.changed.length > 0;
  const isWrong = Object.keys(edit.faults).length > 0;
  const told = edit.isSending ? t(formWords.saving)
    : !isUnkept ? revisionTime && t(applyWords.kept, { n: revision, date: date(revisionTime) })
      : isWrong ? t(applyWords.notKept) : edit.checked ? t(formWords[edit.checked]) : isSubmitted ? t(applyWords.saveVersionTold) : t(applyWords.keeping);
  return (
    <div className="kept-bar no-print">
      <p role="status" className="quiet" data-kept={!isUnkept && !edit.isSending}>{told}</p>
      {isSubmitted
        ? <button type="submit" className="fr-btn" disabled={!isUnkept || edit.isSending}>{t(applyWords.saveVersion)}</button>
        : (
          <>
            {isUnkept && <button type="button" className="fr-btn fr-btn--secondary" disabled={edit.isSending} onClick={() => void edit.save()}>{t(applyWords.keepNow)}</button>}
            <button type="submit" className="fr-btn" disabled={isSubmitting || edit.isSending}>{t(applyWords.submit)}</button>
          </>
        )}
    </div>
  );
}
