// What the caller has of each service, made by that service (Feature.mine): app says which.
import { createContext, Suspense, useContext, type ComponentType } from 'react';
import { Loading } from './states';

export const MineParts = createContext<readonly ComponentType[]>([]);

export function Mine() {
  return useContext(MineParts).map((Part, i) => <Suspense key={i} fallback={<Loading />}><Part /></Suspense>);
}
