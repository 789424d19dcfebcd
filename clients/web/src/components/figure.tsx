// A number that leads to the list it counts.
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router-dom';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PHASE_ACCENT } from './phase_badge';

// `phase`: the figure wears its colour.
export function Figure({ value, label, to, hint, phase }: { value: string; label: string; to?: To; hint?: ReactNode; phase?: Phase }) {
  const style = phase === undefined ? undefined : { borderTop: `4px solid var(--phase-${PHASE_ACCENT[phase]})` };
  const inside = (
    <>
      <span className="figure__value">{value}</span>
      <span className="figure__label">{label}</span>
      {hint && <span className="figure__hint">{hint}</span>}
    </>
  );
  return to ? <Link className="figure" style={style} to={to}>{inside}</Link> : <p className="figure" style={style}>{inside}</p>;
}
