// Counts down to an instant.

import { useEffect, useState } from 'preact/hooks';

/** Whole seconds left, 0 from then on and for null. */
export function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000));
  useEffect(() => {
    setNow(Date.now());
    if (instant === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [instant]);
  return left;
}
