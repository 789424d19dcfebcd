// Values of enumerations as an audit keeps them: by their symbols.
import { Audience } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import { Definition_Direction as Direction, Definition_Kind as Kind, Definition_Period as Period, Definition_Purpose as Purpose, Definition_Visibility as Visibility } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { Deployment_Intent as Intent, Deployment_Outcome as Outcome, Deployment_Tier as Tier } from '@/gen/pepiniere/metrics/v1/deployment_pb';
import { Objective_Verdict as Verdict } from '@/gen/pepiniere/metrics/v1/objective_pb';
import { Source_Kind as SourceKind } from '@/gen/pepiniere/metrics/v1/source_pb';
import { Survey_Kind as SurveyKind } from '@/gen/pepiniere/metrics/v1/survey_pb';
import { StateCategory } from '@/gen/pepiniere/metrics/v1/work_item_pb';
import type { Text } from '@/kit/words/text';
import { DEFINITION_KINDS, DIRECTIONS, PERIODS, PURPOSES, VISIBILITIES } from './definitions';
import { DEPLOYMENT_OUTCOMES, INTENTS } from './deployments';
import { VERDICTS } from './objectives';
import { KINDS, STATES, TIERS } from './sources';
import { AUDIENCES_ASKED, SURVEY_KINDS } from './surveys';

type Values = Readonly<Record<string, string | number>>;
const wordsOf = (values: Values, texts: Readonly<Record<number, Text>>) =>
  Object.entries(values).flatMap(([symbol, value]) => (typeof value === 'number' && value !== 0 && texts[value] ? [[symbol, texts[value]] as const] : []));

// Where several have a value of the same symbol, it means the same.
const SYMBOLS: Readonly<Record<string, Text>> = Object.fromEntries([
  ...wordsOf(StateCategory, STATES), ...wordsOf(Outcome, DEPLOYMENT_OUTCOMES), ...wordsOf(Tier, TIERS), ...wordsOf(Intent, INTENTS), ...wordsOf(SurveyKind, SURVEY_KINDS),
  ...wordsOf(Audience, AUDIENCES_ASKED), ...wordsOf(Verdict, VERDICTS), ...wordsOf(SourceKind, KINDS), ...wordsOf(Direction, DIRECTIONS), ...wordsOf(Kind, DEFINITION_KINDS),
  ...wordsOf(Period, PERIODS), ...wordsOf(Purpose, PURPOSES), ...wordsOf(Visibility, VISIBILITIES),
]);

export const symbolText = (symbol: string): Text | undefined => SYMBOLS[symbol];
