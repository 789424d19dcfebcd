// What is wrong with a field of the portfolio, in the words of both languages.
import { FAULTS as OF_KIT } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';

export const FAULTS = {
  ...OF_KIT,
  before2000: { fr: 'Avant l’an 2000 : vérifiez l’année.', en: 'Before the year 2000: check the year.' },
  future: { fr: 'Cette date est à venir : une dépense s’enregistre quand elle est faite.', en: 'This date is to come: money is recorded when it is spent.' },
  notYet: { fr: 'Ce jour est à venir : parlez-en quand il sera là.', en: 'This day is to come: write of it when it has come.' },
  passed: { fr: 'Cette date est passée : donnez un jour à venir, ou retirez la dispense.', en: 'This date has passed: give a day to come, or withdraw the waiver.' },
  endsLine: { fr: 'La fin ne peut pas précéder l’entrée dans la phase.', en: 'The end cannot come before the phase begins.' },
  primary: { fr: 'L’incubateur principal ne se répète pas parmi les autres.', en: 'The primary incubator is not one of the others.' },
  entity: { fr: 'Nommez l’entité juridique à qui le projet appartient.', en: 'Name the legal entity that owns the project.' },
  owner: { fr: 'Seul un projet d’acteur privé a un propriétaire extérieur.', en: 'Only a private player’s project has an external owner.' },
  proof: { fr: 'Dites où est la preuve, ou décrivez-la dans la note.', en: 'Say where the proof is, or describe it in the note.' },
  same: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  code: { fr: 'Le code d’une exigence : A à Z, 0 à 9 et _, comme RISK_ANALYSIS.', en: 'The code of a requirement: A to Z, 0 to 9 and _, as in RISK_ANALYSIS.' },
} satisfies Record<string, Text>;

// The portfolio's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  'lies before the year 2000: check the year': FAULTS.before2000,
  'lies in the future: record money when it is spent': FAULTS.future,
  'lies in the future: write of a day when it has come': FAULTS.notYet,
  'has passed: give a day to come, or withdraw the waiver that should count no more': FAULTS.passed,
  'must not lie before the effective date': FAULTS.endsLine,
  'leave the primary incubator out of the others': FAULTS.primary,
  'name the legal entity that owns a private player\'s project': FAULTS.entity,
  'only a PRIVATE_PLAYER_PROJECT has an external owner': FAULTS.owner,
  'say where the proof is, or describe it in note': FAULTS.proof,
  'says what the line says already': FAULTS.same,
};
