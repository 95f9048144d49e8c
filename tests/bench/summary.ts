// Percentiles and the shape of the benchmark's figures. Pure arithmetic.

export interface Metric {
  name: string;
  value: number;
  unit: string;
  /** The least that this machine needs for the same errand, in the same unit, measured in the same run. */
  floor?: number;
  /** `value / floor`. */
  ratio?: number;
}

/**
 * The smallest sample that at least `percent` of all samples do not exceed (nearest rank, nothing is interpolated).
 * Throws on an empty list.
 */
export function percentile(samples: readonly number[], percent: number): number {
  if (samples.length === 0) throw new Error('no samples');
  if (samples.some((sample) => !Number.isFinite(sample))) throw new Error('a sample is not a number');
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.ceil((Math.min(100, Math.max(0, percent)) / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] as number;
}

export interface Summary {
  count: number;
  median: number;
  p95: number;
  least: number;
  most: number;
}

export function summarise(samples: readonly number[]): Summary {
  return {
    count: samples.length,
    median: percentile(samples, 50),
    p95: percentile(samples, 95),
    least: percentile(samples, 0),
    most: percentile(samples, 100),
  };
}

/** Three significant digits or two decimals, whichever says more; more would be noise. */
export function rounded(value: number): number {
  if (!Number.isFinite(value)) throw new Error('a figure is not a number');
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(3));
}

/** @example `metric('lookup_p95_ms', 4.2, 'ms', 1.05)` → ratio 4 */
export function metric(name: string, value: number, unit: string, floor?: number): Metric {
  if (floor === undefined) return { name, value: rounded(value), unit };
  if (!(floor > 0)) throw new Error(`${name}: a floor must be above zero`);
  return { name, value: rounded(value), unit, floor: rounded(floor), ratio: rounded(value / floor) };
}

/** Lines of equal columns, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  const isNumber = (cell: string) => /^[\d.,-]+$/.test(cell);
  return rows
    .map((row) =>
      row
        .map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
