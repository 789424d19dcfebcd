// Methods asked about what they do not name: what lint_web_permissions is there to find.
import { cohortMethods } from '@/cohort/api/clients';
import { useMay, useMayBelow } from '@/cohort/api/caller';
import { usePermissions } from '@/kit/api/permissions';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';

export function useWrong(call: Call, { name }: Call, one: { name: string }) {
  const { may } = usePermissions(cohortMethods.getPermissions, [call.name]);
  const ofName = useMay(name);
  const ofOne = useMay(one.name);
  const ofHearings = useMayBelow(call.name, 'hearings');
  return [may(call.name, 'CreateReview'), ofName('UndeleteJuror'), ofOne('CreateJuror'), ofOne('CreateConflict'), ofHearings('UpdateJuror'),
    ofName('CreateJuror'), ofOne('ListAuditRecords'), ofHearings('UpdateJuryHearing')];
}
