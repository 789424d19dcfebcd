import type { Text } from '@/kit/words/text';

export const editWords = {
  nothing: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  changes: { fr: { one: '{n} champ modifié', other: '{n} champs modifiés' }, en: { one: '{n} field changed', other: '{n} fields changed' } },
  moved: { fr: 'Ce qui a changé : {fields}. Votre saisie est intacte.', en: 'What changed: {fields}. What you typed is intact.' },
  bring: { fr: 'Reprendre ces changements', en: 'Bring these changes in' },
  conflictTitle: { fr: 'Deux versions à réunir', en: 'Two versions to bring together' },
  taken: { fr: 'Repris de l’autre version, sans rien à choisir : {fields}.', en: 'Taken from the other version, with nothing to choose: {fields}.' },
  mine: { fr: 'Votre version', en: 'Your version' },
  theirs: { fr: 'L’autre version', en: 'The other version' },
  base: { fr: 'Avant', en: 'Before' },
  empty: { fr: 'rien', en: 'nothing' },
  chooseAll: { fr: 'Choisissez une version pour chaque champ.', en: 'Choose a version for each field.' },
  deletedTold: { fr: 'Rien ne peut y être enregistré. Votre saisie est gardée.', en: 'Nothing can be saved to it. What you typed is kept.' },
  apply: { fr: 'Appliquer ces choix', en: 'Apply these choices' },
  merged: { fr: 'Les deux versions sont réunies : vérifiez, puis enregistrez.', en: 'The two versions are brought together: check, then save.' },
} satisfies Record<string, Text>;

// What is said of the thing itself, which has its own name and gender.
export interface EditedWords {
  // Somebody else changed it while it is edited.
  movedTitle: Text;
  // Somebody deleted it while it is edited.
  deletedTitle: Text;
  // Somebody else saved it after it was opened: what to do.
  conflictTold: Text;
}

// Of a thing of any kind that somebody else changed or deleted meanwhile.
export const EDITED: EditedWords = {
  movedTitle: { fr: 'Quelqu’un vient de le modifier', en: 'Somebody has just changed it' },
  deletedTitle: { fr: 'Quelqu’un vient de le supprimer', en: 'Somebody has just deleted it' },
  conflictTold: { fr: 'Quelqu’un d’autre l’a enregistré depuis que vous l’avez ouvert. Choisissez ce qui reste.', en: 'Somebody else saved it after you opened it. Choose what stays.' },
};
