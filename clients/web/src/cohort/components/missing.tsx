// There is nothing by that name: said, with a way on.
import { Code, ConnectError } from '@connectrpc/connect';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { PageTitle } from '@/kit/ui/page_title';

export const isMissing = ({ data, error }: UseQueryResult<unknown>) => !data && error !== null && ConnectError.from(error).code === Code.NotFound;

export function Missing({ title, told, to, way }: { title: string; told: string; to: string; way: string }) {
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{title}</PageTitle>
      <p>{told}</p>
      <Link className="fr-btn" to={to}>{way}</Link>
    </div>
  );
}
