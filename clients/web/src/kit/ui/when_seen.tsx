// What is heavy to show is fetched once its place comes into view, or is printed.
import { useEffect, useRef, useState, type ReactNode } from 'react';

export function WhenSeen({ children, instead }: { children: ReactNode; instead: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, see] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && see(true), { rootMargin: '200px' });
    if (place.current) observer.observe(place.current);
    const print = () => see(true);
    addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', print);
    };
  }, []);
  return <div ref={place}>{seen ? children : instead}</div>;
}
