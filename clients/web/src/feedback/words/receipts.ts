// Receipts: what became of what somebody said.
import { Receipt_Outcome as Outcome } from '@/gen/pepiniere/feedback/v1/receipt_pb';
import type { Text } from '@/kit/words/text';

export const receiptWords = {
  ofProposals: { fr: 'Ce que deviennent les propositions où j’ai pris part', en: 'What becomes of the proposals that I took part in' },
  title: { fr: 'Ce qu’est devenue ma parole', en: 'What became of what I said' },
  intro: {
    fr: 'Un accusé pour chaque chose qu’est devenu ce que vous avez proposé ou signalé. Ils sont à vous seul, et signés : vous pouvez les garder, et les montrer à qui vous voulez.',
    en: 'A receipt for each thing that became of what you proposed or reported. They are yours alone, and signed: you may keep them, and show them to whom you like.',
  },
  answersTold: { fr: 'Les réponses aux campagnes n’ont pas d’accusé : rien ne garde qui a répondu.', en: 'Answers to campaigns have no receipt: nothing keeps who answered.' },
  signIn: { fr: 'Connectez-vous : ces accusés ne sont lus que par leur destinataire.', en: 'Sign in: these receipts are read by whom they are for alone.' },
  none: { fr: 'Rien encore : proposez une idée, ou signalez ce qui bloque.', en: 'Nothing yet: propose an idea, or report what gets in the way.' },
  noneSuch: { fr: 'Aucun accusé de cette sorte.', en: 'No receipt of that kind.' },
  said: { fr: 'Ce que j’ai dit', en: 'What I said' },
  outcome: { fr: 'Ce qui en est advenu', en: 'What became of it' },
  consequence: { fr: 'Où le voir', en: 'Where to see it' },
  received: { fr: 'Le', en: 'On' },
  seeConsequence: { fr: 'Voir : {kind}', en: 'See it: {kind}' },
  support: { fr: 'Votre soutien à une idée', en: 'Your support of an idea' },
  keep: { fr: 'Garder', en: 'Keep' },
  keepThis: { fr: 'Garder l’accusé : {title}', en: 'Keep the receipt: {title}' },
  keepAll: { fr: 'Tout garder dans un fichier', en: 'Keep all of them in a file' },
  keepTold: { fr: 'Le fichier se fait dans votre navigateur. Gardé chez vous, un accusé vaut même si vous vous faites effacer d’ici.', en: 'The file is made in your browser. Kept with you, a receipt holds even if you have yourself erased from here.' },
  unsigned: { fr: 'pas signé', en: 'not signed' },
  signed: { fr: 'signé', en: 'signed' },
  toCheck: { fr: 'Vérifier un accusé', en: 'Check a receipt' },
  contribution: { fr: 'une contribution', en: 'a contribution' },
  checkTitle: { fr: 'Vérifier un accusé', en: 'Check a receipt' },
  checkIntro: { fr: 'Quelqu’un vous montre un accusé : choisissez le fichier. Il est vérifié dans votre navigateur, et rien n’en est envoyé. Il ne dit pas de qui il est.', en: 'Somebody shows you a receipt: choose the file. It is checked in your browser, and nothing of it is sent. It does not tell whose it is.' },
  file: { fr: 'Le fichier de l’accusé', en: 'The file of the receipt' },
  right: { fr: 'Signature juste : cet accusé vient d’ici, et rien n’y a été changé.', en: 'Right signature: this receipt comes from here, and nothing of it was changed.' },
  wrong: { fr: 'Signature fausse : cet accusé a été changé, ou ne vient pas d’ici.', en: 'Wrong signature: this receipt was changed, or does not come from here.' },
  notOne: { fr: 'Ce fichier n’est pas un accusé.', en: 'This file is no receipt.' },
  noKey: { fr: 'Ce serveur ne signe pas d’accusés : rien ne peut être vérifié.', en: 'This server signs no receipts: nothing can be checked.' },
} satisfies Record<string, Text>;

export const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  [Outcome.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Outcome.RECEIVED]: { fr: 'Reçu', en: 'Received' },
  [Outcome.MERGED]: { fr: 'Réuni à une idée pareille', en: 'Merged into an idea that says the same' },
  [Outcome.CITED]: { fr: 'Cité dans une proposition', en: 'Cited in a proposal' },
  [Outcome.TRANSMITTED]: { fr: 'Transmis', en: 'Transmitted' },
  [Outcome.SILENT]: { fr: 'Personne n’a répondu à temps', en: 'Nobody answered in time' },
  [Outcome.ADOPTED]: { fr: 'Adopté', en: 'Adopted' },
  [Outcome.DECLINED]: { fr: 'Écarté', en: 'Declined' },
  [Outcome.BECAME_MEASURE]: { fr: 'Devenu une mesure', en: 'Became a measure' },
  [Outcome.DELIVERED]: { fr: 'Livré', en: 'Delivered' },
  [Outcome.ABANDONED]: { fr: 'Abandonné', en: 'Abandoned' },
  [Outcome.ACCEPTED]: { fr: 'Accepté', en: 'Accepted' },
  [Outcome.PARTLY_ACCEPTED]: { fr: 'Accepté en partie', en: 'Accepted in part' },
  [Outcome.IN_FORCE]: { fr: 'En vigueur', en: 'In force' },
};
// The same, as signed documents have it.
export const outcomeNamed = (symbol: string): Text => OUTCOMES[Outcome[symbol as keyof typeof Outcome] ?? Outcome.UNSPECIFIED];
