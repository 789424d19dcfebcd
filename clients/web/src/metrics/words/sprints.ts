// What a team committed to, and until when.
import type { Text } from '@/kit/words/text';

export const sprintWords = {
  all: { fr: 'Sprints', en: 'Sprints of the team' },
  told: {
    fr: 'Ce à quoi l’équipe s’engage, et jusqu’à quand : ce qui est dans un sprint quand il commence. Seuls les sprints clos comptent, une fois leur fin passée.',
    en: 'What the team commits to, and until when: what is in a sprint when it starts. Only closed sprints count, once they are over.',
  },
  none: { fr: 'Aucun sprint n’est connu.', en: 'No sprint is known.' },
  add: { fr: 'Ajouter un sprint', en: 'Add a sprint' },
  editThis: { fr: 'Modifier le sprint « {title} »', en: 'Edit the sprint “{title}”' },
  removeThis: { fr: 'Supprimer le sprint « {title} »', en: 'Delete the sprint “{title}”' },
  one: { fr: 'Sprint', en: 'Which sprint' },
  title: { fr: 'Titre', en: 'Title' },
  titleHint: { fr: 'Comme l’équipe l’appelle.', en: 'As the team calls it.' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  endHint: { fr: 'Ce qui se termine à cet instant n’en est plus.', en: 'What is finished at that instant is no longer of it.' },
  goal: { fr: 'But', en: 'Goal' },
  closed: { fr: 'Clos', en: 'Closed' },
  idHint: { fr: 'Comme sur le tableau de l’équipe, ou tel quel : il ne change plus ensuite.', en: 'As on the board of the team, or as it is: it stays for good.' },
  state: { fr: 'Où il en est', en: 'Where it stands' },
  open: { fr: 'Pas encore clos', en: 'Not closed yet' },
  close: { fr: 'Clore', en: 'Close' },
  closeThis: { fr: 'Clore le sprint « {title} »', en: 'Close the sprint “{title}”' },
  closeTold: {
    fr: 'Il compte alors dans la vélocité et dans ce qui a été fait sur engagé, une fois sa fin passée. Tout le monde lira qu’il est clos. Vous pourrez revenir en arrière, en le modifiant.',
    en: 'It counts then for velocity and for what was done of what was committed, once it is over. Everybody will read that it is closed. You will be able to take this back by editing it.',
  },
  movedTitle: { fr: 'Ce sprint vient d’être modifié', en: 'This sprint has just been changed' },
  deletedTitle: { fr: 'Ce sprint vient d’être supprimé', en: 'This sprint has just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré ce sprint depuis que vous l’avez ouvert. Choisissez ce qui reste.', en: 'Somebody else saved this sprint after you opened it. Choose what stays.' },
} satisfies Record<string, Text>;
