// A text as people write it at some length. Elements are made one by one, never from HTML; its headings go below those of the page.
import Markdown, { type Components } from 'react-markdown';
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

export default function MarkdownText({ text }: { text: string }) {
  return <div className="markdown"><Markdown components={lowered(text)} skipHtml>{text}</Markdown></div>;
}
