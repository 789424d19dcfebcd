// How what was reported under one topic went on, for pages of other services.
import { topicTitle, useFigures, useTopics } from '@/feedback/api/constraints';
import { constraintWords as words } from '@/feedback/words/constraints';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Trend } from './trend';

export default function TopicTrend({ topic }: { topic: string }) {
  const { t, lang } = useWords();
  const figures = useFigures();
  const { data: topics = [] } = useTopics();
  const found = topics.find(({ name }) => name === topic);
  return <Answer of={figures}>{(known) => (known.length > 0 ? <Trend figures={known} topic={topic} called={found ? topicTitle(found, lang) : t(words.topic)} /> : <p className="quiet">{t(words.noFigures)}</p>)}</Answer>;
}
