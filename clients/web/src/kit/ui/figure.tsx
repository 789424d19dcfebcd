// A number that leads to the list it counts.
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router-dom';

// `accent`: the colour that it wears.
export function Figure({ value, label, to, hint, accent }: { value: string; label: string; to?: To; hint?: ReactNode; accent?: string }) {
  const style = accent ? { borderTop: `4px solid ${accent}` } : undefined;
  const inside = (
    <>
      <span className="figure__value">{value}</span>
      <span className="figure__label">{label}</span>
      {hint && <span className="figure__hint">{hint}</span>}
    </>
  );
  return to ? <Link className="figure" style={style} to={to}>{inside}</Link> : <p className="figure" style={style}>{inside}</p>;
}
