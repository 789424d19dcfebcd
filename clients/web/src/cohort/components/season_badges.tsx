// Where an offer stands, what was decided of an application, what became of a letter.
import { LETTER_STATES, OFFER_STATES, RESULTS } from '@/cohort/words/season_enums';
import { Offer_State as OfferState } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { ApplicationResult_Kind as ResultKind } from '@/gen/pepiniere/cohort/v1/result_pb';
import { Letter_State as LetterState } from '@/gen/pepiniere/rpc/v1/mail_pb';
import { useWords } from '@/kit/words/use_words';
import { classOf } from './badges';

const OF_OFFERS: Partial<Record<OfferState, string>> = {
  [OfferState.OFFERED]: 'info', [OfferState.ACCEPTED_WAITING]: 'success', [OfferState.ACCEPTED_FINAL]: 'success', [OfferState.DECLINED]: 'warning', [OfferState.EXPIRED]: 'warning', [OfferState.WITHDRAWN]: 'error',
};
const OF_RESULTS: Partial<Record<ResultKind, string>> = { [ResultKind.SELECTED]: 'success', [ResultKind.WAITING]: 'info', [ResultKind.APPEAL]: 'warning' };
const OF_LETTERS: Partial<Record<LetterState, string>> = { [LetterState.QUEUED]: 'info', [LetterState.SENT]: 'success', [LetterState.FAILED]: 'error', [LetterState.STOPPED]: 'warning' };

export function OfferBadge({ state }: { state: OfferState }) {
  const { t } = useWords();
  return <span className={classOf(OF_OFFERS[state])}>{t(OFFER_STATES[state])}</span>;
}

export function ResultBadge({ kind }: { kind: ResultKind }) {
  const { t } = useWords();
  return <span className={classOf(OF_RESULTS[kind])}>{t(RESULTS[kind])}</span>;
}

export function LetterBadge({ state }: { state: LetterState }) {
  const { t } = useWords();
  return <span className={classOf(OF_LETTERS[state])}>{t(LETTER_STATES[state])}</span>;
}
