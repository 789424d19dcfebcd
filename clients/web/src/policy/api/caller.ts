// What the caller may do with what the service keeps, as it says itself.
import { usePermission, usePermissions } from '@/kit/api/permissions';
import { policyMethods } from './clients';

// What is held on a plan allows the same with each of what is below it: whichever may be asked about.
const WHICHEVER = 'any';

// `resource`: EVERYTHING for what is added, which names none.
export const useMay = (resource: string) => usePermission(policyMethods.getPermissions, resource);
type Collection = 'commitments' | 'milestones';
export const useMayBelow = (parent: string, collection: Collection) => useMay(`${parent}/${collection}/${WHICHEVER}`);

// With each of these.
export const useMayWith = (resources: readonly string[]) => usePermissions(policyMethods.getPermissions, resources);
