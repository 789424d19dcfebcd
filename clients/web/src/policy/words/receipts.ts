// Receipts: what became of what one said.
import { Receipt_Contribution as Contribution } from '@/gen/pepiniere/policy/v1/receipt_pb';
import type { Text } from '@/kit/words/text';

export const receiptWords = {
  title: { fr: 'Ce que deviennent mes propositions', en: 'What becomes of my proposals' },
  intro: { fr: 'Chaque proposition qui porte quelque chose de vous, et chaque étape qu’elle a franchie depuis. Vous seul lisez cette page.', en: 'Each proposal that carries something of yours, and each step that it took since. You alone read this page.' },
  none: { fr: 'Aucune proposition ne porte encore rien de vous.', en: 'No proposal carries anything of yours yet.' },
  signIn: { fr: 'Connectez-vous pour voir ce que deviennent vos propositions.', en: 'Sign in to see what becomes of your proposals.' },
  gave: { fr: 'Ce que vous y avez apporté', en: 'What you gave to it' },
  mine: { fr: 'Ce que j’y ai apporté', en: 'What I gave to it' },
  mineTold: { fr: 'Vous recevez un message à chaque étape.', en: 'You are told of each step.' },
  toAll: { fr: 'Tout ce que deviennent mes propositions', en: 'All that becomes of my proposals' },
} satisfies Record<string, Text>;

export const CONTRIBUTIONS: Readonly<Record<Contribution, Text>> = {
  [Contribution.UNSPECIFIED]: { fr: 'quelque chose', en: 'something' },
  [Contribution.AUTHOR]: { fr: 'vous l’avez écrite', en: 'you wrote it' },
  [Contribution.EVIDENCE]: { fr: 'vous y avez cité une pièce', en: 'you cited evidence' },
  [Contribution.AMENDMENT]: { fr: 'vous y avez proposé un amendement', en: 'you proposed an amendment' },
  [Contribution.VOTE]: { fr: 'vous avez voté', en: 'you voted' },
  [Contribution.COMMENT]: { fr: 'vous avez pris la parole', en: 'you said something' },
};
