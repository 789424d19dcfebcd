// What came to users, and when.
import { Deployment_Intent as Intent, Deployment_Outcome as Outcome } from '@/gen/pepiniere/metrics/v1/deployment_pb';
import type { Text } from '@/kit/words/text';

export const deploymentWords = {
  all: { fr: 'Déploiements', en: 'Deployments' },
  told: { fr: 'Un déploiement compte quand il est arrivé en production, chez les usagers.', en: 'A deployment counts once it reached production, and users.' },
  none: { fr: 'Aucun déploiement n’est connu.', en: 'No deployment is known.' },
  add: { fr: 'Ajouter un déploiement', en: 'Add a deployment' },
  editThis: { fr: 'Modifier le déploiement « {title} »', en: 'Edit the deployment “{title}”' },
  removeThis: { fr: 'Supprimer le déploiement « {title} »', en: 'Delete the deployment “{title}”' },
  one: { fr: 'Déploiement', en: 'Deployment' },
  environment: { fr: 'Environnement', en: 'Environment' },
  environmentHint: { fr: 'Comme l’équipe l’appelle.', en: 'As the team calls it.' },
  tier: { fr: 'Sert de', en: 'Is for' },
  start: { fr: 'Commencé', en: 'Started' },
  finish: { fr: 'Fini', en: 'Finished' },
  finishHint: { fr: 'Nécessaire dès qu’il y a une issue.', en: 'Needed once it has an outcome.' },
  outcome: { fr: 'Issue', en: 'Outcome' },
  outcomeHint: { fr: 'Vide : il n’est pas fini, ou personne ne le sait.', en: 'Empty: it is not over, or nobody knows.' },
  rollback: { fr: 'Annulé', en: 'Rolled back' },
  rollbackHint: { fr: 'Pour ce qui a été annulé après coup : le moment où c’était fait.', en: 'Of what was taken back afterwards: when that was done.' },
  sha: { fr: 'Version du code', en: 'Version of the code' },
  shaHint: { fr: 'L’empreinte de Git : de 7 à 64 chiffres hexadécimaux, en petites lettres.', en: 'The hash of Git: 7 to 64 hexadecimal digits, in small letters.' },
  changes: { fr: 'Changements qu’il porte', en: 'Changes that it carries' },
  changesHint: { fr: 'Une empreinte de Git par ligne.', en: 'One hash of Git a line.' },
  intent: { fr: 'Pourquoi', en: 'Why' },
  intentHint: { fr: 'Vide : le taux de reprise ne le compte pas.', en: 'Empty: the rework rate does not count it.' },
  movedTitle: { fr: 'Ce déploiement vient d’être modifié', en: 'This deployment has just been changed' },
  deletedTitle: { fr: 'Ce déploiement vient d’être supprimé', en: 'This deployment has just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré ce déploiement depuis que vous l’avez ouvert. Choisissez ce qui reste.', en: 'Somebody else saved this deployment after you opened it. Choose what stays.' },
} satisfies Record<string, Text>;

export const DEPLOYMENT_OUTCOMES: Readonly<Record<Outcome, Text>> = {
  [Outcome.UNSPECIFIED]: { fr: 'Pas encore fini', en: 'Not over yet' },
  [Outcome.SUCCEEDED]: { fr: 'Réussi', en: 'Succeeded' },
  [Outcome.FAILED]: { fr: 'En échec : il n’est arrivé chez personne', en: 'Failed: it reached nobody' },
  [Outcome.ROLLED_BACK]: { fr: 'Annulé après être arrivé chez les usagers', en: 'Rolled back after it reached users' },
  [Outcome.CANCELLED]: { fr: 'Abandonné avant la fin', en: 'Called off before it was over' },
};
export const INTENTS: Readonly<Record<Intent, Text>> = {
  [Intent.UNSPECIFIED]: { fr: 'Non enregistré', en: 'Not recorded' },
  [Intent.PLANNED]: { fr: 'Prévu', en: 'Planned' },
  [Intent.INCIDENT]: { fr: 'Imprévu, à cause d’un incident', en: 'Unplanned, because of an incident' },
};
