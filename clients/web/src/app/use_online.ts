import { useSyncExternalStore } from 'react';
import { liveState, onLiveState } from '@/kit/api/live';
import { outages } from '@/kit/api/query_client';

function onConnection(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export const useOnline = () => useSyncExternalStore(onConnection, () => navigator.onLine);
export const useLiveState = () => useSyncExternalStore(onLiveState, liveState);
// Why what is in view is wanting, where a service does not answer.
export const useOutage = () => useSyncExternalStore(outages.subscribe, () => outages.current);
