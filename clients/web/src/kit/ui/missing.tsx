// There is nothing by that name: said, with a way on.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { isGone } from '@/kit/api/problem';
import { PageTitle } from './page_title';

export const isMissing = ({ data, error }: UseQueryResult<unknown>) => !data && error !== null && isGone(error);

// `children`: what may have been meant.
export function Missing({ title, told, to, way, children }: { title: string; told: string; to: string; way: string; children?: ReactNode }) {
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{title}</PageTitle>
      <p>{told}</p>
      {children}
      <Link className="fr-btn" to={to}>{way}</Link>
    </div>
  );
}
