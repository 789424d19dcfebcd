// A run as the file that `pep cohort replay` computes again, byte for byte.
import { runWords } from '@/cohort/words/runs';
import { save } from '@/kit/ui/save';
import { useWords } from '@/kit/words/use_words';

export function RunFile({ json, name }: { json: string; name: string }) {
  const { t } = useWords();
  const fileName = `${name.split('/').slice(1).join('-')}.json`;
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary fr-icon-download-line fr-btn--icon-left" onClick={() => save(new Blob([json], { type: 'application/json' }), fileName)}>
      {t(runWords.download)}
    </button>
  );
}
