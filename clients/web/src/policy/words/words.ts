// What pages of this service say alike.
import { resourceWords } from '@/kit/words/resource_words';
import type { Text } from '@/kit/words/text';

export { EDITED } from '@/kit/form/edit_words';

export const policyWords = {
  ...resourceWords,
  name: { fr: 'Titre', en: 'Title' },
  state: { fr: 'État', en: 'State' },
  since: { fr: 'Depuis le', en: 'Since' },
  markdown: { fr: 'En markdown.', en: 'In markdown.' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: { fr: 'Il reste sur la page, et chacun de ceux qui la lisent le lira.', en: 'It stays on the page: whoever reads that will read it.' },
  history: { fr: 'Journal des modifications', en: 'Audit' },
  search: { fr: 'Mots du titre', en: 'Words of the title' },
  act: { fr: 'Agir', en: 'Act' },
  yes: { fr: 'Oui', en: 'Yes' },
  found: { fr: 'Dans ce qui est proposé et promis', en: 'In what is proposed and promised' },
  foundNone: { fr: 'Aucune proposition, aucun texte, aucun engagement, aucun plan ne porte ces mots.', en: 'No proposal, text, commitment or plan has these words.' },
  mine: { fr: 'Ce que je propose et ce que j’en ai dit', en: 'What I propose and what I said of proposals' },
  you: { fr: 'Vous', en: 'You' },
  somebody: { fr: 'Quelqu’un', en: 'Somebody' },
  reference: { fr: 'Référence', en: 'Reference' },
  authority: { fr: 'Autorité compétente', en: 'Competent authority' },
} satisfies Record<string, Text>;
