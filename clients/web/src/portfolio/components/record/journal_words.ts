import type { Text } from '@/kit/words/text';

export const journalWords = {
  title: { fr: 'Journal de l’équipe et des coachs', en: 'Journal of the team and its coaches' },
  told: {
    fr: 'Ce que l’équipe, les coachs et les ministères s’écrivent. Une ligne ne devient publique que si quelqu’un la publie.',
    en: 'What the team, coaches and ministries write for one another. A line becomes public only if somebody publishes it.',
  },
  empty: { fr: 'Rien n’est consigné.', en: 'Nothing was written.' },
  write: { fr: 'Consigner une nouvelle', en: 'Record news' },
  save: { fr: 'Consigner', en: 'Record' },
  correct: { fr: 'Corriger une ligne du journal', en: 'Correct a line of the journal' },
  day: { fr: 'Jour', en: 'Day' },
  text: { fr: 'Nouvelle', en: 'News' },
  textHint: { fr: 'Ce qui avance, ce qui bloque, qui peut aider.', en: 'What moves on, what stands in the way, who can help.' },
  publish: { fr: 'Publier', en: 'Publish' },
  publishTitle: { fr: 'Publier une ligne du journal', en: 'Publish a line of the journal' },
  publishTold: {
    fr: 'La ligne devient un événement du projet, que tout le monde lit. Le journal garde la vôtre telle qu’elle est.',
    en: 'The line becomes an event of the project, which everybody reads. The journal keeps yours as it is.',
  },
  publicText: { fr: 'Ce que le public lira', en: 'What the public will read' },
  preview: { fr: 'Aperçu : parmi les événements du projet, et dans les données ouvertes', en: 'Preview: among the project’s events, and in the open data' },
  takeBack: { fr: 'Reprendre', en: 'Take back' },
  takeBackTitle: { fr: 'Reprendre une ligne publiée', en: 'Take a published line back' },
  takeBackTold: {
    fr: 'L’événement est retiré de la page et des données ouvertes. Qui l’a lu entre-temps l’a lu.',
    en: 'The event is removed from the page and from the open data. Who read it meanwhile has read it.',
  },
  published: { fr: 'Publié', en: 'Public' },
  publicReads: { fr: 'Le public lit', en: 'The public reads' },
  since: { fr: 'depuis le {date}', en: 'since {date}' },
  publishThis: { fr: 'Publier la ligne du {date}', en: 'Publish the line of {date}' },
  takeThisBack: { fr: 'Reprendre la ligne du {date}', en: 'Take the line of {date} back' },
  correctThis: { fr: 'Corriger la ligne du {date}', en: 'Correct the line of {date}' },
} satisfies Record<string, Text>;
