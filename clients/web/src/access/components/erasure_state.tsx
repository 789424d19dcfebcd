// How far an erasure is, and who is waited for.
import { waitingFor } from '@/access/api/erasures';
import { erasureWords } from '@/access/words/erasures';
import { SERVICES } from '@/access/words/persons';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function ErasureState({ erasure }: { erasure: Erasure }) {
  const { t, lang, shortDate } = useWords();
  const { createTime, doneTime } = erasure;
  if (doneTime) return <><span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--success">{t(erasureWords.done)}</span> <span className="quiet">{shortDate(dayAt(doneTime))}</span></>;
  const services = new Intl.ListFormat(lang).format(waitingFor(erasure).map((service) => (SERVICES[service] ? t(SERVICES[service]) : service)));
  return (
    <>
      <span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--warning">{t(erasureWords.waiting)}</span>
      {services && createTime && <span className="quiet"> {t(erasureWords.waitingFor, { services, date: shortDate(dayAt(createTime)) })}</span>}
    </>
  );
}
