// What was decided of the caller's application in the end, and the way to appeal against it.
import { resultNow } from '@/cohort/api/result_now';
import { applyWords } from '@/cohort/words/applications';
import { myResultWords as words } from '@/cohort/words/results';
import { ApplicationResult_Kind as Kind, type ApplicationResult } from '@/gen/pepiniere/cohort/v1/result_pb';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const TOLD: Partial<Record<Kind, Text>> = { [Kind.SELECTED]: words.selected, [Kind.WAITING]: words.waiting, [Kind.NOT_SELECTED]: words.notSelected };

export function MyResult({ results, onAppeal }: { results: readonly ApplicationResult[]; onAppeal: (() => void) | undefined }) {
  const { t, date, colon } = useWords();
  const { decided, appeal } = resultNow(results);
  const told = decided && TOLD[decided.kind];
  if (!decided || !told) return null;
  return (
    <section className="known-section" aria-labelledby="resultat">
      <h2 className="fr-h4" id="resultat">{t(words.title)}</h2>
      <p><strong>{t(told)}</strong></p>
      <p className="quiet">{t(words.toldOn, { date: date(decided.publishTime ?? decided.createTime) })}</p>
      <p className="as-typed">{t(applyWords.reason)}{colon}{decided.reason}</p>
      {appeal && <p className="fr-message fr-message--info">{t(words.appealOpen, { date: date(appeal.createTime) })}</p>}
      {!appeal && decided.kind !== Kind.SELECTED && onAppeal && <button type="button" className="fr-btn fr-btn--secondary no-print" onClick={onAppeal}>{t(words.appeal)}</button>}
    </section>
  );
}
