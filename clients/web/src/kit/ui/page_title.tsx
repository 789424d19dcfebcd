// The heading of a page, also its title in the browser; the focus goes there when a page opens.
import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigationType } from 'react-router-dom';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

export function PageTitle({ children, actions }: { children: string; actions?: ReactNode }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useNavigationType();
  useEffect(() => {
    document.title = `${children} – ${t(common.pepiniere)}`;
  }, [children, t]);
  // Not on the first view, nor on the way back, which have their place already.
  useEffect(() => {
    if (arrived === 'PUSH') heading.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the page opens: the focus is somebody's afterwards
  }, []);
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1} className="fr-h2">{children}</h1>
      {actions && <div className="page-title__actions no-print">{actions}</div>}
    </div>
  );
}
