// How far what is done to many things is, and what became of each.
import { problemOf, type Problem } from '@/kit/api/problem';
import { wordsOf } from '@/kit/api/problem_words';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import type { Line } from './use_each';
import './form.css';

// `summary`: with {done}, {unchanged} and {failed}. `progress`: {done} of {all}.
export interface EachWords extends Record<Line['state'], Text> { results: Text; progress: Text; summary: Text }

// `whyOf`: what is said of a failure, where there are words of its own.
interface EachLinesProps { lines: readonly Line[]; isRunning: boolean; words: EachWords; whyOf?: (problem: Problem) => Text | undefined }

export function EachLines({ lines, isRunning, words, whyOf }: EachLinesProps) {
  const { t, colon } = useWords();
  const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
  const done = lines.length - count('waiting');
  const saidOf = (problem: Problem) => {
    const { title, details } = wordsOf(problem);
    return details.map((text) => t(text)).join(', ') || t(title);
  };
  const why = (error: unknown) => {
    if (error === undefined) return '';
    const problem = problemOf(error);
    const own = whyOf?.(problem);
    return ` – ${own ? t(own) : saidOf(problem)}`;
  };
  return (
    <section aria-label={t(words.results)}>
      <progress className="each-progress" max={lines.length} value={done} aria-label={t(words.progress, { done, all: lines.length })} />
      <p role="status" className="fr-mb-1w">
        {isRunning ? t(words.progress, { done, all: lines.length })
          : t(words.summary, { done: count('done'), unchanged: count('unchanged'), failed: count('failed') })}
      </p>
      <ul className="each-lines">
        {lines.map(({ name, title, state, error }) => <li key={name}><strong>{title}</strong>{colon}<span className={`each-lines__${state}`}>{t(words[state])}{why(error)}</span></li>)}
      </ul>
    </section>
  );
}
