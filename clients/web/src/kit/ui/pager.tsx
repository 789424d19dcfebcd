// Next and previous, over page tokens. The address has the token of the page in view; the way back is in the history's state.
import { useLocation, useNavigate } from 'react-router-dom';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useUrlState } from './use_url_state';

export function usePage() {
  const { get } = useUrlState();
  return get('page');
}

export function Pager({ nextPageToken }: { nextPageToken: string | undefined }) {
  const { t } = useWords();
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const page = usePage();
  const before = (state as { before?: string[] } | null)?.before ?? [];
  const go = (token: string, way: string[]) => {
    const params = new URLSearchParams(search);
    if (token) params.set('page', token);
    else params.delete('page');
    navigate({ pathname, search: params.toString() }, { state: { before: way } });
  };
  if (!page && !nextPageToken) return null;
  return (
    <nav className="pager no-print" aria-label={t(common.pages)}>
      {page && before.length > 0 && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => go(before.at(-1)!, before.slice(0, -1))}>
          {t(common.previous)}
        </button>
      )}
      {page && before.length === 0 && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => go('', [])}>{t(common.first)}</button>
      )}
      {nextPageToken && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => go(nextPageToken, [...before, page])}>
          {t(common.next)}
        </button>
      )}
    </nav>
  );
}
