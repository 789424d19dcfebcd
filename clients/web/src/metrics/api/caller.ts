// What the caller may do with what the service keeps, as it says itself.
import { usePermission } from '@/kit/api/permissions';
import { metricsMethods } from './clients';

// What a role on a project allows with what is below it, it allows with each: whichever may be asked about.
const WHICHEVER = 'any';

export const useMay = (resource: string) => usePermission(metricsMethods.getPermissions, resource);
export const useMayBelow = (project: string, collection: 'objectives' | 'surveys' | 'deployments' | 'incidents' | 'sprints' | 'workItems') => useMay(`${project}/${collection}/${WHICHEVER}`);
