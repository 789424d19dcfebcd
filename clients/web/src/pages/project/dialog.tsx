// The page's one dialog: the design system's modal, which holds the focus; which one is open is in the address, so that a
// link opens it, Back closes it, and signing in again comes back to it.
import { createModal } from '@codegouvfr/react-dsfr/Modal';
import { useEffect, useRef, type ReactNode } from 'react';

const modal = createModal({ id: 'project-dialog', isOpenedByDefault: false });
type Dsfr = ((element: HTMLElement) => { modal?: { isDisclosed: boolean } } | undefined) | undefined;

// The design system starts after the page, and meets new elements a little later.
function whenReady(element: HTMLElement, then: () => void) {
  let frame = 0;
  const look = () => {
    const dsfr = window.dsfr as unknown as Dsfr;
    if (typeof dsfr === 'function' && dsfr(element)?.modal) then();
    else frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}

export function Dialog({ open, title, onClose, children }: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return undefined;
    const element = document.getElementById(modal.id)!;
    const opener = document.activeElement as HTMLElement | null;
    const onConceal = () => close.current();
    element.addEventListener('dsfr.conceal', onConceal);
    const stop = whenReady(element, () => modal.open());
    return () => {
      stop();
      element.removeEventListener('dsfr.conceal', onConceal);
      if (element.classList.contains('fr-modal--opened')) modal.close();
      // What opened it may be gone by now: an item that is no longer missing.
      const back = opener?.isConnected && opener !== document.body ? opener : document.querySelector<HTMLElement>('main h1');
      requestAnimationFrame(() => back?.focus({ preventScroll: true }));
    };
  }, [open]);
  return <modal.Component title={title} titleAs="h2" size="large" concealingBackdrop={false}>{children}</modal.Component>;
}
