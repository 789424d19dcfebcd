// Who will read what is typed.
import { READERS } from '@/gen/pepiniere/policy/v1/readers';
import type { Readership } from '@/kit/form/readers';

type Told = NonNullable<Readership['words']>;

const OF_PROPOSAL: Told = { everybody: {
  fr: 'Lu par les auteurs et les chargés de politique publique ; par tout le monde dès la consultation, et pour toujours.',
  en: 'Read by its authors and policy officers; by everybody once it is consulted on, and for good.',
} };
const OF_EVIDENCE: Told = { everybody: {
  fr: 'Lu par ceux qui lisent la proposition : tout le monde dès la consultation. Ce que la source ne dit pas à tous reste aux auteurs et aux chargés de politique publique.',
  en: 'Read by those who read the proposal: everybody once it is consulted on. What the source does not tell everybody stays with authors and policy officers.',
} };
const OF_AMENDMENT: Told = { everybody: {
  fr: 'Lu par ceux qui lisent la proposition, avec votre nom : tout le monde dès la consultation.',
  en: 'Read by those who read the proposal, with your name: everybody once it is consulted on.',
} };
const OF_CONSULTATION: Told = { everybody: {
  fr: 'Lu par tout le monde, ou par les seules personnes invitées si la consultation leur est réservée.',
  en: 'Read by everybody, or by those who are invited alone where the consultation is for them.',
} };
const OF_VOTE: Told = { people: {
  fr: 'Compté ; qui vote quoi n’est lu que par soi.',
  en: 'Counted; who votes how is read by oneself alone.',
} };
const OF_COMMENT: Told = { everybody: {
  fr: 'Lu par ceux qui lisent la consultation, avec votre nom ; une fois publié, si elle est modérée avant.',
  en: 'Read by those who read the consultation, with your name; once it is published, where it is moderated before.',
} };
const OF_MODERATION: Told = { everybody: {
  fr: 'Lu par l’auteur et, dans le registre, par ceux qui lisent la consultation, sans nom.',
  en: 'Read by its author and, in the log, by those who read the consultation, without a name.',
} };
const OF_APPEAL: Told = { people: {
  fr: 'Lu par vous et par les chargés de politique publique. N’est jamais publié.',
  en: 'Read by you and by policy officers. Never published.',
} };
const OF_SESSION: Told = {
  everybody: { fr: 'Lu par tout le monde, sauf ce qui dit qui siège.', en: 'Read by everybody, but for what says who sits.' },
  peopleAlone: { fr: 'Lu par les membres et les chargés de politique publique seulement.', en: 'Read by members and policy officers alone.' },
};
const OF_DECISION: Told = {
  everybody: { fr: 'Lu par tout le monde, sauf qui a voté quoi.', en: 'Read by everybody, but for who voted how.' },
  peopleAlone: { fr: 'Lu par les membres et les chargés de politique publique seulement.', en: 'Read by members and policy officers alone.' },
};

// The first that fits.
const WORDS: readonly (readonly [RegExp, Told])[] = [
  [/Proposal/, OF_PROPOSAL], [/Evidence/, OF_EVIDENCE], [/Amendment/, OF_AMENDMENT], [/Consultation/, OF_CONSULTATION], [/Vote/, OF_VOTE], [/AppealComment/, OF_APPEAL], [/(?:Hide|Publish)Comment/, OF_MODERATION],
  [/Comment/, OF_COMMENT], [/Session|Attendance|Recusal/, OF_SESSION], [/Decision/, OF_DECISION],
];

// The contract marks fields: where what is not open data is all that is typed (an appeal), its words tell the people alone.
export const readersOf = (writes: keyof typeof READERS): Readership => {
  // Commitments are no comments.
  const words = /Commitment/.test(writes) ? undefined : WORDS.find(([pattern]) => pattern.test(writes))?.[1];
  if (!words) return READERS[writes];
  return { ...READERS[writes], ...(words.people && !words.everybody ? { by: 'people' as const } : {}), words };
};
