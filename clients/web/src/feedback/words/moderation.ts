// Moderation: what waits, what was decided and why, and what is contested.
import { ModerationAction_Appeal as Appeal, ModerationAction_Decision as Ruling } from '@/gen/pepiniere/feedback/v1/moderation_pb';
import type { Text } from '@/kit/words/text';

export const moderationWords = {
  title: { fr: 'Modération de « {title} »', en: 'Moderation of “{title}”' },
  here: { fr: 'Modération', en: 'Moderation of it' },
  intro: { fr: 'Tout ce qui a été décidé ici, et pourquoi ; sans nommer personne.', en: 'All that was decided here, and why; naming nobody.' },
  mine: { fr: 'Ce qui vous concerne', en: 'What is about you' },
  mineTold: { fr: 'Ce que vous avez écrit et qui attend un modérateur, ou qu’un modérateur a retiré.', en: 'What you wrote that waits for a moderator, or that a moderator took away.' },
  mineNone: { fr: 'Rien de ce que vous avez écrit ici n’attend ni n’a été retiré.', en: 'Nothing that you wrote here waits or was taken away.' },
  queue: { fr: 'À modérer', en: 'To be moderated' },
  queueTold: { fr: 'On ne modère jamais ce que l’on a écrit soi-même.', en: 'Nobody moderates what they wrote themselves.' },
  queueNone: { fr: 'Rien n’attend.', en: 'Nothing waits.' },
  appeals: { fr: 'Recours à décider', en: 'Appeals to decide' },
  appealsTold: { fr: 'Par quelqu’un d’autre que qui a retiré.', en: 'By somebody else than whoever took it away.' },
  appealsNone: { fr: 'Aucun recours n’attend.', en: 'No appeal waits.' },
  log: { fr: 'Registre public', en: 'Public log' },
  logNone: { fr: 'Rien n’a encore été décidé ici.', en: 'Nothing was decided here yet.' },
  item: { fr: 'Quoi', en: 'What' },
  idea: { fr: 'Idée', en: 'Idea' },
  comment: { fr: 'Commentaire', en: 'A comment' },
  text: { fr: 'Ce qui est écrit', en: 'What is written' },
  ruling: { fr: 'Décidé', en: 'Decided' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  reasonHint: { fr: 'L’auteur le recevra, et le registre le garde. N’y nommez personne.', en: 'The author gets it, and the log keeps it. Name nobody in it.' },
  appeal: { fr: 'Recours', en: 'Appeal' },
  appealText: { fr: 'Ce que dit l’auteur', en: 'What the author says' },
  appealReason: { fr: 'Décision du recours', en: 'How the appeal was decided' },
  publish: { fr: 'Laisser passer', en: 'Let through' },
  hide: { fr: 'Retirer', en: 'Take away' },
  restore: { fr: 'Rétablir', en: 'Put back' },
  contest: { fr: 'Contester', en: 'Contest it' },
  contestTold: { fr: 'Une fois. Quelqu’un d’autre que qui a retiré décidera.', en: 'Once. Somebody else than whoever took it away will decide.' },
  contestText: { fr: 'Ce que vous en dites', en: 'What you say against it' },
  decide: { fr: 'Décider du recours', en: 'Decide the appeal' },
  upheld: { fr: 'Ce qui a été retiré se lit de nouveau', en: 'What was taken away is read again' },
  done: { fr: 'C’est décidé, et l’auteur en est averti.', en: 'It is decided, and the author is told.' },
  ownItem: { fr: 'C’est vous qui l’avez écrit : quelqu’un d’autre le modère.', en: 'You wrote it yourself: somebody else moderates it.' },
  ownRuling: { fr: 'C’est vous qui l’avez retiré : quelqu’un d’autre décide du recours.', en: 'You took it away yourself: somebody else decides the appeal.' },
  nothingLeft: { fr: 'Quelqu’un l’a déjà décidé.', en: 'Somebody has decided it already.' },
} satisfies Record<string, Text>;

const NONE: Text = { fr: 'Inconnu', en: 'Unknown' };
export const RULINGS: Readonly<Record<Ruling, Text>> = {
  [Ruling.UNSPECIFIED]: NONE,
  [Ruling.PUBLISH]: { fr: 'Publié', en: 'Let through' },
  [Ruling.HIDE]: { fr: 'Retiré', en: 'Taken away' },
  [Ruling.RESTORE]: { fr: 'Rétabli', en: 'Put back' },
};
export const APPEALS: Readonly<Record<Appeal, Text>> = {
  [Appeal.UNSPECIFIED]: NONE,
  [Appeal.NONE]: { fr: 'pas contesté', en: 'not contested' },
  [Appeal.OPEN]: { fr: 'contesté', en: 'contested' },
  [Appeal.UPHELD]: { fr: 'recours accepté', en: 'appeal upheld' },
  [Appeal.DISMISSED]: { fr: 'recours rejeté', en: 'appeal dismissed' },
};
// Why somebody may not decide, by the reason of the refusal.
export const REFUSED: Readonly<Record<string, Text>> = { OWN_ITEM: moderationWords.ownItem, OWN_DECISION: moderationWords.ownRuling, NOTHING_TO_DECIDE: moderationWords.nothingLeft };
