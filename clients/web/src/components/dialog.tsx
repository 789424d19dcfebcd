// A modal window: the browser's own dialog, which keeps the focus inside, closes on Escape and gives the focus back.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  // Wider than a form needs.
  wide?: boolean;
}

// Open for as long as it is rendered.
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={`dialog ${wide ? 'dialog--wide' : ''}`} aria-labelledby={id}
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
