import type { Text } from '@/kit/words/text';

export const editWords = {
  title: { fr: 'Modifier {project}', en: 'Edit {project}' },
  movedTitle: { fr: 'Quelqu’un d’autre a modifié ce projet pendant que vous l’éditez', en: 'Somebody else changed this project while you edit it' },
  deletedTitle: { fr: 'Quelqu’un a supprimé ce projet pendant que vous l’éditez', en: 'Somebody has deleted this project while you edit it' },
  conflictTold: {
    fr: 'Quelqu’un d’autre a enregistré ce projet après que vous l’avez ouvert. Rien n’est perdu : choisissez, pour chaque champ que vous avez tous deux changé, ce qu’il doit dire.',
    en: 'Somebody else saved this project after you opened it. Nothing is lost: for each field that both of you changed, choose what it should say.',
  },
  drafted: { fr: 'Vous avez une modification en cours, pas encore enregistrée.', en: 'You have changes under way that are not saved yet.' },
  resume: { fr: 'Reprendre', en: 'Resume' },
  discard: { fr: 'Abandonner', en: 'Discard' },
} satisfies Record<string, Text>;
