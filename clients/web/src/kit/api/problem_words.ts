// What people are told of a problem, in both languages: the sentences of the services are for programs and logs.
import { Code } from '@connectrpc/connect';
import { condition, said } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import type { Problem } from './problem';

interface Told { title: Text; told?: Text }

const OTHERWISE: Told = {
  title: { fr: 'Une erreur est survenue', en: 'Something went wrong' },
  told: { fr: 'Réessayez ; si cela se reproduit, prévenez l’équipe du programme.', en: 'Try again; if it happens again, tell the programme’s team.' },
};
const UNREACHED: Told = {
  title: { fr: 'Le service ne répond pas', en: 'The service does not answer' },
  told: { fr: 'Vérifiez votre connexion, puis réessayez dans un instant.', en: 'Check your connection, and try again in a moment.' },
};
const BUSY: Told = {
  title: { fr: 'Trop de demandes à la fois', en: 'Too many requests at once' },
  told: { fr: 'Rien n’a été fait : réessayez dans un instant.', en: 'Nothing was done: try again in a moment.' },
};
const SLOW: Told = {
  title: { fr: 'Le service met trop de temps à répondre', en: 'The service takes too long to answer' },
  told: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
};
const SIGN_IN: Told = { title: { fr: 'Connectez-vous pour continuer', en: 'Sign in to continue' } };
const SESSION_LOST: Told = {
  title: { fr: 'Votre session a expiré, reconnectez-vous', en: 'Your session has expired: sign in again' },
  told: { fr: 'Ce que vous avez saisi est gardé.', en: 'What you typed is kept.' },
};
const MALFORMED: Told = {
  title: { fr: 'Quelque chose est à corriger', en: 'Something needs correcting' },
  told: { fr: 'La demande n’a pas été comprise.', en: 'The request was not understood.' },
};

const BY_CODE: Partial<Record<Code, Told>> = {
  [Code.Unauthenticated]: SIGN_IN,
  [Code.PermissionDenied]: { title: { fr: 'Votre rôle ne donne pas accès à ceci', en: 'Your role does not reach this' } },
  [Code.NotFound]: { title: { fr: 'Introuvable', en: 'Not found' }, told: { fr: 'Cela n’existe pas, ou plus.', en: 'It does not exist, or no longer does.' } },
  [Code.InvalidArgument]: MALFORMED,
  [Code.FailedPrecondition]: {
    title: { fr: 'Les règles ne le permettent pas en l’état', en: 'The rules do not allow it as things stand' },
    told: { fr: 'Autre chose est à régler d’abord.', en: 'Something else is to be settled first.' },
  },
  [Code.Aborted]: {
    title: { fr: 'Quelqu’un d’autre l’a modifié entre-temps', en: 'Somebody else has changed it meanwhile' },
    told: { fr: 'Ce que vous voyez est à jour maintenant : vérifiez, puis recommencez.', en: 'What you see is up to date now: check, then try again.' },
  },
  [Code.AlreadyExists]: { title: { fr: 'Cela existe déjà', en: 'This exists already' } },
  [Code.ResourceExhausted]: BUSY,
  [Code.Unavailable]: UNREACHED,
  [Code.DeadlineExceeded]: SLOW,
};

// Where the reason (ErrorInfo) says more than the code.
const BY_REASON: Readonly<Record<string, Told>> = {
  TOKEN_MISSING: SIGN_IN,
  TOKEN_EXPIRED: SESSION_LOST,
  RATE_LIMITED: BUSY,
  OVERLOADED: BUSY,
  DEADLINE_EXCEEDED: SLOW,
  SERVICE_OUT_OF_REACH: UNREACHED,
  SHUTTING_DOWN: UNREACHED,
  PROVIDER_UNAVAILABLE: {
    title: { fr: 'Le service de connexion ne répond pas', en: 'The sign-in service does not answer' },
    told: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  },
  ROLES_UNAVAILABLE: {
    title: { fr: 'Vos rôles ne peuvent pas être vérifiés pour l’instant', en: 'Your roles cannot be checked for now' },
    told: { fr: 'Rien n’a été fait : réessayez dans un instant.', en: 'Nothing was done: try again in a moment.' },
  },
  ROLES_CHANGED: {
    title: { fr: 'Vos rôles viennent de changer', en: 'Your roles have just changed' },
    told: { fr: 'Rechargez la page.', en: 'Reload the page.' },
  },
  TOO_LARGE: {
    title: { fr: 'C’est trop à la fois', en: 'This is too much at once' },
    told: { fr: 'Raccourcissez ce qui est envoyé, ou resserrez ce qui est demandé.', en: 'Shorten what is sent, or narrow what is asked.' },
  },
  MALFORMED_REQUEST: MALFORMED,
  CROSS_SITE: {
    title: { fr: 'La demande venait d’un autre site', en: 'The request came from another site' },
    told: { fr: 'Rechargez la page.', en: 'Reload the page.' },
  },
  IS_ALIAS: {
    title: { fr: 'Cela existe déjà', en: 'This exists already' },
    told: { fr: 'C’est l’ancien nom d’un autre : choisissez-en un autre.', en: 'It is the former name of another one: choose another.' },
  },
  UNREADABLE: {
    title: { fr: 'Ce qui est enregistré ne peut pas être lu', en: 'What is stored cannot be read' },
    told: { fr: 'L’équipe du programme peut le réparer.', en: 'The programme’s team can repair it.' },
  },
};

// Of arguments that no form asks for.
const OF_FIELDS: Readonly<Record<string, Text>> = {
  page_token: { fr: 'La page demandée n’est pas de cette liste : revenez à la première.', en: 'The page asked for is none of this list: go back to the first.' },
  filter: { fr: 'Le filtre n’a pas été compris.', en: 'The filter was not understood.' },
  order_by: { fr: 'L’ordre demandé n’est pas possible.', en: 'The order asked for is not possible.' },
};

// Each sentence once.
const distinct = (texts: readonly Text[]): readonly Text[] => [...new Map(texts.map((text) => [text.fr, text])).values()];

// `isLost`: somebody was signed in. What each field or condition lacks takes the place of what is said of the whole.
export function wordsOf({ code, reason, fields, preconditions }: Problem, isLost = false): Told & { details: readonly Text[] } {
  const { title, told } = code === Code.Unauthenticated && isLost ? SESSION_LOST : BY_REASON[reason] ?? BY_CODE[code] ?? OTHERWISE;
  const details = distinct([
    ...fields.map(({ field, description }) => OF_FIELDS[field] ?? said(description)),
    ...preconditions.map(condition),
  ]);
  return { title, details, ...(told && details.length === 0 ? { told } : {}) };
}
