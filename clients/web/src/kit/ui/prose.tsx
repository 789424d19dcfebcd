// A text that somebody wrote at some length; nothing where there is none.
import { lazy, Suspense } from 'react';
import { Loading } from './states';

const MarkdownText = lazy(() => import('./markdown'));

export function Prose({ text }: { text: string }) {
  if (!text.trim()) return null;
  return <div className="fr-mb-3w"><Suspense fallback={<Loading />}><MarkdownText text={text} /></Suspense></div>;
}
