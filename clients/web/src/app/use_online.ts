import { useSyncExternalStore } from 'react';
import { liveState, onLiveState } from '@/kit/api/live';

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
