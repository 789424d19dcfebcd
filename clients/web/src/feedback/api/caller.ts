// What the caller may do with what the service keeps, as it says itself.
import { usePermission, usePermissions } from '@/kit/api/permissions';
import { feedbackMethods } from './clients';

// What is held on a network, a panel or a space allows the same with each of what is below it: whichever may be asked about.
const WHICHEVER = 'any';

// `resource`: EVERYTHING for what is added, which names none.
export const useMay = (resource: string) => usePermission(feedbackMethods.getPermissions, resource);
type Collection = 'members' | 'panelists' | 'studies' | 'ideas' | 'moderationActions';
export const useMayBelow = (parent: string, collection: Collection) => useMay(`${parent}/${collection}/${WHICHEVER}`);

// With each of these.
export const useMayWith = (resources: readonly string[]) => usePermissions(feedbackMethods.getPermissions, resources);
