// What pages of this service say alike.
import { resourceWords } from '@/kit/words/resource_words';
import type { Text } from '@/kit/words/text';

export { EDITED } from '@/kit/form/edit_words';

export const feedbackWords = {
  ...resourceWords,
  title: { fr: 'Participer', en: 'Take part' },
  intro: {
    fr: 'Dire ce que l’on vit, proposer, voter, répondre ; et suivre ce qu’il en advient. Personne n’est exposé pour avoir parlé.',
    en: 'Tell what one lives through, propose, vote, answer; and follow what becomes of it. Nobody is exposed for having spoken.',
  },
  act: { fr: 'Agir', en: 'Act' },
  state: { fr: 'État', en: 'State' },
  name: { fr: 'Titre', en: 'Title' },
  description: { fr: 'Description', en: 'Description of it' },
  markdown: { fr: 'En markdown.', en: 'In markdown.' },
  programme: { fr: 'Programme', en: 'Programme' },
  programmeHint: { fr: 'Ses coachs s’en occupent. Ne change plus ensuite.', en: 'Its coaches keep it. It stays for good.' },
  removeTold: { fr: 'Vous pourrez revenir en arrière.', en: 'You will be able to take this back.' },
  history: { fr: 'Journal des modifications', en: 'Audit' },
  day: { fr: 'Jour', en: 'Day' },
  search: { fr: 'Mots du titre', en: 'Words of the title' },
  signInTo: { fr: 'Connectez-vous pour y prendre part.', en: 'Sign in to take part.' },
  found: { fr: 'Dans ce que disent les gens', en: 'In what people say' },
  foundNone: { fr: 'Aucune campagne, aucun espace, aucune idée, aucune mesure, aucun panel, aucune rétrospective ne porte ces mots.', en: 'No campaign, space, idea, measure, panel or retrospective has these words.' },
  mine: { fr: 'Ce que je dis et réponds', en: 'What I say and answer' },
  toAll: { fr: 'Tout voir', en: 'See all' },
  download: { fr: 'Télécharger', en: 'Download' },
} satisfies Record<string, Text>;
