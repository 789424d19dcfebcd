// Words that runs over a call have in common: rankings, placements, and what comes of them.
import type { Text } from '@/kit/words/text';

export const runWords = {
  notYours: { fr: 'Cette page est pour ceux qui conduisent l’appel, et n’est pas ouverte à votre rôle.', en: 'This page is for those who lead the call, and is not open to your role.' },
  sealed: { fr: 'L’appel n’est pas fermé : rien de ce qui y répond n’est dit à personne avant le {moment}.', en: 'The call has not closed: nothing that answers it is told to anybody before {moment}.' },
  anApplication: { fr: 'Candidature …{id}', en: 'Application …{id}' },
  number: { fr: 'Numéro', en: 'Number' },
  runOn: { fr: 'Calculé le', en: 'Run on' },
  published: { fr: 'Publié le', en: 'Published on' },
  notPublished: { fr: 'pas encore', en: 'not yet' },
  download: { fr: 'Télécharger le calcul', en: 'Download the run' },
  replayTold: {
    fr: 'Quiconque a ce fichier refait le calcul, sans serveur, avec la commande pep cohort replay, et voit si le résultat est le même à l’octet près.',
    en: 'Whoever has this file runs it again without a server, with the command pep cohort replay, and sees whether the result is the same to the byte.',
  },
  inputsSum: { fr: 'Empreinte de ce qui a été lu', en: 'Sum of what was read' },
  resultSum: { fr: 'Empreinte du résultat', en: 'Sum of the result' },
  applicant: { fr: 'Qui', en: 'Who' },
  seat: { fr: 'Poste', en: 'Seat' },
  allSeats: { fr: 'Tous les postes', en: 'All seats' },
  stage: { fr: 'Étape', en: 'Stage' },
  reason: { fr: 'Motif', en: 'Reason' },
  state: { fr: 'État', en: 'State' },
  acts: { fr: 'Que faire', en: 'What to do' },
  missing: { fr: 'Ce calcul n’existe pas', en: 'There is no such run' },
  missingTold: { fr: 'Ou il n’est pas publié, et pas pour vous.', en: 'Or it is not published, and not for you.' },
  // Equals.
  undecided: { fr: 'À départager', en: 'To be decided' },
  undecidedTold: {
    fr: 'Rien ne dit qui passe avant qui : ni les notes, ni une décision du jury, ni un tirage au sort. Consignez ce que le jury décide, puis recommencez.',
    en: 'Nothing says who comes first: neither marks, nor a decision of the jury, nor a lot. Record what the jury decides, then run again.',
  },
  tied: { fr: 'À égalité', en: 'Tied' },
  tiedOn: { fr: 'À égalité pour {seat}', en: 'Tied for {seat}' },
  recordFor: { fr: 'Consigner la décision du jury : {who}', en: 'Record what the jury decides: {who}' },
  record: { fr: 'Consigner la décision du jury', en: 'Record what the jury decides' },
  recordTold: { fr: 'Elle ne se modifie pas : elle se retire, avec un motif. Les calculs déjà faits ne changent pas ; les prochains en tiennent compte.', en: 'It cannot be changed, but withdrawn with a reason. Runs that were made stay as they are; the next ones go by it.' },
  order: { fr: 'Dans l’ordre, la première personne d’abord', en: 'In order, the first person first' },
  decisionReason: { fr: 'Pourquoi le jury décide ainsi', en: 'Why the jury decides so' },
  recorded: { fr: 'La décision du jury est consignée : vous pouvez recommencer.', en: 'What the jury decided is recorded: you may run again.' },
} satisfies Record<string, Text>;
