// What somebody said, by what it is, which leads to it.
import { Link } from 'react-router-dom';
import { urlOf } from '@/feedback/api/addresses';
import { constraintWords } from '@/feedback/words/constraints';
import { ideaWords } from '@/feedback/words/ideas';
import { measureWords } from '@/feedback/words/measures';
import { moderationWords } from '@/feedback/words/moderation';
import { receiptWords } from '@/feedback/words/receipts';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// By the collections of a name.
const CALLED: Readonly<Record<string, Text>> = {
  'spaces/ideas': ideaWords.one, 'spaces/ideas/vote': receiptWords.support, 'spaces/ideas/comments': moderationWords.comment, constraints: constraintWords.one, measures: measureWords.one,
};
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');

export function useContributionKind(): (name: string) => string {
  const { t } = useWords();
  return (name) => t(CALLED[collectionsOf(name)] ?? receiptWords.contribution);
}

// `said`: what the link says.
export function ContributionLink({ name, said }: { name: string; said: string }) {
  const to = urlOf(name);
  return to ? <Link to={to}>{said}</Link> : <>{said}</>;
}
