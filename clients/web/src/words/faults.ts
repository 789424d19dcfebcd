// What is wrong with a field, in the words of both languages.
import type { Text } from './text';

// The services' own sentences in English: what they refuse is said in the reader's language (see said()).
export const FAULTS = {
  required: { fr: 'Ce champ est obligatoire.', en: 'is required' },
  uri: { fr: 'Donnez une adresse complète, qui commence par https:// ou http://.', en: 'give an absolute http:// or https:// address' },
  day: { fr: 'Ce n’est pas un jour du calendrier.', en: 'is not a day of the calendar: give year, month and day' },
  cents: { fr: 'Donnez un montant en euros, avec deux décimales au plus : 1250,50.', en: 'must be a whole number of cents' },
  positive: { fr: 'Le montant doit être supérieur à zéro.', en: 'must be more than nothing' },
  billion: { fr: 'Plus d’un milliard d’euros : vérifiez le montant.', en: 'is more than a billion euros: check the number' },
  number: { fr: 'Donnez un nombre.', en: 'must be a number' },
  percent: { fr: 'Donnez un nombre entre 0 et 100.', en: 'must be between 0 and 100' },
  share: { fr: 'Donnez un nombre au-dessus de 0, et de 100 au plus.', en: 'must be more than 0, and 100 at most' },
  promotion: { fr: 'Donnez un numéro entier, à partir de 1.', en: 'must count from 1' },
  twice: { fr: 'Chaque valeur ne se donne qu’une fois.', en: 'name each value once' },
  tooEarly: { fr: 'Avant l’an 2000 : vérifiez l’année.', en: 'lies before the year 2000: check the year' },
  tooLate: { fr: 'Dans plus de vingt ans : vérifiez l’année.', en: 'lies more than 20 years ahead: check the year' },
  future: { fr: 'Cette date est à venir : une dépense s’enregistre quand elle est faite.', en: 'lies in the future: record money when it is spent' },
  passed: { fr: 'Cette date est passée : donnez un jour à venir, ou retirez la dispense.', en: 'has passed: give a day to come, or withdraw the waiver that should count no more' },
  ends: { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'must not lie before time_box.start_date' },
  endsLine: { fr: 'La fin ne peut pas précéder l’entrée dans la phase.', en: 'must not lie before the effective date' },
  primary: { fr: 'L’incubateur principal ne se répète pas parmi les autres.', en: 'leave the primary incubator out of the others' },
  entity: { fr: 'Nommez l’entité juridique à qui le projet appartient.', en: 'name the legal entity that owns a private player\'s project' },
  owner: { fr: 'Seul un projet d’acteur privé a un propriétaire extérieur.', en: 'only a PRIVATE_PLAYER_PROJECT has an external owner' },
  proof: { fr: 'Dites où est la preuve, ou décrivez-la dans la note.', en: 'say where the proof is, or describe it in note' },
  same: { fr: 'Rien n’a changé.', en: 'says what the line says already' },
} satisfies Record<string, Text>;

const BY_ENGLISH = new Map<string, Text>(Object.values(FAULTS).map((text) => [text.en, text]));
// A service's sentence in both languages where we know it.
export const said = (english: string): Text => BY_ENGLISH.get(english) ?? { fr: english, en: english };
