// What went wrong for users. Never whose fault it was.
import type { Text } from '@/kit/words/text';

export const incidentWords = {
  all: { fr: 'Incidents', en: 'Incidents that users had' },
  told: { fr: 'Ce qui s’est mal passé pour les usagers et a demandé quelqu’un tout de suite. Jamais la faute de qui.', en: 'What went wrong for users and needed somebody at once. Never whose fault it was.' },
  none: { fr: 'Aucun incident n’est connu.', en: 'No incident is known.' },
  add: { fr: 'Ajouter un incident', en: 'Add an incident' },
  editThis: { fr: 'Modifier l’incident « {title} »', en: 'Edit the incident “{title}”' },
  removeThis: { fr: 'Supprimer l’incident « {title} »', en: 'Delete the incident “{title}”' },
  one: { fr: 'Incident', en: 'What went wrong' },
  title: { fr: 'Titre', en: 'Title' },
  description: { fr: 'Ce qui s’est passé, et ce que l’on en a appris', en: 'What happened, and what was learned' },
  markdown: { fr: 'En markdown.', en: 'In markdown.' },
  detect: { fr: 'Remarqué', en: 'Noticed' },
  resolve: { fr: 'Fini pour les usagers', en: 'Over for users' },
  resolveHint: { fr: 'Vide : il dure encore.', en: 'Empty: it goes on.' },
  lasts: { fr: 'Dure encore', en: 'Goes on' },
  deployment: { fr: 'Déploiement en cause', en: 'Deployment that caused it' },
  deploymentHint: { fr: 'Vide : le dernier arrivé chez les usagers dans le délai de la formule est pris pour tel.', en: 'Empty: the latest one that reached users within the horizon of the formula is taken for that.' },
  unrelated: { fr: 'Aucun déploiement n’est en cause', en: 'No deployment caused it' },
  byTime: { fr: 'Le dernier avant, dans le délai', en: 'The latest one before, within the horizon' },
  movedTitle: { fr: 'Cet incident vient d’être modifié', en: 'This incident has just been changed' },
  deletedTitle: { fr: 'Cet incident vient d’être supprimé', en: 'This incident has just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré cet incident depuis que vous l’avez ouvert. Choisissez ce qui reste.', en: 'Somebody else saved this incident after you opened it. Choose what stays.' },
} satisfies Record<string, Text>;
