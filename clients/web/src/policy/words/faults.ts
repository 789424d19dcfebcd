// What the service says is wrong: by its sentences, and by the types of its conditions.
import type { Text } from '@/kit/words/text';

const FUTURE: Text = { fr: 'Ce jour est à venir.', en: 'That day is to come.' };
const CALENDAR: Text = { fr: 'Ce calendrier n’est pas connu ici.', en: 'This calendar is not known here.' };
const NOT_ITS_MILESTONE: Text = { fr: 'Ce n’est pas un jalon de cet engagement.', en: 'This is no milestone of this commitment.' };
const STOPPED: Text = { fr: 'Elle a sa réponse, ou elle a été rappelée.', en: 'It has its answer, or it was recalled.' };

const OF_MOVES: Readonly<Record<string, Text>> = {
  'say what the problem is': { fr: 'Dites quel est le problème.', en: 'Say what the problem is.' },
  'name a nature at least': { fr: 'Donnez au moins une nature.', en: 'Give one nature at least.' },
  'name a text that is to change, or say that none is known': { fr: 'Donnez un texte visé, ou dites qu’on n’en connaît aucun.', en: 'Name a target text, or say that none is known.' },
  'cite a piece of evidence at least': { fr: 'Citez au moins une source.', en: 'Cite one source at least.' },
  'write a new version first': { fr: 'Changez-la d’abord : elle a été rendue dans cette rédaction.', en: 'Change it first: it was given back in this revision.' },
  'must not be an author of it': { fr: 'Vous l’avez écrite : quelqu’un d’autre en décide.', en: 'You wrote it: somebody else decides.' },
  'give a reason': { fr: 'Donnez un motif.', en: 'Give a reason.' },
  'name another proposal that is neither merged nor withdrawn': { fr: 'Donnez une autre proposition, soumise ou recevable.', en: 'Name another proposal, that is submitted or admissible.' },
  'name the version that is consulted on': { fr: 'Dites quelle rédaction est mise en consultation.', en: 'Say which revision is consulted on.' },
  'the consultation has not ended': { fr: 'La consultation n’est pas terminée.', en: 'The consultation has not ended.' },
  'publish the summary of the consultation first': { fr: 'Publiez d’abord la synthèse de la consultation.', en: 'Publish the summary of the consultation first.' },
  'the committee has taken no reasoned decision on the version that was consulted on': { fr: 'Le comité n’a pris aucune décision sur la rédaction consultée.', en: 'The committee has taken no decision on the revision that was consulted on.' },
  'give the reference of the text': { fr: 'Le texte n’a pas de référence.', en: 'The text has no reference.' },
  'say when it was published': { fr: 'Le texte n’a pas de jour de publication.', en: 'The text has no day of publication.' },
  'say when it enters into force': { fr: 'Le texte n’a pas de jour d’entrée en vigueur.', en: 'The text has no day of entry into force.' },
  'cite evidence of what became of it': { fr: 'Citez ce qui montre ce qu’elle a donné.', en: 'Cite what shows how it turned out.' },
  '{move} is not allowed while the proposal is {state}; allowed: {moves}': { fr: 'Elle n’en est plus là : cela ne se peut pas maintenant.', en: 'It is not there any more: this cannot be done now.' },
  '{who} alone may {move}': { fr: 'Ce n’est pas à vous de le faire.', en: 'This is not for you to do.' },
  'it is {state}: what it says may be changed while it is DRAFT, RETURNED or ADMISSIBLE': { fr: 'Ce qu’elle dit ne change plus, d’où elle en est.', en: 'What it says stands still, from where it is.' },
};

const OF_PROPOSALS: Readonly<Record<string, Text>> = {
  'name an author at least': { fr: 'Il faut au moins un auteur.', en: 'There must be an author at least.' },
  'is for proposals that name no text': { fr: 'Cela ne se dit que s’il n’y a aucun texte visé.', en: 'This is told where there is no target text alone.' },
  'say how the impact was estimated': { fr: 'Dites comment cet effet est estimé.', en: 'Say how this impact was estimated.' },
};

const OF_EVIDENCE: Readonly<Record<string, Text>> = {
  'is required of a link': { fr: 'Donnez l’adresse de la page.', en: 'Give the address of the page.' },
  'is required of a link: what it says there': { fr: 'Dites ce qui y est écrit.', en: 'Say what is written there.' },
  'is not for links': { fr: 'Une page du web n’a pas de source ici.', en: 'A page of the web has no source here.' },
  'is required of everything but a link': { fr: 'Dites ce qui est cité.', en: 'Say what is cited.' },
  'is for links alone': { fr: 'Une adresse ne se donne que pour une page du web.', en: 'An address is for a page of the web alone.' },
  'is for links alone: of others, the source says it': { fr: 'C’est la source qui le dit : ne l’écrivez que d’une page du web.', en: 'The source says it: write it of a page of the web alone.' },
  'is for projects alone': { fr: 'Un jour ne se donne que pour un projet.', en: 'A day is for a project alone.' },
  'is for releases of campaigns alone': { fr: 'Une partie ne se donne que pour le résultat d’une campagne.', en: 'A part is for the result of a campaign alone.' },
  'is no name of such a source': { fr: 'Ce n’est pas le nom d’une telle source.', en: 'This is no name of such a source.' },
  'is no part of what the source says': { fr: 'La source n’a pas cette partie.', en: 'The source has no such part.' },
  'is of nothing that a service keeps': { fr: 'Aucun service ne garde de telle source.', en: 'No service keeps such a source.' },
  'says too much to be quoted whole': { fr: 'Cette source en dit trop pour être citée en entier.', en: 'This source says too much to be quoted whole.' },
  'a proposal cites {n} sources at most': { fr: 'Une proposition cite {n} sources au plus.', en: 'A proposal cites {n} sources at most.' },
};

const OF_AMENDMENTS: Readonly<Record<string, Text>> = {
  'say which of the target texts, from 1': { fr: 'Dites lequel des textes visés.', en: 'Say which of the target texts.' },
  'is for the wording of target texts alone': { fr: 'Un texte ne se choisit que pour changer sa rédaction.', en: 'A text is chosen to change its wording alone.' },
  'is no target text of that revision': { fr: 'Cette rédaction n’a pas ce texte visé.', en: 'That revision has no such target text.' },
  'says what stands there': { fr: 'C’est ce qui est déjà écrit.', en: 'This is what stands there already.' },
  'base it anew': { fr: 'Ce texte n’y est plus : reprenez l’amendement.', en: 'That text is gone: base the amendment anew.' },
};

const OF_CONSULTATIONS: Readonly<Record<string, Text>> = {
  'must lie after start_time': { fr: 'La fin suit le début.', en: 'The end follows the beginning.' },
  'must not lie more than a year after start_time': { fr: 'Une consultation dure un an au plus.', en: 'A consultation lasts a year at most.' },
  'must lie in the future': { fr: 'Ce moment est passé.', en: 'That moment has passed.' },
  'must lie in the future: CloseConsultation ends it now': { fr: 'Ce moment est passé : pour finir maintenant, terminez-la.', en: 'That moment has passed: to finish now, end it.' },
  'say who is invited': { fr: 'Dites qui est invité.', en: 'Say who is invited.' },
  'is for consultations of those who are invited': { fr: 'On n’invite que si la consultation est réservée.', en: 'People are invited where the consultation is for them alone.' },
  'while it is open, its end alone may change, to a later one': { fr: 'Elle est ouverte : on ne peut que la prolonger.', en: 'It is open: it can be prolonged alone.' },
  'once it has ended, it stays as it is': { fr: 'Elle est terminée : elle reste comme elle est.', en: 'It has ended: it stays as it is.' },
  'its end is past': { fr: 'Elle est déjà terminée.', en: 'It has ended already.' },
  'its summary follows its end': { fr: 'Elle n’est pas terminée.', en: 'It has not ended.' },
  'what was published stays as it is': { fr: 'Sa synthèse est déjà publiée.', en: 'Its summary is published already.' },
  'votes count from its beginning to before its end': { fr: 'On ne vote pas en ce moment.', en: 'This is not the time to vote.' },
  'comments are taken while it is': { fr: 'Ce n’est pas le moment d’en parler.', en: 'This is not the time to speak of it.' },
  'is no comment of this consultation': { fr: 'Cela n’a pas été dit dans cette consultation.', en: 'This was not said in this consultation.' },
  'say something': { fr: 'Écrivez quelque chose.', en: 'Write something.' },
  'what is hidden can be appealed for': { fr: 'On ne conteste que ce qui est masqué.', en: 'What is hidden alone is appealed for.' },
  'one appeal is open at a time': { fr: 'C’est déjà contesté.', en: 'It is appealed already.' },
  'there is nothing to decide': { fr: 'Il n’y a rien à décider.', en: 'There is nothing to decide.' },
};

const OF_SESSIONS: Readonly<Record<string, Text>> = {
  '{code} is no member': { fr: '{code} n’est pas membre.', en: '{code} is no member.' },
  'name {code} once': { fr: '{code} y est deux fois.', en: '{code} is there twice.' },
  'name each proposal once': { fr: 'Chaque proposition une fois.', en: 'Each proposal once.' },
  'name an item of the agenda, or none': { fr: 'Choisissez un point de l’ordre du jour, ou aucun.', en: 'Choose an item of the agenda, or none.' },
  'give each member another code': { fr: 'Deux membres ont le même code.', en: 'Two members have the same code.' },
  'say who chairs: one of them': { fr: 'Un membre préside, et un seul.', en: 'One member chairs, and one alone.' },
  'say which charter has other rules than the default ones': { fr: 'Dites quelle charte dit autrement que les règles par défaut.', en: 'Say which charter says otherwise than the default rules.' },
  'names the first session of a second convening, and of no other': { fr: 'Dites la première séance d’une seconde convocation, et alors seulement.', en: 'Name the first session of a second convening, and then alone.' },
  'must leave {days} days between its convening and its meeting': { fr: 'Il faut {days} jours entre la convocation et la réunion.', en: 'There must be {days} days between its convening and its meeting.' },
  'names itself': { fr: 'C’est elle-même.', en: 'This is itself.' },
  'has the items of the first convening, and no others': { fr: 'Une seconde convocation a les points de la première, et rien d’autre.', en: 'A second convening has the items of the first, and no others.' },
  'must be from 0 to quorum_denominator': { fr: 'La part ne dépasse pas le tout.', en: 'The part does not exceed the whole.' },
  'must be another member': { fr: 'On ne se donne pas mandat à soi-même.', en: 'Nobody gives a mandate to themselves.' },
  'what is convened is opened': { fr: 'Seule une séance convoquée s’ouvre.', en: 'Only what is convened is opened.' },
  'it is opened on the day on which it meets, or later': { fr: 'Elle s’ouvre le jour où elle se réunit.', en: 'It is opened on the day on which it meets.' },
  'who is there is no question': { fr: 'Elle ne se tient plus.', en: 'It is not held any more.' },
  'nobody sits in it': { fr: 'Elle est annulée.', en: 'It is cancelled.' },
  'what is open is closed': { fr: 'Seule une séance ouverte se lève.', en: 'Only what is open is closed.' },
  'what was not opened can be cancelled': { fr: 'Une séance ouverte ne s’annule plus.', en: 'What was opened is cancelled no more.' },
};

const OF_DECISIONS: Readonly<Record<string, Text>> = {
  'it is no item of it': { fr: 'Ce n’est pas un point de l’ordre du jour.', en: 'This is no item of the agenda.' },
  'it holds until it is void': { fr: 'C’est décidé : la décision tient tant qu’elle n’est pas annulée.', en: 'It is decided: the decision holds until it is void.' },
  'has a member twice': { fr: 'Un membre y vote deux fois.', en: 'A member votes twice.' },
  '{votes} must be of a member': { fr: 'Une voix n’est d’aucun membre.', en: 'A vote is no member’s.' },
  '{votes} is neither present nor represented': { fr: 'Quelqu’un vote sans être là ni représenté.', en: 'Somebody votes who is neither there nor represented.' },
  '{counted} count of {members}, and {needed} are needed': { fr: 'Pas de quorum : {counted} comptent, sur {members} ; il en faut {needed}.', en: 'No quorum: {counted} count, of {members}; {needed} are needed.' },
  '{member} is recused': { fr: '{member} s’est déporté : sa voix ne compte pas.', en: '{member} is recused: their vote does not count.' },
  '{for} for it, {against} against it': { fr: 'Les voix ne l’emportent pas : {for} pour, {against} contre.', en: 'The votes do not carry it: {for} for it, {against} against it.' },
  'did not vote': { fr: 'Ce membre n’a pas voté.', en: 'This member did not vote.' },
  'what an authority answered stands': { fr: 'Une autorité y a répondu : cela reste.', en: 'An authority answered it: that stands.' },
};

const OF_CLOCKS: Readonly<Record<string, Text>> = {
  'is no time zone: Europe/Paris is one': { fr: 'Ce n’est pas un fuseau horaire : Europe/Paris en est un.', en: 'This is no time zone: Europe/Paris is one.' },
  'is no calendar that is known here: see GetRules': CALENDAR,
  'must not lie in the future': FUTURE,
  'it was answered, or taken back': STOPPED,
  'it was answered, or is taken back': STOPPED,
  'must not be before first_day': { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'The last day cannot come before the first.' },
  'must not lie before its first day': { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'The last day cannot come before the first.' },
  'each has its last day': { fr: 'Aucune suspension n’est en cours.', en: 'No suspension goes on.' },
  'say what is corrected': { fr: 'Rien n’est corrigé.', en: 'Nothing is corrected.' },
  'must not lie before what is answered was received': { fr: 'C’est avant la réception.', en: 'This lies before the receipt.' },
};

const OF_PLANS: Readonly<Record<string, Text>> = {
  'must not lie before first_year': { fr: 'La dernière année ne peut pas précéder la première.', en: 'The last year cannot come before the first.' },
  '{name} has the words of its cycle: it stays': { fr: 'Quelque chose y est dit avec les mots de son cycle : l’année reste.', en: 'Something is told in the words of its cycle: the year stays.' },
  'is no milestone of this commitment': NOT_ITS_MILESTONE,
  'is part of it itself': { fr: 'Ils tourneraient en rond.', en: 'They would go round in a circle.' },
  'is not rated in plans that begin in {year}': { fr: 'Cela n’est pas évalué dans les plans de {year}.', en: 'This is not rated in plans that begin in {year}.' },
  'must be one of these, in plans that begin in {year}: {terms}': { fr: 'Dans les plans de {year}, on dit : {terms}.', en: 'In plans that begin in {year}, one says: {terms}.' },
};

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  ...OF_MOVES, ...OF_PROPOSALS, ...OF_EVIDENCE, ...OF_AMENDMENTS, ...OF_CONSULTATIONS, ...OF_SESSIONS, ...OF_DECISIONS, ...OF_CLOCKS, ...OF_PLANS,
};
