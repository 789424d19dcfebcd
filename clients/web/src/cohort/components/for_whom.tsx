// What is for those who may call a method about something, and to others for whom it is. Until that is known, neither is said.
import type { ReactNode } from 'react';
import { cohortMethods } from '@/cohort/api/clients';
import { usePermissions } from '@/kit/api/permissions';
import { Loading } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// `about`: the name of what the method names. `otherwise`: for whom it is.
interface ForWhomProps { about: string; needs: string; otherwise: Text; children: ReactNode }

export function ForWhom({ about, needs, otherwise, children }: ForWhomProps) {
  const { t } = useWords();
  const { may, isPending } = usePermissions(cohortMethods.getPermissions, [about]);
  if (isPending) return <Loading lines={8} />;
  return may(about, needs) ? children : <p>{t(otherwise)}</p>;
}
