// What is heavy to show is fetched once its place comes into view, or is printed.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';

// `early`: fetched without being seen once the page has nothing else to do. A browser that prints waits for nothing that has still
// to come.
interface WhenSeenProps { children: ReactNode; instead: ReactNode; early?: boolean }

export function WhenSeen({ children, instead, early = false }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, see] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && see(true), { rootMargin: '200px' });
    if (place.current) observer.observe(place.current);
    const print = () => flushSync(() => see(true));
    addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', print);
    };
  }, []);
  useEffect(() => (early ? whenIdle(() => see(true)) : undefined), [early]);
  return <div ref={place}>{seen ? children : instead}</div>;
}

// For browsers that do not say when they have nothing to do.
const SOON_MS = 1_000;

// Answers what calls it off.
function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, SOON_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act);
  return () => cancelIdleCallback(asked);
}
