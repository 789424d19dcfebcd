import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

// Opens the sheet's form, at a field: ?modifier=links.statistics_uri.
export function EditLink({ field = 'title', className = 'fr-link', label, children }: { field?: string; className?: string; label?: string; children: ReactNode }) {
  const { pathname } = useLocation();
  return <Link className={className} to={{ pathname, search: `?modifier=${field}` }} aria-label={label}>{children}</Link>;
}
