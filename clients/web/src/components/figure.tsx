// A number that leads to the list it counts.
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router-dom';

export function Figure({ value, label, to, hint }: { value: string; label: string; to?: To; hint?: ReactNode }) {
  const inside = (
    <>
      <span className="figure__value">{value}</span>
      <span className="figure__label">{label}</span>
      {hint && <span className="figure__hint">{hint}</span>}
    </>
  );
  return to ? <Link className="figure" to={to}>{inside}</Link> : <p className="figure">{inside}</p>;
}
