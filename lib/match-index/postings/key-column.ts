// Pairs of a key and a number, in columns: how lists lie in memory while they are sorted, merged and packed.

/** `values[i]` belongs to `keys[i]`. */
export interface KeyColumn {
  keys: Float64Array<ArrayBuffer>;
  values: Uint32Array<ArrayBuffer>;
  length: number;
}

export function emptyColumn(capacity = 1_024): KeyColumn {
  const room = Math.max(1, Math.ceil(capacity));
  return { keys: new Float64Array(room), values: new Uint32Array(room), length: 0 };
}

export function push(column: KeyColumn, key: number, value: number): void {
  if (column.length === column.keys.length) {
    const { keys, values } = column;
    column.keys = new Float64Array(keys.length * 2);
    column.keys.set(keys);
    column.values = new Uint32Array(keys.length * 2);
    column.values.set(values);
  }
  column.keys[column.length] = key;
  column.values[column.length] = value;
  column.length += 1;
}

/** Longer stretches of the same or of crowded keys are sorted by comparison. */
const MOST_INSERTED = 48;

/**
 * The same pairs by key, then by value. Keys are hashes and so spread evenly: each goes at once to about where it belongs,
 * and only neighbours are compared. Right for any keys, quick for hashes.
 */
export function sortColumn(column: KeyColumn): KeyColumn {
  const { keys, values, length } = column;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const key = keys[i] as number;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const scale = most > least ? (length - 1) / (most - least) : 0;
  const ends = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) {
    const bucket = ((keys[i] as number) - least) * scale;
    ends[bucket >>> 0] = (ends[bucket >>> 0] as number) + 1;
  }
  for (let bucket = 0, end = 0; bucket < length; bucket++) {
    const size = ends[bucket] as number;
    ends[bucket] = end;
    end += size;
  }
  const sorted: KeyColumn = { keys: new Float64Array(length), values: new Uint32Array(length), length };
  for (let i = 0; i < length; i++) {
    const key = keys[i] as number;
    const bucket = ((key - least) * scale) >>> 0;
    const at = ends[bucket] as number;
    ends[bucket] = at + 1;
    sorted.keys[at] = key;
    sorted.values[at] = values[i] as number;
  }
  for (let bucket = 0, start = 0; bucket < length; bucket++) {
    const end = ends[bucket] as number;
    if (end - start > MOST_INSERTED) sortCrowded(sorted, start, end);
    else insertEach(sorted, start, end);
    start = end;
  }
  return sorted;
}

function insertEach({ keys, values }: KeyColumn, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const key = keys[i] as number;
    const value = values[i] as number;
    let at = i;
    while (at > start) {
      const before = keys[at - 1] as number;
      if (before < key || (before === key && (values[at - 1] as number) <= value)) break;
      keys[at] = before;
      values[at] = values[at - 1] as number;
      at -= 1;
    }
    keys[at] = key;
    values[at] = value;
  }
}

function sortCrowded({ keys, values }: KeyColumn, start: number, end: number): void {
  const precedes = (a: number, b: number) =>
    (keys[a] as number) - (keys[b] as number) || (values[a] as number) - (values[b] as number);
  let at = start + 1;
  while (at < end && precedes(at - 1, at) <= 0) at += 1;
  if (at === end) return;
  const order = Array.from({ length: end - start }, (_, i) => start + i).sort(precedes);
  const [itsKeys, itsValues] = [order.map((i) => keys[i] as number), order.map((i) => values[i] as number)];
  keys.set(itsKeys, start);
  values.set(itsValues, start);
}
