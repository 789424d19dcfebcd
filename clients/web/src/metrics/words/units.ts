// How figures are said: durations by their two largest units, shares in percent.
import type { Text } from '@/kit/words/text';

export const unitWords = {
  days: { fr: '{n} j', en: '{n} d' },
  hours: { fr: '{n} h', en: '{n} h' },
  minutes: { fr: '{n} min', en: '{n} min' },
  seconds: { fr: '{n} s', en: '{n} s' },
  daysAWeek: { fr: { one: '{n} jour par semaine', other: '{n} jours par semaine' }, en: { one: '{n} day a week', other: '{n} days a week' } },
  daysAMonth: { fr: { one: '{n} jour par mois', other: '{n} jours par mois' }, en: { one: '{n} day a month', other: '{n} days a month' } },
  someWeeks: { fr: { one: '{n} semaine', other: '{n} semaines' }, en: { one: '{n} week', other: '{n} weeks' } },
  someMonths: { fr: '{n} mois', en: { one: '{n} month', other: '{n} months' } },
  someDays: { fr: { one: '{n} jour', other: '{n} jours' }, en: { one: '{n} day', other: '{n} days' } },
  someSprints: { fr: { one: '{n} sprint', other: '{n} sprints' }, en: { one: '{n} sprint', other: '{n} sprints' } },
  someAnswers: { fr: { one: '{n} réponse', other: '{n} réponses' }, en: { one: '{n} answer', other: '{n} answers' } },
  points: { fr: { one: '{n} point', other: '{n} points' }, en: { one: '{n} estimate point', other: '{n} estimate points' } },
} satisfies Record<string, Text>;

// Units that are said in the number of what is counted.
export const COUNTED: Readonly<Record<string, Text>> = {
  'days/week': unitWords.daysAWeek, 'deployments/week': unitWords.daysAWeek, 'days/month': unitWords.daysAMonth, points: unitWords.points,
  weeks: unitWords.someWeeks, months: unitWords.someMonths, days: unitWords.someDays, sprints: unitWords.someSprints, answers: unitWords.someAnswers,
};

// Units of the figures, and of the metrics, that the software brings.
export const UNITS: Readonly<Record<string, Text>> = {
  visits: { fr: 'visites', en: 'visits' },
  users: { fr: 'personnes', en: 'users' },
  accounts: { fr: 'comptes', en: 'accounts' },
  procedures: { fr: 'démarches', en: 'procedures' },
  requests: { fr: 'demandes', en: 'requests' },
  items: { fr: 'éléments', en: 'items' },
  s: { fr: 'secondes', en: 'seconds' },
  ratio: { fr: 'part de 1', en: 'share of 1' },
  points: { fr: 'points', en: 'points of estimates' },
  score: { fr: 'note', en: 'score' },
  weeks: { fr: 'semaines', en: 'weeks' },
  months: { fr: 'mois', en: 'months' },
  days: { fr: 'jours', en: 'days' },
  answers: { fr: 'réponses', en: 'answers' },
  'days/month': { fr: 'jours par mois', en: 'days a month' },
  'days/week': { fr: 'jours par semaine', en: 'days a week' },
};

const DAY_S = 86_400, HOUR_S = 3_600, MINUTE_S = 60;
const PARTS = [[DAY_S, unitWords.days], [HOUR_S, unitWords.hours], [MINUTE_S, unitWords.minutes]] as const;

// Two of its units at most, the largest first: "3 j 4 h"; what is less than a minute in seconds.
export function durationParts(seconds: number): readonly { text: Text; n: number }[] {
  const said: { text: Text; n: number }[] = [];
  let left = Math.round(Math.abs(seconds));
  for (const [of, text] of PARTS) {
    if (said.length === 2 || (said.length > 0 && left < of)) break;
    if (left < of) continue;
    said.push({ text, n: Math.floor(left / of) });
    left %= of;
  }
  return said.length > 0 ? said : [{ text: unitWords.seconds, n: Math.round(Math.abs(seconds)) }];
}

export const daysIn = (seconds: number) => seconds / DAY_S;
