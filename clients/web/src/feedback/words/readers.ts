// Who will read what is typed.
import { READERS } from '@/gen/pepiniere/feedback/v1/readers';
import type { Readership } from '@/kit/form/readers';

type Told = NonNullable<Readership['words']>;

const OF_MEMBER: Told = { people: {
  fr: 'Lu par vous et par les coachs du réseau et du programme. N’est jamais publié.',
  en: 'Read by you and by the coaches of the network and of the programme. Never published.',
} };
const OF_CAMPAIGN: Told = { everybody: {
  fr: 'Lu par les coachs du programme tant que c’est un brouillon, par les personnes interrogées dès l’ouverture, et par tout le monde si les chiffres sont publiés pour tous.',
  en: 'Read by the coaches of the programme while it is a draft, by those who are asked once it opens, and by everybody where its figures are published for all.',
} };
const OF_TEXT: Told = { people: {
  fr: 'Lu par les coachs du programme jusqu’à la publication, puis par tous ceux qui lisent les chiffres. Ce qui avait été écrit disparaît.',
  en: 'Read by the coaches of the programme until the release, then by whoever reads the figures. What was written goes.',
} };
const OF_ANSWER: Told = { people: {
  fr: 'Lu par vous seul, jusqu’à la fermeture. Ensuite il n’en reste que des chiffres de groupes, et des textes relus qui ne disent pas de qui ils sont.',
  en: 'Read by you alone, until the close. Afterwards only figures of groups are left of it, and texts that were read and do not tell whose they are.',
} };
const OF_CONSTRAINT: Told = { everybody: {
  fr: 'Lu par ceux que vous choisissez ci-dessous. Que c’est vous qui le signalez n’est dit qu’aux coachs du programme.',
  en: 'Read by those whom you choose below. That you are the one who reports it is told to the coaches of the programme alone.',
} };
const OF_SPACE: Told = {
  everybody: { fr: 'Lu par ceux qui lisent l’espace.', en: 'Read by those who read the space.' },
  peopleAlone: { fr: 'Lu par les modérateurs de l’espace seulement.', en: 'Read by the moderators of the space alone.' },
};
const OF_IDEA: Told = { everybody: {
  fr: 'Lu par ceux qui lisent l’espace, une fois passé par un modérateur si l’espace le veut. Que c’est de vous n’est dit qu’aux modérateurs, sauf si vous signez.',
  en: 'Read by those who read the space, once a moderator has let it through where the space wants that. That it is yours is told to moderators alone, unless you sign.',
} };
const OF_RULING: Told = { everybody: {
  fr: 'Lu par tous ceux qui lisent l’espace, dans le registre, qui ne nomme personne.',
  en: 'Read by whoever reads the space, in the log, which names nobody.',
} };
const OF_APPEAL: Told = { people: {
  fr: 'Lu par vous et par les modérateurs de l’espace. N’est jamais publié.',
  en: 'Read by you and by the moderators of the space. Never published.',
} };
const OF_VOTE: Told = { people: {
  fr: 'Compté ; qui soutient quoi n’est lu que par soi.',
  en: 'Counted; who supports what is read by oneself alone.',
} };
const OF_PANELIST: Told = { people: {
  fr: 'Lu par vous et par les gestionnaires du panel. N’est jamais publié.',
  en: 'Read by you and by the managers of the panel. Never published.',
} };
const OF_STUDY: Told = {
  everybody: { fr: 'Lu par tout le monde : ce que font les panels est public.', en: 'Read by everybody: what panels do is public.' },
  peopleAlone: { fr: 'Lu par les gestionnaires du panel seulement.', en: 'Read by the managers of the panel alone.' },
};
const OF_INVITATION: Told = { people: {
  fr: 'Lu par la personne invitée et par les gestionnaires du panel. N’est jamais publié.',
  en: 'Read by whoever is invited and by the managers of the panel. Never published.',
} };
const OF_RETROSPECTIVE: Told = { everybody: {
  fr: 'Lu par ceux que vous choisissez ci-dessous. Qui l’écrit n’est dit à personne.',
  en: 'Read by those whom you choose below. Who writes it is told to nobody.',
} };

// The first that fits.
const WORDS: readonly (readonly [RegExp, Told])[] = [
  [/Member/, OF_MEMBER], [/FreeText/, OF_TEXT], [/Campaign/, OF_CAMPAIGN], [/PutAnswer/, OF_ANSWER], [/Constraint$/, OF_CONSTRAINT], [/Space|(?:Advance|[Mm]erge)Idea/, OF_SPACE], [/AppealModeration/, OF_APPEAL],
  [/ModerateItem|DecideAppeal/, OF_RULING], [/Idea|Comment/, OF_IDEA], [/Vote/, OF_VOTE], [/Panelist/, OF_PANELIST], [/Invitation|Disposition/, OF_INVITATION], [/Study|Seed/, OF_STUDY], [/Retrospective/, OF_RETROSPECTIVE],
];

// The contract marks fields: where what is not open data is all that is typed (an appeal), its words tell the people alone.
export const readersOf = (writes: keyof typeof READERS): Readership => {
  const words = WORDS.find(([pattern]) => pattern.test(writes))?.[1];
  if (!words) return READERS[writes];
  return { ...READERS[writes], ...(words.people && !words.everybody ? { by: 'people' as const } : {}), words };
};
