// The search of every page: by any name, from the header.
import type { HeaderProps } from '@codegouvfr/react-dsfr/Header';
import { useNavigate } from 'react-router-dom';
import { useWords } from '@/kit/words/use_words';
import { FEATURES } from './features';

const SEARCH = FEATURES.find(({ search }) => search)?.search;

export function useHeaderSearch(): Pick<HeaderProps, 'onSearchButtonClick' | 'renderSearchInput'> {
  const { t } = useWords();
  const navigate = useNavigate();
  if (!SEARCH) return {};
  const { path, param, longest, hint } = SEARCH;
  return {
    onSearchButtonClick: (text) => text.trim() !== '' && navigate(`${path}?${new URLSearchParams({ [param]: text.trim() })}`),
    renderSearchInput: ({ className, id, type }) => (
      <input className={className} id={id} type={type} maxLength={longest} placeholder={t(hint)} title={t(hint)} />
    ),
  };
}
