// What a team works on, and how it moves. Never who did it.
import { StateCategory as State } from '@/gen/pepiniere/metrics/v1/work_item_pb';
import type { Text } from '@/kit/words/text';

export const itemWords = {
  all: { fr: 'Éléments de travail', en: 'Work items' },
  told: {
    fr: 'Ce sur quoi l’équipe travaille, et comment cela avance. Jamais qui l’a fait.',
    en: 'What the team works on, and how it moves. Never who did it.',
  },
  none: { fr: 'Aucun élément n’est connu.', en: 'No item is known.' },
  noneSuch: { fr: 'Aucun élément n’en est là.', en: 'No item stands there.' },
  add: { fr: 'Ajouter un élément', en: 'Add an item' },
  editThis: { fr: 'Modifier l’élément « {title} »', en: 'Edit the item “{title}”' },
  removeThis: { fr: 'Supprimer l’élément « {title} »', en: 'Delete the item “{title}”' },
  one: { fr: 'Élément', en: 'Item' },
  title: { fr: 'Titre', en: 'Title' },
  titleHint: { fr: 'Aucun chiffre n’en a besoin.', en: 'No figure needs it.' },
  steps: { fr: 'Comment il avance', en: 'How it moves' },
  stepsHint: {
    fr: 'Ce qui compte : quand il a été mis en cours, et quand il a été fait. Le reste peut manquer.',
    en: 'What counts: when it came to be in progress, and when it was done. The rest may be left out.',
  },
  step: { fr: 'Étape {n}', en: 'Step {n}' },
  addStep: { fr: 'Ajouter une étape', en: 'Add a step' },
  to: { fr: 'Où il en est', en: 'Where it stands' },
  since: { fr: 'Depuis', en: 'Since' },
  status: { fr: 'Colonne du tableau', en: 'Column of the board' },
  statusHint: { fr: 'Comme l’équipe l’appelle, sans nommer personne.', en: 'As the team calls it, naming nobody.' },
  type: { fr: 'Type d’élément', en: 'Type of item' },
  typeHint: { fr: 'Comme l’équipe l’appelle : « bug », « story »…', en: 'As the team calls it: “bug”, “story”…' },
  request: { fr: 'Demandé', en: 'Asked for' },
  requestHint: { fr: 'Vide si personne ne le sait : le jour où il a été noté ici n’en est pas un.', en: 'Empty where nobody knows: the day when it was written down here is none.' },
  memberships: { fr: 'Sprints où il était', en: 'Sprints that it was in' },
  membership: { fr: 'Passage {n}', en: 'Stay {n}' },
  addMembership: { fr: 'Mettre dans un sprint', en: 'Put it in a sprint' },
  sprint: { fr: 'Sprint', en: 'Which sprint' },
  from: { fr: 'Entré', en: 'Put in' },
  fromHint: { fr: 'Au début du sprint ou avant : l’équipe s’y est engagée. Après : il s’y est ajouté.', en: 'At the start of the sprint or before: the team committed to it. Later: it was added.' },
  out: { fr: 'Sorti', en: 'Taken out' },
  outHint: { fr: 'Vide : il n’en a pas été retiré.', en: 'Empty: it never was.' },
  estimates: { fr: 'Estimations', en: 'Estimates' },
  estimate: { fr: 'Estimation {n}', en: 'Estimate {n}' },
  addEstimate: { fr: 'Estimer', en: 'Estimate it' },
  value: { fr: 'Combien', en: 'How much' },
  valueHint: { fr: 'Dans l’unité de l’équipe, comme des points.', en: 'In the unit of the team, such as points.' },
  estimated: { fr: 'Estimé', en: 'Estimated' },
  estimatedHint: { fr: 'La dernière avant qu’il soit fait est celle qui compte.', en: 'The latest one before it was done is the one that counts.' },
  idHint: { fr: 'Comme sur le tableau de l’équipe (142, EIG-7), ou tel quel : il ne change plus ensuite.', en: 'As on the board of the team (142, EIG-7), or as it is: it stays for good.' },
  movedTitle: { fr: 'Cet élément vient d’être modifié', en: 'This item has just been changed' },
  deletedTitle: { fr: 'Cet élément vient d’être supprimé', en: 'This item has just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré cet élément depuis que vous l’avez ouvert. Choisissez ce qui reste.', en: 'Somebody else saved this item after you opened it. Choose what stays.' },
} satisfies Record<string, Text>;

// What is most often said of one: that it came to stand elsewhere.
export interface StepWords { act: Text; actOn: Text; since: Text }
export type Step = State.IN_PROGRESS | State.DONE | State.CANCELLED;
export const STEPS: Readonly<Record<Step, StepWords>> = {
  [State.IN_PROGRESS]: { act: { fr: 'Commencer', en: 'Start' }, actOn: { fr: 'Commencer « {title} »', en: 'Start “{title}”' }, since: { fr: 'En cours depuis', en: 'In progress since' } },
  [State.DONE]: { act: { fr: 'Terminer', en: 'Finish' }, actOn: { fr: 'Terminer « {title} »', en: 'Finish “{title}”' }, since: { fr: 'Terminé le', en: 'Finished on' } },
  [State.CANCELLED]: { act: { fr: 'Abandonner', en: 'Give up' }, actOn: { fr: 'Abandonner « {title} »', en: 'Give “{title}” up' }, since: { fr: 'Abandonné le', en: 'Cancelled on' } },
};
