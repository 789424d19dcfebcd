// What somebody reads who has just erased themselves, and is nobody here any more.
import { ErasureReport } from '@/access/components/erasure_report';
import { myWords } from '@/access/words/persons';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import { PageTitle } from '@/kit/ui/page_title';
import { useWords } from '@/kit/words/use_words';

export function Erased({ erasure }: { erasure: Erasure }) {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(myWords.erased)}</PageTitle>
      <p>{t(myWords.erasedTold)}</p>
      <ErasureReport erasure={erasure} />
      {/* Loads the page anew: what this one still has of them goes with it. */}
      <a className="fr-btn no-print" href="/">{t(myWords.home)}</a>
    </div>
  );
}
