// A text as people write it at some length. Elements are made one by one, never from HTML; its headings go below those of the page.
import Markdown, { type Components } from 'react-markdown';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { partsOf, type Table } from './markdown_parts';
import './markdown.css';

const LEVELS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
const HIGHEST = 3;

// Its own highest heading becomes an h3, the next an h4...
function lowered(text: string): Components {
  const levels = [...text.matchAll(/^ {0,3}(#{1,6})\s/gm)].map(([, marks = '']) => marks.length);
  const highest = /^\S.*\n=+\s*$/m.test(text) ? 1 : /^\S.*\n-+\s*$/m.test(text) ? Math.min(2, ...levels) : Math.min(6, ...levels);
  const at = (level: number) => LEVELS[Math.min(6, Math.max(HIGHEST, level - highest + HIGHEST)) - 1]!;
  return Object.fromEntries(LEVELS.map((tag, i) => [tag, at(i + 1)]));
}

// A line of text, without the paragraph around it.
const INLINE: Components = { p: ({ children }) => <>{children}</> };

const Cell = ({ text }: { text: string }) => <Markdown components={INLINE} skipHtml>{text}</Markdown>;

function MarkdownTable({ table: { head, rows } }: { table: Table }) {
  const { t } = useWords();
  return (
    <div className="fr-table fr-table--sm fr-table--no-caption">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content" tabIndex={0} role="group" aria-label={t(common.table)}>
            <table>
              <thead><tr>{head.map((text, i) => <th key={i} scope="col"><Cell text={text} /></th>)}</tr></thead>
              <tbody>{rows.map((row, i) => <tr key={i}>{row.map((text, j) => <td key={j}><Cell text={text} /></td>)}</tr>)}</tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

export default function MarkdownText({ text }: { text: string }) {
  const components = lowered(text);
  return (
    <div className="markdown">
      {partsOf(text).map((part, i) => (typeof part === 'string' ? <Markdown key={i} components={components} skipHtml>{part}</Markdown> : <MarkdownTable key={i} table={part} />))}
    </div>
  );
}
