// Who opened an application while it was sealed, and why: nothing of that is kept from its applicant.
import { useNames } from '@/access/feature';
import { applyWords } from '@/cohort/words/applications';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { useWords } from '@/kit/words/use_words';

export function Openings({ of: { openings } }: { of: Application }) {
  const { t, date } = useWords();
  const nameOf = useNames(openings.map(({ openedBy }) => openedBy));
  // Not everybody is told what people are called; who may open one is known.
  const whoOf = (name: string) => (nameOf(name) === name ? t(applyWords.administrator) : nameOf(name));
  return (
    <section className="known-section" aria-labelledby="ouvertures">
      <h2 className="fr-h4" id="ouvertures">{t(applyWords.opened)}</h2>
      {openings.length === 0 && <p>{t(applyWords.openedNobody)}</p>}
      <ul>{openings.map(({ openTime, openedBy, reason }, i) => <li key={i} className="as-typed">{t(applyWords.openedBy, { who: whoOf(openedBy), date: date(openTime), reason })}</li>)}</ul>
    </section>
  );
}
