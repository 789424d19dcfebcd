// What an erasure came to, service by service: what was erased, what was kept and why, and who is still waited for.
import { useState } from 'react';
import { erasureWords, WHAT, WHY } from '@/access/words/erasures';
import { SERVICES } from '@/access/words/persons';
import type { Erasure, Erasure_ServiceReport as ServiceReport } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { ErasedData, KeptData } from '@/gen/pepiniere/rpc/v1/personal_pb';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { Thing } from './thing';

// What a service says that has no words here is in English.
function Said({ text, words }: { text: string; words: Readonly<Record<string, Text>> }) {
  const { t } = useWords();
  return words[text] ? <>{t(words[text])}</> : <span lang="en">{text}</span>;
}

export function ErasureReport({ erasure: { services } }: { erasure: Erasure }) {
  return <>{services.map((report) => <OfService key={report.service} report={report} />)}</>;
}

function OfService({ report: { service, doneTime, erased, kept, error } }: { report: ServiceReport }) {
  const { t, date } = useWords();
  const found = erased.filter(({ count }) => count > 0n);
  return (
    <section className="fr-mb-4w" data-service={service}>
      <h2 className="fr-h5 fr-mb-1w">{SERVICES[service] ? t(SERVICES[service]) : service}</h2>
      {doneTime ? <p className="fr-message fr-message--valid fr-mb-1w">{t(erasureWords.doneSince, { date: date(doneTime) })}</p> : (
        <p className="fr-message fr-message--warning fr-mb-1w">{t(erasureWords.waitingTold)}{error && <span lang="en"> ({error})</span>}</p>
      )}
      {doneTime && found.length === 0 && <p>{t(erasureWords.nothingErased)}</p>}
      {found.length > 0 && (
        <>
          <h3 className="fr-h6 fr-mb-0">{t(erasureWords.erased)}</h3>
          <ul>{found.map((one) => <Erased key={one.what} of={one} />)}</ul>
        </>
      )}
      {kept.length > 0 && (
        <>
          <h3 className="fr-h6 fr-mb-0">{t(erasureWords.kept)}</h3>
          <ul>{kept.map((one) => <KeptLine key={one.what} of={one} />)}</ul>
        </>
      )}
    </section>
  );
}

function Erased({ of: { what, count, resources } }: { of: ErasedData }) {
  const { number, colon } = useWords();
  return <li><Said text={what} words={WHAT} />{colon}{number(count)}{resources.length > 0 && <Things names={resources} />}</li>;
}

// At first sight.
const SHOWN = 10;

function Things({ names }: { names: readonly string[] }) {
  const { t } = useWords();
  const [isWhole, showAll] = useState(false);
  const rest = names.length - SHOWN;
  return (
    <>
      <ul aria-label={t(erasureWords.from)}>{(isWhole ? names : names.slice(0, SHOWN)).map((name) => <li key={name}><Thing name={name} /></li>)}</ul>
      {rest > 0 && !isWhole && (
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => showAll(true)}>{t(erasureWords.allOfThem, { n: rest })}</button>
      )}
    </>
  );
}

function KeptLine({ of: { what, count, why } }: { of: KeptData }) {
  const { number, colon } = useWords();
  return <li><Said text={what} words={WHAT} />{colon}{number(count)}. <Said text={why} words={WHY} /></li>;
}
