// Who did something, as far as the caller may know: themselves, by name where they read names, and otherwise somebody.
import { Who } from '@/access/feature';
import { useIdentity } from '@/kit/api/session';
import { useWords } from '@/kit/words/use_words';
import { policyWords as words } from '@/policy/words/words';

export function By({ name }: { name: string }) {
  const { t } = useWords();
  const { person, roles } = useIdentity();
  if (name !== '' && name === person) return <>{t(words.you)}</>;
  // Names are told to those who hold a role: nobody else asks for them.
  return name !== '' && roles.length > 0 ? <Who name={name} /> : <>{t(words.somebody)}</>;
}
