// What the visits about policy have in common: who comes by, and proposals of the sample's authorities, brought where a page shows them.
import { closeClients, Client } from '../rpc.mjs';
import { AUTHORITY, bring, cite, convene, day, daysFromNow, decide, draft, attend, seats, votes } from '../../api/policy/ground.mjs';
import { serveSample } from './browser.mjs';
import { ADMIN, OFFICER, TEAM } from './spoken.mjs';

// The authority is below it, in the sample's tree.
export const MINISTRY = 'organisations/ministere-des-rivieres', OF_MINISTRY = `ministry@${MINISTRY}`;
export { AUTHORITY, attend, bring, cite, closeClients, convene, day, daysFromNow, decide, draft, seats, votes };

export async function serveProposed() {
  const stack = await serveSample();
  const all = (role) => new Client(stack.server, role && stack.token(role));
  const policy = (role) => all(role).of('PolicyService');
  const { person } = await all(TEAM).of('AccessService').call('GetCaller');
  return { stack, policy, administrator: all(ADMIN), officer: policy(OFFICER), anonymous: policy(''), author: Object.assign(policy(TEAM), { person }) };
}

export const at = ({ name }) => `/propositions/${name.split('/')[1]}`;
// One that an authority had two months ago to answer within one: nobody did.
export const overdue = (there, more = {}) => bring('TRANSMITTED', there, { ...more, clock: { receiveDate: daysFromNow(-60), term: 1, ...more.clock } });
