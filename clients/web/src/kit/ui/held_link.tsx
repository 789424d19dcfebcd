// A link to what a role is held on, made by the service that shows it (Feature.held): app says which.
import { createContext, Suspense, useContext, type ComponentType } from 'react';
import { idOf } from '@/kit/api/names';

type Held = ComponentType<{ name: string }>;

// By collection: "programmes" of programmes/eig.
export const HeldLinks = createContext<Readonly<Record<string, Held>>>({});

const collectionOf = (name: string) => name.slice(0, name.indexOf('/'));

// Of these, what has a page of its own.
export function useHeldPages(names: readonly string[]): string[] {
  const links = useContext(HeldLinks);
  return [...new Set(names)].filter((name) => collectionOf(name) in links);
}

export function HeldLink({ name }: { name: string }) {
  const Link = useContext(HeldLinks)[collectionOf(name)];
  return Link ? <Suspense fallback={idOf(name)}><Link name={name} /></Suspense> : null;
}
