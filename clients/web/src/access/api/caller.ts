// What the caller may do with who may do what, as the service says it.
import { EVERYTHING, usePermissions } from '@/kit/api/permissions';
import { accessMethods } from './clients';

const ON_EVERYTHING = [EVERYTHING];

export function useAccess() {
  const { isPending, may } = usePermissions(accessMethods.getPermissions, ON_EVERYTHING);
  const on = (method: string) => may(EVERYTHING, method);
  return {
    isPending, lists: on('ListAccessBindings'), gives: on('CreateAccessBinding'), takes: on('RevokeAccessBinding'), reads: on('ListAuditRecords'), listsErasures: on('ListErasures'),
    withdraws: on('WithdrawConsent'),
  };
}
