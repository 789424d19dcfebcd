import type { Text } from '@/words/text';

export const editWords = {
  title: { fr: 'Modifier {project}', en: 'Edit {project}' },
  nothing: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  changes: { fr: { one: '{n} champ modifié', other: '{n} champs modifiés' }, en: { one: '{n} field changed', other: '{n} fields changed' } },
  movedTitle: { fr: 'Quelqu’un d’autre a modifié ce projet pendant que vous l’éditez', en: 'Somebody else changed this project while you edit it' },
  moved: { fr: 'Ce qui a changé : {fields}. Votre saisie est intacte.', en: 'What changed: {fields}. What you typed is intact.' },
  bring: { fr: 'Reprendre ces changements', en: 'Bring these changes in' },
  conflictTitle: { fr: 'Deux versions à réunir', en: 'Two versions to bring together' },
  conflictTold: {
    fr: 'Quelqu’un d’autre a enregistré ce projet après que vous l’avez ouvert. Rien n’est perdu : choisissez, pour chaque champ que vous avez tous deux changé, ce qu’il doit dire.',
    en: 'Somebody else saved this project after you opened it. Nothing is lost: for each field that both of you changed, choose what it should say.',
  },
  taken: { fr: 'Repris de l’autre version, sans rien à choisir : {fields}.', en: 'Taken from the other version, with nothing to choose: {fields}.' },
  mine: { fr: 'Votre version', en: 'Your version' },
  theirs: { fr: 'L’autre version', en: 'The other version' },
  base: { fr: 'Avant', en: 'Before' },
  empty: { fr: 'rien', en: 'nothing' },
  chooseAll: { fr: 'Choisissez une version pour chaque champ.', en: 'Choose a version for each field.' },
  apply: { fr: 'Appliquer ces choix', en: 'Apply these choices' },
  merged: { fr: 'Les deux versions sont réunies : vérifiez, puis enregistrez.', en: 'The two versions are brought together: check, then save.' },
  drafted: { fr: 'Vous avez une modification en cours, pas encore enregistrée.', en: 'You have changes under way that are not saved yet.' },
  resume: { fr: 'Reprendre', en: 'Resume' },
  discard: { fr: 'Abandonner', en: 'Discard' },
} satisfies Record<string, Text>;
