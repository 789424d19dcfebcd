// What the scripts about spaces have in common.
import { randomUUID } from 'node:crypto';

export const space = (ground, more = {}) => ground.as('policy_officer').call('CreateSpace', { spaceId: `s-${randomUUID()}`, space: {
  title: 'Les agents', kind: 'KIND_AGENTS', readers: 'CIRCLE_EVERYBODY', proposers: 'CIRCLE_SIGNED_IN', commenters: 'CIRCLE_SIGNED_IN', voters: 'CIRCLE_SIGNED_IN', moderation: 'MODERATION_AFTER', ...more } });
export const propose = ({ client }, { name }, more = {}) => client.call('CreateIdea', { parent: name, idea: { title: 'Des bureaux partagés', text: 'Ouvrir les bureaux vides aux équipes.', ...more } });
export const vote = ({ client }, { name }, textVersion = 0) => client.call('CastVote', { name: `${name}/vote`, textVersion });
export const revoke = ({ client }, { name }) => client.call('RevokeVote', { name: `${name}/vote` });
export const votesOf = async (client, { name }) => (await client.call('GetIdea', { name })).votes;
