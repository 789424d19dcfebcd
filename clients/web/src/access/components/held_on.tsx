// What a role is held on, which leads to its page.
import { rolesWords } from '@/access/words/words';
import { ProgrammeLink } from '@/cohort/programmes';
import { useWords } from '@/kit/words/use_words';
import { ResourceLink } from '@/portfolio/feature';

export function HeldOn({ resource }: { resource: string }) {
  const { t } = useWords();
  if (resource === '') return <>{t(rolesWords.everything)}</>;
  return resource.startsWith('programmes/') ? <ProgrammeLink name={resource} /> : <ResourceLink name={resource} />;
}
