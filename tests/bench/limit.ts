// What a rate limit costs at the least. Pure arithmetic.

/**
 * Milliseconds from `from` until the last of `calls` may be made, where `limit` calls are allowed in each window and
 * windows begin at multiples of `windowMs`. `used`: calls already made in the window of `from`.
 *
 * @example `imposedMs({ calls: 160, from: 10_000, used: 0, limit: 75, windowMs: 30_000 })` → 50_000
 */
export function imposedMs(about: {
  calls: number;
  from: number;
  used: number;
  limit: number;
  windowMs: number;
}): number {
  const left = about.calls - Math.max(0, about.limit - about.used);
  if (left <= 0) return 0;
  const nextWindow = (Math.floor(about.from / about.windowMs) + 1) * about.windowMs;
  return nextWindow - about.from + (Math.ceil(left / about.limit) - 1) * about.windowMs;
}
