// What a page cannot read of its address is left out, and said: the same on every page.
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router-dom';
import { problemOf } from '@/kit/api/problem';
import { common } from '@/kit/words/common';
import { dayOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// Whether a value of a parameter can be read.
export type Checks = Readonly<Record<string, (value: string) => boolean>>;

export const among = (values: Iterable<string>) => {
  const known = new Set(values);
  return (value: string) => known.has(value);
};
export const aDay = (value: string) => dayOf(value) !== undefined;
// A text that a service takes.
export const aText = (longest: number) => (value: string) => [...value].length <= longest && !/\p{Cc}/u.test(value);

// What was left out, in the state of the step that did so.
interface Dropped { dropped?: readonly string[] }
const LONGEST_SHOWN = 40;
const shown = (name: string, value: string) => `${name}=${value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value}`;

function without(search: string, names: readonly string[]) {
  const params = new URLSearchParams(search);
  const dropped = names.map((name) => shown(name, params.get(name) ?? ''));
  for (const name of names) params.delete(name);
  return { search: params.toString(), dropped };
}

// The page, once its address can be read.
function SoundAddress({ checks, children }: { checks: Checks; children: ReactNode }) {
  const { pathname, search, hash, state } = useLocation();
  const params = new URLSearchParams(search);
  const wrong = Object.keys(checks).filter((name) => params.get(name) && !checks[name]!(params.get(name)!));
  if (wrong.length === 0) return children;
  const next = without(search, wrong);
  return <Navigate to={{ pathname, search: next.search, hash }} replace state={{ ...(state as object | null), dropped: next.dropped }} />;
}

// A page with its checks.
export const soundly = (checks: Checks, Page: ComponentType) => function SoundPage() {
  return <SoundAddress checks={checks}><Page /></SoundAddress>;
};

// What only the service can read, by the field of its request.
const OF_SERVICE = { page_token: 'page', order_by: 'tri' } as const;

// `error`: its answer.
export function useRefusedParams(error: unknown) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const fields = error ? problemOf(error).fields : [];
  const refused = Object.entries(OF_SERVICE).filter(([of, name]) => new URLSearchParams(search).has(name) && fields.some(({ field }) => field === of)).map(([, name]) => name).join();
  useEffect(() => {
    if (!refused) return;
    const next = without(search, refused.split(','));
    navigate({ pathname, search: next.search }, { replace: true, state: { dropped: next.dropped } });
  }, [refused, navigate, pathname, search]);
}

export function DroppedNotice() {
  const { t, lang } = useWords();
  const { dropped = [] } = (useLocation().state ?? {}) as Dropped;
  return (
    <div role="status" className="fr-container no-print">
      {dropped.length > 0 && <p className="fr-message fr-message--warning fr-mt-2w">{t(common.dropped, { what: new Intl.ListFormat(lang).format(dropped) })}</p>}
    </div>
  );
}
