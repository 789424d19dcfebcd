// What is wrong with a field, in the words of both languages.
import { EVERY_DAY } from '@/gen/pepiniere/rpc/v1/bounds';
import { filled, say, type Lang, type Text } from './text';

export const FAULTS = {
  required: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  uri: { fr: 'Donnez une adresse complète, qui commence par https:// ou http://.', en: 'Give a whole address, which begins with https:// or http://.' },
  email: { fr: 'Donnez une adresse de courriel, comme prenom.nom@exemple.fr.', en: 'Give an e-mail address, as in first.last@example.org.' },
  day: { fr: 'Ce n’est pas un jour du calendrier.', en: 'This is not a day of the calendar.' },
  cents: { fr: 'Donnez un montant en euros, avec deux décimales au plus : 1250,50.', en: 'Give an amount in euros, with two decimals at most: 1250.50.' },
  number: { fr: 'Donnez un nombre.', en: 'Give a number.' },
  percent: { fr: 'Donnez un pourcentage de {least} à {most}, avec deux décimales au plus : 33,33.', en: 'Give a percentage from {least} to {most}, with two decimals at most: 33.33.' },
  // By the bounds that the contract declares.
  between: { fr: 'Donnez un nombre de {least} à {most}.', en: 'Give a number from {least} to {most}.' },
  wholeBetween: { fr: 'Donnez un nombre entier, de {least} à {most}.', en: 'Give a whole number, from {least} to {most}.' },
  from: { fr: 'Donnez un nombre à partir de {least}.', en: 'Give a number from {least} on.' },
  wholeFrom: { fr: 'Donnez un nombre entier, à partir de {least}.', en: 'Give a whole number, from {least} on.' },
  above: { fr: 'Donnez un nombre au-dessus de {least}.', en: 'Give a number above {least}.' },
  aboveTo: { fr: 'Donnez un nombre au-dessus de {least}, et de {most} au plus.', en: 'Give a number above {least}, and {most} at most.' },
  positive: { fr: 'Le montant doit être supérieur à zéro.', en: 'The amount must be more than nothing.' },
  debt: { fr: 'Le montant ne peut pas être négatif.', en: 'The amount cannot be negative.' },
  tooMuch: { fr: 'Plus de {most} € : vérifiez le montant.', en: 'More than €{most}: check the amount.' },
  long: { fr: '{n} caractères au plus.', en: '{n} characters at most.' },
  form: { fr: 'Ce n’est pas la forme attendue.', en: 'This is not the form that is expected.' },
  twice: { fr: 'Chaque valeur ne se donne qu’une fois.', en: 'Give each value once.' },
  tooLate: { fr: 'Dans plus de {n} ans : vérifiez l’année.', en: 'More than {n} years ahead: check the year.' },
  ends: { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'The last day cannot come before the first.' },
  reserved: { fr: 'Ce mot est réservé : choisissez-en un autre.', en: 'This word is reserved: choose another.' },
  identifier: { fr: 'Des lettres, des chiffres, des points et des tirets (bas aussi), pas d’espace ; une lettre ou un chiffre au début.', en: 'Letters, digits, dots, dashes and underscores, no space; a letter or a digit first.' },
  identifierLong: { fr: 'Trop long : {n} octets au plus, où une lettre accentuée compte double.', en: 'Too long: {n} bytes at most, where an accented letter counts twice.' },
  missing: { fr: 'Cela n’existe pas, ou plus.', en: 'It does not exist, or no longer does.' },
  tooLong: { fr: 'C’est trop long.', en: 'It is too long.' },
  tooMany: { fr: 'Il y en a trop.', en: 'There are too many.' },
  outOfBounds: { fr: 'C’est hors des bornes permises.', en: 'It is out of the bounds allowed.' },
  line: { fr: 'Une seule ligne, sans caractère invisible.', en: 'One line only, with no character that nobody sees.' },
  control: { fr: 'Un caractère invisible est à retirer.', en: 'A character that nobody sees is to be taken out.' },
  refused: { fr: 'Cette valeur n’est pas acceptée.', en: 'This value is not accepted.' },
  exists: { fr: 'Cet identifiant est déjà pris : choisissez-en un autre.', en: 'This identifier is taken: choose another.' },
  tooEarly: { fr: 'Avant {year} : vérifiez l’année.', en: 'Before {year}: check the year.' },
} satisfies Record<string, Text>;

// Of what lies outside of what every day is held to.
export const EVERY_DAY_FAULTS = {
  tooEarly: filled(FAULTS.tooEarly, { year: EVERY_DAY.first.slice(0, 4) }),
  tooLate: filled(FAULTS.tooLate, { n: EVERY_DAY.yearsAhead }),
};

// The sentences of every service, which name fields as the contract does.
const OF_SERVICES: Readonly<Record<string, Text>> = {
  'is required': FAULTS.required,
  'give an absolute http:// or https:// address': FAULTS.uri,
  'is not a day of the calendar: give year, month and day': FAULTS.day,
  'must be a whole number of cents': FAULTS.cents,
  'name each value once': FAULTS.twice,
  [`lies before ${EVERY_DAY.first}: check the year`]: EVERY_DAY_FAULTS.tooEarly,
  [`lies more than ${EVERY_DAY.yearsAhead} years ahead: check the year`]: EVERY_DAY_FAULTS.tooLate,
  'says nothing': FAULTS.required,
  'says nothing that anybody sees': FAULTS.required,
  'must not be empty': FAULTS.required,
  'leave out empty values': FAULTS.required,
  'is a reserved word': FAULTS.reserved,
  'must not hold slashes or control characters': FAULTS.identifier,
  'must not hold characters that nobody sees': FAULTS.identifier,
  'must be one line without control or invisible characters': FAULTS.line,
  'must hold no control characters but line feeds and tabs': FAULTS.control,
  'is not a value of the contract': FAULTS.form,
};
// Those that name a value: by what they begin or end with.
const BEGINNINGS: Readonly<Record<string, Text>> = {
  'must not be longer than ': FAULTS.tooLong,
  'must not have more than ': FAULTS.tooMany,
  'must be from ': FAULTS.outOfBounds,
  'must be more than ': FAULTS.outOfBounds,
  'must not lie before ': FAULTS.ends,
  'must match ': FAULTS.form,
  'must be one of ': FAULTS.form,
  'must be a name like ': FAULTS.form,
};
const ENDINGS: Readonly<Record<string, Text>> = {
  ' does not exist': FAULTS.missing,
  ' exists already': FAULTS.exists,
  ' or more': FAULTS.outOfBounds,
  ' at most': FAULTS.outOfBounds,
};
const known = new Map(Object.entries(OF_SERVICES));
// Those that name values where a sentence has {places}.
const patterned = new Map<string, { pattern: RegExp; text: Text }>();
const patternOf = (english: string) => new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`);

// What a service says beside that: by its sentences, with {places} for what they name, and by the types of conditions (PreconditionFailure).
export function learn(sentences: Readonly<Record<string, Text>> = {}) {
  for (const [english, text] of Object.entries(sentences)) {
    if (english.includes('{')) patterned.set(english, { pattern: patternOf(english), text });
    else known.set(english, text);
  }
}

const UNITS: Readonly<Record<string, string>> = { day: 'jour', hour: 'heure', minute: 'minute' };
// "2 days and 3 hours" is what services call a span.
const spanInFrench = (said: string) => said.replace(/(\d+) (day|hour|minute)(s?)/g, (_, n: string, unit: string, s: string) => `${n} ${UNITS[unit]}${s}`).replaceAll(' and ', ' et ');

// What is named so is told in hundredths of a percent, and read in percent.
const POINTS = /Points$/, POINTS_IN_PERCENT = 100;
const valueIn = (lang: Lang, name: string, value: string): string | number => (POINTS.test(name) && Number.isFinite(Number(value)) ? Number(value) / POINTS_IN_PERCENT : lang === 'fr' ? spanInFrench(value) : value);

function withValues(english: string): Text | undefined {
  for (const { pattern, text } of patterned.values()) {
    const values = pattern.exec(english)?.groups;
    if (!values) continue;
    const saidIn = (lang: Lang) => say(lang, text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueIn(lang, name, value)])));
    return { fr: saidIn('fr'), en: saidIn('en') };
  }
  return undefined;
}

const valued = (english: string) => Object.entries(BEGINNINGS).find(([begin]) => english.startsWith(begin))?.[1]
  ?? Object.entries(ENDINGS).find(([end]) => english.endsWith(end))?.[1];

const exactly = (english: string): Text | undefined => known.get(english) ?? withValues(english);
const ours = (english: string): Text | undefined => exactly(english) ?? valued(english);

// A service's sentence in both languages; in French, `otherwise` for one that we do not know.
export const said = (english: string, otherwise: Text = FAULTS.refused): Text =>
  ours(english) ?? { fr: otherwise.fr, en: english || otherwise.en };

const CONDITION: Text = { fr: 'Une condition n’est pas remplie.', en: 'A condition is not met.' };

// Of a condition: by what it says, after the field that it is about where it begins with that; or by its type.
export function condition({ type, subject = '', description: english }: { type: string; subject?: string; description: string }): Text {
  const alone = subject && english.startsWith(`${subject} `) ? english.slice(subject.length + 1) : english;
  return exactly(alone) ?? known.get(type) ?? said(english, CONDITION);
}
