// The result of several applications, decided at once; each with its offer in view.
import { cohortMethods } from '@/cohort/api/clients';
import { DecideTogether } from '@/cohort/components/decide_together';
import { OfferBadge } from '@/cohort/components/season_badges';
import { readersOf } from '@/cohort/words/readers';
import { resultsWords } from '@/cohort/words/results';
import type { Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import type { ApplicationResult_Kind as Kind } from '@/gen/pepiniere/cohort/v1/result_pb';
import { call } from '@/kit/api/query';
import { useWords } from '@/kit/words/use_words';
import { resultForm } from './decide';

interface DecideSeveralProps { call: string; applications: readonly string[]; whoOf: (application: string) => string; offerOf: (application: string) => Offer | undefined; onDone: () => void; onClose: () => void }

export function DecideSeveral({ call: of, applications, whoOf, offerOf, onDone, onClose }: DecideSeveralProps) {
  const { t } = useWords();
  const aboutOf = (application: string) => {
    const offer = offerOf(application);
    return <p>{offer ? <OfferBadge state={offer.state} /> : <span className="quiet">{t(resultsWords.noOffer)}</span>}</p>;
  };
  return (
    <DecideTogether id={`${of}.resultats-ensemble`} form={resultForm} writes={readersOf('DecideResult')} told={t(resultsWords.decideTold)}
      people={applications.map((name) => ({ name, who: whoOf(name), about: aboutOf(name) }))}
      decide={(parent, { kind = '', reason = '' }, requestId) => call(cohortMethods.decideResult, { parent, kind: Number(kind) as Kind, reason, requestId })}
      onDone={onDone} onClose={onClose} />
  );
}
