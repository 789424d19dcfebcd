import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useDialogue, type About } from './use_dialogue';

interface DialogueLinkProps { dialogue: string; about?: About; className?: string; label?: string; children: ReactNode }

// Leads to a dialog of this page.
export function DialogueLink({ dialogue, about, className = 'fr-link', label, children }: DialogueLinkProps) {
  const { to } = useDialogue();
  return (
    <Link className={className} to={to(dialogue, about)} state={{ isDialogue: true }} preventScrollReset aria-label={label} aria-haspopup="dialog">
      {children}
    </Link>
  );
}
