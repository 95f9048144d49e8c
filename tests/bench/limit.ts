// What a vendor's rate limit costs at the least. Pure arithmetic; all instants by the vendor's clock, ms.

/** How a vendor counts the calls of one credential. */
export type VendorLimit =
  /** `calls` in each window; windows begin at multiples of `windowMs`. */
  | { kind: 'window'; calls: number; windowMs: number }
  /** A bucket of `burst` calls, filled by `perSecond`. */
  | { kind: 'bucket'; perSecond: number; burst: number }
  /** `calls` in any `windowMs`, wherever it begins. */
  | { kind: 'sliding'; calls: number; windowMs: number };

/**
 * Milliseconds from `from` until the last of `calls` may be made.
 *
 * @param before when calls that count against the same limit were made before `from`, in any order
 * @example `imposedMs({ kind: 'window', calls: 75, windowMs: 30_000 }, { calls: 160, from: 10_000 })` → 50_000
 */
export function imposedMs(
  limit: VendorLimit,
  { calls, from, before = [] }: { calls: number; from: number; before?: readonly number[] },
): number {
  if (calls <= 0) return 0;
  const earlier = before.filter((at) => at <= from);
  if (limit.kind === 'window') return byWindow(limit, calls, from, earlier);
  if (limit.kind === 'bucket') return byBucket(limit, calls, from, earlier);
  return bySlidingWindow(limit, calls, from, earlier);
}

function byWindow(
  { calls: most, windowMs }: VendorLimit & { kind: 'window' },
  calls: number,
  from: number,
  before: readonly number[],
): number {
  const start = Math.floor(from / windowMs) * windowMs;
  const used = before.filter((at) => at >= start).length;
  const left = calls - Math.max(0, most - used);
  if (left <= 0) return 0;
  return start + windowMs - from + (Math.ceil(left / most) - 1) * windowMs;
}

function byBucket(
  { perSecond, burst }: VendorLimit & { kind: 'bucket' },
  calls: number,
  from: number,
  before: readonly number[],
): number {
  let tokens = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  const fillUntil = (at: number) => {
    if (filledAt > Number.NEGATIVE_INFINITY) tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
  };
  for (const at of [...before].sort((a, b) => a - b)) {
    fillUntil(at);
    tokens = Math.max(0, tokens - 1);
  }
  fillUntil(from);
  return Math.max(0, ((calls - tokens) / perSecond) * 1000);
}

function bySlidingWindow(
  { calls: most, windowMs }: VendorLimit & { kind: 'sliding' },
  calls: number,
  from: number,
  before: readonly number[],
): number {
  // A call may go out as soon as the one `most` places before it is out of the window.
  const made = [...before].sort((a, b) => a - b).slice(-most);
  for (let call = 0; call < calls; call++) {
    const then = made.length < most ? undefined : made[made.length - most];
    made.push(Math.max(from, then === undefined ? from : then + windowMs));
  }
  return (made.at(-1) ?? from) - from;
}
