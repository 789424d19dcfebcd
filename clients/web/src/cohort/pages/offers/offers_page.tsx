// The offers of a call as they stand: how many in which state, seat by seat, and each of them.
import { CallPart } from '@/cohort/components/call_part';
import { useOffers } from '@/cohort/api/placements';
import { offersWords as words } from '@/cohort/words/placements';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { soundly } from '@/kit/ui/sound_address';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { OFFER_CHECKS, OfferList } from './offer_list';
import { BySeat, ByState } from './standings';

export default soundly(OFFER_CHECKS, OffersPage);

function OffersPage() {
  return <CallPart title={words.title} here={words.here} needs="CountApplications">{(call) => <Offers call={call} />}</CallPart>;
}

function Offers({ call }: { call: Call }) {
  const { t } = useWords();
  return (
    <Answer of={useOffers(call.name)} lines={8}>
      {(offers) => (offers.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : (
        <>
          <p className="quiet">{t(words.live)}</p>
          <ByState call={call.name} offers={offers} />
          <BySeat call={call} offers={offers} />
          <OfferList call={call} offers={offers} />
        </>
      ))}
    </Answer>
  );
}
