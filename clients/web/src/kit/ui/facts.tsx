// What is known of something, each with what it is called; what is not known is left out.
import type { ReactNode } from 'react';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

export function Facts({ facts }: { facts: readonly (readonly [Text, ReactNode])[] }) {
  const { t } = useWords();
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className="known">
      {known.map(([label, value]) => <div key={String(label.fr)}><dt>{t(label)}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
