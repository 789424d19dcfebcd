// What a row of an explanation is called.
import { Survey_Kind as Kind } from '@/gen/pepiniere/metrics/v1/survey_pb';
import type { Explanation_Row as Row } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { ANSWERS } from '@/metrics/words/surveys';
import type { Text } from '@/kit/words/text';

const isBelow = (collection: string, { resource }: Pick<Row, 'resource'>) => resource.split('/')[2] === collection;
export const isAnswer = (row: Pick<Row, 'resource'>) => isBelow('surveys', row);
export const isPoint = (row: Pick<Row, 'resource'>) => isBelow('series', row);

const KINDS: Readonly<Record<string, Kind>> = { jdma: Kind.JDMA, nps: Kind.NPS, csat: Kind.CSAT };
// What users answered, in words.
export const answerText = (indicator: string, answer: string): Text =>
  ANSWERS[KINDS[indicator] ?? Kind.UNSPECIFIED].find(([one]) => one === answer)?.[1] ?? { fr: answer, en: answer };

// Of these indicators each row brings a time, whatever their own unit is.
const OF_TIME: ReadonlySet<string> = new Set(['littles_law']);
export const bringsTime = (indicator: string, unit: string) => unit === 's' || OF_TIME.has(indicator);
