// A form in a dialog that writes one thing: what is refused is said above the buttons, and what was typed stays.
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { Dialog } from './dialog';
import { Problem } from './problem';

interface WriteFormProps {
  title: string;
  children: ReactNode;
  write: Pick<UseMutationResult<unknown, unknown, never>, 'isPending' | 'error'>;
  onSubmit: () => void;
  onClose: () => void;
  // What the button says; "Save" by default.
  submit?: string;
  disabled?: boolean;
}

export function WriteForm({ title, children, write, onSubmit, onClose, submit, disabled }: WriteFormProps) {
  const { t } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => {
        event.preventDefault();
        if (!write.isPending) onSubmit();
      }}>
        {children}
        {write.error ? <Problem error={write.error} /> : null}
        <div className="dialog__actions">
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>{t(common.cancel)}</button>
          <button type="submit" className="fr-btn" disabled={disabled || write.isPending}>{submit ?? t(common.save)}</button>
        </div>
      </form>
    </Dialog>
  );
}
