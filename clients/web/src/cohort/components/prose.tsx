// A description, under its heading; nothing where there is none.
import { lazy, Suspense } from 'react';
import { programmeWords } from '@/cohort/words/words';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));

export function Prose({ text }: { text: string }) {
  const { t } = useWords();
  if (!text.trim()) return null;
  return (
    <section className="known-section" aria-labelledby="presentation">
      <h2 className="fr-h4" id="presentation">{t(programmeWords.description)}</h2>
      <Suspense fallback={<Loading />}><MarkdownText text={text} /></Suspense>
    </section>
  );
}
