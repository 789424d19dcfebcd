// What a person agreed to, of what may be agreed to: asked, its loading and its problem.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accessMethods } from '@/access/api/clients';
import { agreedBy, purposesOf, type Agreed } from '@/access/api/consents';
import { call, whole } from '@/kit/api/query';
import { Answer } from '@/kit/ui/states';
import type { Lang } from '@/kit/words/text';

const purposes = queryOptions({
  queryKey: ['access', accessMethods.listConsentPurposes.name] as const,
  queryFn: async ({ signal }) => {
    const inLanguage = (languageCode: Lang) => call(accessMethods.listConsentPurposes, { languageCode }, signal).then(({ consentPurposes }) => consentPurposes);
    const [fr, en] = await Promise.all([inLanguage('fr'), inLanguage('en')]);
    return purposesOf({ fr, en });
  },
});

// `askAgain`: for what has changed meanwhile, consents and what is to be read.
interface AgreementsProps { person: string; lines?: number; children: (all: readonly Agreed[], askAgain: () => void) => ReactNode }

export function Agreements({ person, lines, children }: AgreementsProps) {
  const offered = useQuery(purposes);
  const consents = useQuery(whole(accessMethods.listConsents, { parent: person }, (page) => page.consents));
  const askAgain = () => void Promise.all([offered.refetch(), consents.refetch()]);
  return (
    <Answer of={offered} lines={lines}>
      {(all) => <Answer of={consents} lines={lines}>{(given) => children(agreedBy(person, all, given), askAgain)}</Answer>}
    </Answer>
  );
}
