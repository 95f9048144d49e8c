// A bar that says how far something has come. What the number means is said by whoever uses it.

/**
 * `fraction` from 0 to 1; anything outside is cut to it, `null` or not a number draws a bar without an end.
 *
 * @example <Progress label="First sync of Greenhouse" fraction={0.61} />
 */
export function Progress({ label, fraction }: { label: string; fraction: number | null }) {
  const known = fraction !== null && Number.isFinite(fraction);
  const percent = known ? percentOf(fraction) : 0;
  return (
    <div
      class="ui-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? percent : undefined}
      data-endless={!known}
    >
      <div class="ui-progress-bar" style={known ? { width: `${percent}%` } : undefined} />
    </div>
  );
}

/** Whole percent, 0 to 100, rounded down: 100 is said only when all is read. */
export function percentOf(fraction: number): number {
  return Math.max(0, Math.min(100, Math.floor(fraction * 100 + 1e-9)));
}
