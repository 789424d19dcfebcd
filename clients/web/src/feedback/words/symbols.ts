// Values of enumerations as an audit keeps them: by their symbols.
import { AudienceSource_Kind as Source, Campaign_ClosingStep as Step, Campaign_Readers as Readers, Campaign_State as State } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { Question_Kind as QuestionKind } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { FreeText_State as TextState } from '@/gen/pepiniere/feedback/v1/release_pb';
import type { Text } from '@/kit/words/text';
import { AUDIENCES, CAMPAIGN_STATES, DIMENSIONS, RELEASE_READERS, STEPS } from './campaigns';
import { CONTACTS } from './networks';
import { QUESTION_KINDS } from './questionnaires';
import { TEXT_STATES } from './releases';

type Values = Readonly<Record<string, string | number>>;
const wordsOf = (values: Values, texts: Readonly<Record<number, Text>>) =>
  Object.entries(values).flatMap(([symbol, value]) => (typeof value === 'number' && value !== 0 && texts[value] ? [[symbol, texts[value]] as const] : []));

// Of what is shown with its audit: networks, questionnaires, campaigns.
const SYMBOLS: Readonly<Record<string, Text>> = {
  ...CONTACTS, ...DIMENSIONS,
  ...Object.fromEntries([
    ...wordsOf(State, CAMPAIGN_STATES), ...wordsOf(Readers, RELEASE_READERS), ...wordsOf(Source, AUDIENCES), ...wordsOf(QuestionKind, QUESTION_KINDS), ...wordsOf(TextState, TEXT_STATES),
    ...wordsOf(Step, Object.fromEntries(STEPS)),
  ]),
};

export const symbolText = (symbol: string): Text | undefined => SYMBOLS[symbol];
