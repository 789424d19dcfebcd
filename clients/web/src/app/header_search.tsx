// The search of every page: by any name, from the header.
import type { HeaderProps } from '@codegouvfr/react-dsfr/Header';
import { useNavigate } from 'react-router-dom';
import { LONGEST_QUERY } from '@/api/search';
import { appWords } from './words';
import { useWords } from '@/words/use_words';

export function useHeaderSearch(): Pick<HeaderProps, 'onSearchButtonClick' | 'renderSearchInput'> {
  const { t } = useWords();
  const navigate = useNavigate();
  return {
    onSearchButtonClick: (text) => text.trim() !== '' && navigate(`/recherche?${new URLSearchParams({ texte: text.trim() })}`),
    renderSearchInput: ({ className, id, type }) => (
      <input className={className} id={id} type={type} maxLength={LONGEST_QUERY} placeholder={t(appWords.find)} title={t(appWords.find)} />
    ),
  };
}
