// What people are told of what went wrong: in French in the French client, each thing once, and no name of the contract.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { wordsOf } = await load('kit/api/problem_words.ts');
const CODES = { invalid: 3, deadline: 4, missing: 5, exists: 6, denied: 7, exhausted: 8, precondition: 9, aborted: 10, internal: 13, unavailable: 14, lost: 15, unauthenticated: 16 };
const problem = (code, { reason = '', fields = [], preconditions = [] } = {}) => ({ code: CODES[code], reason, metadata: {}, message: 'projects/x: some words of a server', fields, preconditions, more: 0 });
const told = (...args) => wordsOf(problem(...args));
const french = ({ title, told: whole, details }) => [title, ...(whole ? [whole] : []), ...details].map(({ fr }) => fr);

test('whatever the code, a title in French, and nothing of the server’s own words', () => {
  for (const code of Object.keys(CODES)) {
    const sentences = french(told(code));
    assert.ok(sentences.length > 0 && sentences.every((one) => /^\p{Lu}/u.test(one) && !one.includes('server')), code);
  }
});

test('the reasons of the services have words of their own', () => {
  for (const reason of ['TOKEN_MISSING', 'TOKEN_EXPIRED', 'RATE_LIMITED', 'OVERLOADED', 'DEADLINE_EXCEEDED', 'SERVICE_OUT_OF_REACH', 'SHUTTING_DOWN', 'PROVIDER_UNAVAILABLE',
    'ROLES_UNAVAILABLE', 'ROLES_CHANGED', 'TOO_LARGE', 'MALFORMED_REQUEST', 'CROSS_SITE', 'IS_ALIAS', 'UNREADABLE']) {
    assert.notEqual(told('internal', { reason }).title.fr, told('internal').title.fr, reason);
  }
});

test('a session that was there has expired; who never signed in signs in', () => {
  assert.equal(told('unauthenticated', { reason: 'TOKEN_MISSING' }).title.fr, 'Connectez-vous pour continuer');
  assert.equal(wordsOf(problem('unauthenticated', { reason: 'TOKEN_MISSING' }), true).title.fr, 'Votre session a expiré, reconnectez-vous');
});

test('what is wrong with each field, in French, once, without its name', () => {
  const field = (name, description, reason = '') => ({ field: name, description, reason });
  const sentences = french(told('invalid', { fields: [field('project.title', 'is required'), field('project.mission', 'is required'),
    field('project.contact', 'must not be longer than 65536 bytes'), field('project.sponsors[0]', 'organisations/x does not exist'), field('programme.usual_months', 'must be from 1 to 60', 'OUT_OF_BOUNDS'),
    field('page_token', 'is none of this list'), field('filter', 'at 1: what is this'), field('project.kind', 'something that nobody has words for')] }));
  assert.deepEqual(sentences.slice(1), ['Ce champ est obligatoire.', 'C’est trop long.', 'Cela n’existe pas, ou plus.', 'C’est hors des bornes permises.',
    'La page demandée n’est pas de cette liste : revenez à la première.', 'Le filtre n’a pas été compris.', 'Cette valeur n’est pas acceptée.']);
});

test('conditions that nobody has words for are told as such, once', () => {
  const condition = (type, description) => ({ type, subject: 'projects/x', description });
  assert.deepEqual(french(told('precondition', { preconditions: [condition('A', 'do this'), condition('B', 'do that')] })).slice(1), ['Une condition n’est pas remplie.']);
});
