// Why the rules refuse, in words.
import type { Text } from '@/kit/words/text';

export const REFUSED: Text = {
  fr: { one: 'Refusé : {n} point à régler', other: 'Refusé : {n} points à régler' },
  en: { one: 'Refused: {n} thing to settle', other: 'Refused: {n} things to settle' },
};

// Of the requirements, where each stands above with the way to it.
export const GATES_ABOVE: Text = { fr: 'Ce qui manque est marqué ci-dessus.', en: 'What is missing is marked above.' };

// Of a requirement.
export const LACKING: Text = { fr: 'Il manque : {what}', en: 'Missing: {what}' };

// By the code of what is refused, or by its type where the type says all.
export const REFUSALS: Readonly<Record<string, Text>> = {
  BEFORE_LAST_LINE: {
    fr: 'Le registre a déjà une phase à partir d’un jour plus tardif : choisissez un jour qui le suit, ou corrigez cette ligne.',
    en: 'The ledger already has a phase from a later day: choose a day after it, or correct that line.',
  },
  ILLEGAL_TRANSITION: { fr: 'Les règles ne prévoient pas ce passage d’une phase à l’autre.', en: 'The rules do not know this step from one phase to the other.' },
  PHASE_BACKWARDS: { fr: 'Le parcours reviendrait en arrière.', en: 'The journey would go backwards.' },
  OUTCOME_LEFT: { fr: 'Le parcours quitterait une issue définitive.', en: 'The journey would leave a final outcome.' },
  SUPERSEDED: { fr: 'Cette ligne n’a plus cours : corrigez celle qui l’a remplacée.', en: 'This line no longer holds: correct the one that took its place.' },
  PROJECT: {
    fr: 'Le projet n’existe plus, ou n’est plus de cet incubateur : le retirer de l’ordre du jour.',
    en: 'The project is gone, or no longer of this incubator: take it off the agenda.',
  },
  PUBLISHED: { fr: 'C’est déjà publié : reprenez-le d’abord.', en: 'It is published already: take it back first.' },
  NOT_PUBLISHED: { fr: 'Ce n’est pas publié : il n’y a rien à reprendre.', en: 'It is not published: there is nothing to take back.' },
  REFERENCE: { fr: 'Autre chose s’y réfère encore, ou ce à quoi il se réfère a été supprimé : changez cela d’abord.', en: 'Something still refers to it, or what it refers to was deleted: change that first.' },
  STATE: { fr: 'La séance n’est plus dans l’état où cela se fait.', en: 'The session is no longer in a state for that.' },
  DATE: { fr: 'La séance se tient à son jour ou après : changez sa date, ou attendez.', en: 'The session is held on its day or later: change its date, or wait.' },
  SOURCE: { fr: 'La séance a été tenue ailleurs : modifiez-la telle qu’elle est.', en: 'The session was held elsewhere: change it as it is.' },
  COMMITTEE: { fr: 'Un comité l’a décidé : rouvrez sa séance et corrigez sa décision.', en: 'A committee decided it: reopen its session and correct the decision.' },
  TIME_BOX: { fr: 'Le projet n’a pas de dernier jour à prolonger : donnez-le d’abord sur sa fiche.', en: 'The project has no last day to extend: give it on its sheet first.' },
  ALIAS: { fr: 'Un autre projet garde ce nom parmi ses anciens noms.', en: 'Another project keeps this name among its former names.' },
  MOVED_ON: { fr: 'Le projet a changé de phase depuis : corriger son registre.', en: 'The project has moved on since: correct its ledger instead.' },
};

// What keeps a decision from being recorded, by the field that lacks.
export const DECISION_FAULTS: Readonly<Record<string, Text>> = {
  decision: { fr: 'Dire ce qui a été décidé, ou retirer le projet de l’ordre du jour.', en: 'Record what was decided, or take the project off the agenda.' },
  conditions: { fr: 'Dire vers quoi le projet pivote, dans les conditions.', en: 'Say in the conditions what the project turns to.' },
  next_review_date: { fr: 'Dire quand le projet sera réentendu, après la séance.', en: 'Say when it is heard again, after the session.' },
  funding_source: { fr: 'Dire d’où vient l’argent accordé.', en: 'Say where the money comes from.' },
  phase: { fr: 'Dire vers quelle phase mène cette décision.', en: 'Name the phase that this decision leads to.' },
  amount_granted: { fr: 'Le montant doit être positif, et rien n’est accordé à un projet arrêté.', en: 'The amount must be more than nothing, and nothing is granted to a project that stops.' },
};
