// The ways of taking part, each with what it is for.
import type { Text } from '@/kit/words/text';

export const wayWords = {
  speak: { fr: 'Dire et proposer', en: 'Tell and propose' },
  follow: { fr: 'Suivre ce qu’il en advient', en: 'Follow what becomes of it' },
  join: { fr: 'Être interrogé, rester en lien', en: 'Be asked, stay in touch' },
  campaignsFor: { fr: 'Les questionnaires en cours, et ce que les précédents ont publié.', en: 'Questionnaires that are open, and what earlier ones published.' },
  constraintsFor: { fr: 'Signaler ce qui empêche d’avancer, et voir ce que cela coûte à tous.', en: 'Report what keeps you from going on, and see what that costs everybody.' },
  spacesFor: { fr: 'Proposer une idée, discuter celles des autres, les soutenir.', en: 'Propose an idea, discuss those of others, support them.' },
  retrospectivesFor: { fr: 'Ce que des équipes ont tenté, et ce qu’elles en ont appris.', en: 'What teams tried, and what they learned of it.' },
  voiceFor: { fr: 'Vos accusés : ce qu’est devenue chaque chose que vous avez dite.', en: 'Your receipts: what became of each thing that you said.' },
  measuresFor: { fr: 'Ce que l’administration fait des idées et des contraintes, et où cela en est.', en: 'What the administration does about ideas and constraints, and how far that is.' },
  networksFor: { fr: 'Les réseaux d’anciens : en être, dire pour quoi l’on peut vous contacter, en partir.', en: 'Networks of alumni: be of one, say what you may be contacted for, leave.' },
  panelsFor: { fr: 'Accepter d’être tiré au sort pour des études, et vérifier les tirages.', en: 'Agree to be drawn by lot for studies, and check the draws.' },
  invitationsFor: { fr: 'Les études qui vous invitent en ce moment.', en: 'The studies that invite you now.' },
} satisfies Record<string, Text>;
