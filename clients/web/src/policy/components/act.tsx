// A button that opens what one fills in to do something.
import { useState, type ReactNode } from 'react';

interface ActProps {
  label: string;
  // Of what, for those who do not see what stands around the button.
  of?: string;
  look?: 'primary' | 'secondary' | 'tertiary';
  // What it opens, given how that closes.
  children: (close: () => void) => ReactNode;
}

const LOOKS = { primary: '', secondary: 'fr-btn--secondary', tertiary: 'fr-btn--tertiary' } as const;

export function Act({ label, of, look = 'secondary', children }: ActProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={`fr-btn fr-btn--sm ${LOOKS[look]} no-print`} onClick={() => setOpen(true)}>{label}{of && <span className="fr-sr-only"> {of}</span>}</button>
      {isOpen && children(() => setOpen(false))}
    </>
  );
}
