// What each condition of a call asks of whoever applies.
import { EligibilityRule_Kind as Kind } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Text } from '@/kit/words/text';

export const RULE_QUESTIONS: Readonly<Record<Kind, Text>> = {
  [Kind.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Kind.NOT_SERVING_AGENT]: { fr: 'Êtes-vous agent en poste dans l’administration ?', en: 'Are you a serving agent of the administration?' },
  [Kind.NOT_JUROR]: { fr: 'Êtes-vous membre du jury de cet appel ?', en: 'Are you a juror of this call?' },
  [Kind.NOT_HOST_MENTOR]: { fr: 'Êtes-vous mentor d’une organisation d’accueil que vous visez ?', en: 'Are you a mentor of a host that you apply to?' },
  [Kind.MINIMUM_AGE]: { fr: 'Quel âge avez-vous ?', en: 'How old are you?' },
  [Kind.RIGHT_TO_WORK]: { fr: 'Avez-vous le droit de travailler en France ?', en: 'Do you have the right to work in France?' },
};
