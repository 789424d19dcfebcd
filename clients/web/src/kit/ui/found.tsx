// What other services find by a text, on the page of the search: made by each of them (Feature.found); app says which.
import { createContext, Suspense, useContext, type ComponentType } from 'react';

export const FoundParts = createContext<readonly ComponentType<{ text: string }>[]>([]);

export function FoundElsewhere({ text }: { text: string }) {
  return useContext(FoundParts).map((Part, i) => <Suspense key={i}><Part text={text} /></Suspense>);
}
