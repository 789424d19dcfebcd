// A constraint by its topic and how it begins, which leads to its page; by what it is, where the caller does not read it.
import { Link } from 'react-router-dom';
import { constraintUrl } from '@/feedback/api/addresses';
import { useConstraint, useTopicTitle } from '@/feedback/api/constraints';
import { constraintWords } from '@/feedback/words/constraints';
import { shortened } from '@/kit/words/shortened';
import { useWords } from '@/kit/words/use_words';

export function ConstraintLink({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = useConstraint(name);
  const topicOf = useTopicTitle();
  return data ? <Link to={constraintUrl(name)}>{topicOf(data.topic)} – {shortened(data.text)}</Link> : <span className="quiet">{t(constraintWords.one)}</span>;
}
