// Amendments: other words for a part of a proposal.
import { Amendment_Part as Part, Amendment_State as State } from '@/gen/pepiniere/policy/v1/amendment_pb';
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const amendmentWords = {
  ...EDITED,
  title: { fr: 'Amendements', en: 'Amendments' },
  told: { fr: 'Chacun porte sur une rédaction : celui qui est accepté fait la suivante, et les autres sont à reprendre sur elle.', en: 'Each is about one revision: one that is accepted makes the next, and the others are to be based on that.' },
  none: { fr: 'Aucun amendement n’est proposé.', en: 'No amendment is proposed.' },
  number: { fr: 'Amendement n° {n}', en: 'Amendment no. {n}' },
  add: { fr: 'Proposer un amendement', en: 'Propose an amendment' },
  editThis: { fr: 'Modifier l’amendement « {title} »', en: 'Edit the amendment “{title}”' },
  removeThis: { fr: 'Retirer l’amendement « {title} »', en: 'Take back the amendment “{title}”' },
  removeTold: { fr: 'Il ne sera pas décidé.', en: 'It will not be decided.' },
  part: { fr: 'Ce qu’il change', en: 'What it changes' },
  whichTarget: { fr: 'Quel texte visé', en: 'Which target text' },
  wording: { fr: 'Rédaction qu’il propose', en: 'Wording that it proposes' },
  why: { fr: 'Pourquoi ce changement', en: 'Why this change' },
  onRevision: { fr: 'sur la rédaction n° {n}', en: 'on revision no. {n}' },
  stale: { fr: 'Une autre rédaction a pris la place de celle-ci : son auteur doit le reprendre sur elle.', en: 'Another revision has taken the place of this one: its author must base it on that.' },
  staleNow: { fr: 'Une autre rédaction vient de prendre la place de celle-ci : relisez-la, puis recommencez.', en: 'Another revision has just taken the place of this one: read it, then try again.' },
  made: { fr: 'A fait la rédaction n° {n}.', en: 'Made revision no. {n}.' },
  decidedSo: { fr: 'Motif de la décision', en: 'Reason of the decision' },
  accept: { fr: 'Accepter', en: 'Accept' },
  acceptTold: { fr: 'Fait la rédaction suivante. Les amendements à celle-ci seront à reprendre.', en: 'Makes the next revision. Amendments to this one will have to be based anew.' },
  reject: { fr: 'Refuser', en: 'Reject' },
  rejectTold: { fr: 'La proposition reste comme elle est.', en: 'The proposal stays as it is.' },
  withdraw: { fr: 'Retirer', en: 'Take back' },
} satisfies Record<string, Text>;

export const AMENDMENT_STATES: Readonly<Record<State, Text>> = {
  [State.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [State.OPEN]: { fr: 'À décider', en: 'To be decided' },
  [State.ACCEPTED]: { fr: 'Accepté', en: 'Accepted' },
  [State.REJECTED]: { fr: 'Refusé', en: 'Rejected' },
  [State.WITHDRAWN]: { fr: 'Retiré par son auteur', en: 'Taken back' },
};
export const PARTS: Readonly<Record<Part, Text>> = {
  [Part.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Part.TITLE]: { fr: 'Le titre', en: 'Its title' },
  [Part.PROBLEM]: { fr: 'Le problème', en: 'The problem' },
  [Part.PROPOSED_CHANGE]: { fr: 'Le changement proposé', en: 'The proposed change' },
  [Part.TARGET_TEXT]: { fr: 'La rédaction proposée d’un texte', en: 'The wording proposed for a text' },
};
