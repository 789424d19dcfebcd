// What is wrong with a field, in the words of both languages.
import type { Text } from './text';

export const FAULTS = {
  required: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  uri: { fr: 'Donnez une adresse complète, qui commence par https:// ou http://.', en: 'Give a whole address, which begins with https:// or http://.' },
  day: { fr: 'Ce n’est pas un jour du calendrier.', en: 'This is not a day of the calendar.' },
  cents: { fr: 'Donnez un montant en euros, avec deux décimales au plus : 1250,50.', en: 'Give an amount in euros, with two decimals at most: 1250.50.' },
  number: { fr: 'Donnez un nombre.', en: 'Give a number.' },
  percent: { fr: 'Donnez un nombre entre 0 et 100.', en: 'Give a number between 0 and 100.' },
  fromOne: { fr: 'Donnez un numéro entier, à partir de 1.', en: 'Give a whole number, from 1.' },
  twice: { fr: 'Chaque valeur ne se donne qu’une fois.', en: 'Give each value once.' },
  billion: { fr: 'Plus d’un milliard d’euros : vérifiez le montant.', en: 'More than a billion euros: check the amount.' },
  tooLate: { fr: 'Dans plus de vingt ans : vérifiez l’année.', en: 'More than twenty years ahead: check the year.' },
  ends: { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'The last day cannot come before the first.' },
  before1950: { fr: 'Avant 1950 : vérifiez l’année.', en: 'Before 1950: check the year.' },
} satisfies Record<string, Text>;

// The sentences of every service, which name fields as the contract does.
const OF_SERVICES: Readonly<Record<string, Text>> = {
  'is required': FAULTS.required,
  'give an absolute http:// or https:// address': FAULTS.uri,
  'is not a day of the calendar: give year, month and day': FAULTS.day,
  'must be a whole number of cents': FAULTS.cents,
  'is more than a billion euros: check the number': FAULTS.billion,
  'must be between 0 and 100': FAULTS.percent,
  'must count from 1': FAULTS.fromOne,
  'name each value once': FAULTS.twice,
  'lies more than 20 years ahead: check the year': FAULTS.tooLate,
  'says nothing': FAULTS.required,
  'says nothing that anybody sees': FAULTS.required,
  'lies before 1950-01-01: check the year': FAULTS.before1950,
};
const known = new Map(Object.entries(OF_SERVICES));

// What a service says beside that.
export function learn(sentences: Readonly<Record<string, Text>> = {}) {
  for (const [english, text] of Object.entries(sentences)) known.set(english, text);
}

// A service's sentence in both languages where we know it.
export const said = (english: string): Text => known.get(english) ?? { fr: english, en: english };
