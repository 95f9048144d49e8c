// Reads what a page keeps in a script as JSON, and does it once: looks come often, parsing is not free. Whose data they
// are is for the reader to find out; after a change of page they are still the first one's.

/** Above this it is no profile's, and parsing would be felt. */
const LONGEST = 1_500_000;

const parsed = new WeakMap<Element, { text: string; data: unknown }>();

export type Data = Record<string, unknown>;

/** The data of a script element; null where there are none, or none that can be read. */
export function dataIn(script: Element | null): unknown {
  const text = script?.textContent ?? '';
  if (script === null || text === '' || text.length > LONGEST) return null;
  const kept = parsed.get(script);
  if (kept?.text === text) return kept.data;
  let data: unknown = null;
  try {
    data = JSON.parse(text);
  } catch {
    // Cut off, or no JSON after all.
  }
  parsed.set(script, { text, data });
  return data;
}

/** The value below some names; undefined where there is none. */
export function below(data: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isData(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    data,
  );
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
