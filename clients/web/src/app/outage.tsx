// Said once, above whatever is in view, for as long as a service does not answer; what is wanting is asked again meanwhile.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { outages } from '@/kit/api/query_client';
import { Problem } from '@/kit/ui/problem';
import { useOnline, useOutage } from './use_online';

const AGAIN_MS = 5000;

export function Outage() {
  const queryClient = useQueryClient();
  const error = useOutage();
  const isShown = useOnline() && error !== undefined;
  const ask = useCallback(() => void queryClient.refetchQueries({ type: 'active', predicate: ({ queryHash }) => outages.has(queryHash) }), [queryClient]);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setInterval(ask, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isShown, ask]);
  return <div role="status" className="outage">{isShown && <div className="fr-container fr-pt-2w"><Problem error={error} onRetry={ask} isOfAll /></div>}</div>;
}
