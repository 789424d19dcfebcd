// So many of so many, in words and as a bar.
import type { ReactNode } from 'react';

interface ProgressLineProps { label: string; done: number; asked: number; children?: ReactNode }

export function ProgressLine({ label, done, asked, children }: ProgressLineProps) {
  return (
    <div className="progress-line">
      <span>{label}</span>
      <progress value={done} max={Math.max(asked, 1)} aria-label={label} />
      {children}
    </div>
  );
}
