// A modal window: the browser's own dialog, which keeps the rest out of reach, closes on Escape and gives the focus back.
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  // Wider than a form needs.
  wide?: boolean;
}

// What had the focus may be gone by now: an item that is no longer missing. What the dialog led to has taken it already.
function giveBack(opener: Element | null) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const back = isThere ? opener : document.querySelector<HTMLElement>('main h1');
  back?.focus({ preventScroll: true });
}

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary';

// After the last comes the first again, rather than the bars of the browser.
function goRound(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Tab') return;
  const inside = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
  const [last, next] = event.shiftKey ? [inside.at(0), inside.at(-1)] : [inside.at(-1), inside.at(0)];
  if (document.activeElement !== last) return;
  event.preventDefault();
  next?.focus();
}

// Open for as long as it is rendered.
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      requestAnimationFrame(() => giveBack(opener));
    };
  }, []);
  return (
    <dialog ref={dialog} className={`dialog ${wide ? 'dialog--wide' : ''}`} aria-labelledby={id} onKeyDown={goRound}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}>
      <div className="dialog__head">
        <h2 id={id} className="fr-h4">{title}</h2>
        <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          {t(common.close)}
        </button>
      </div>
      {children}
    </dialog>
  );
}
