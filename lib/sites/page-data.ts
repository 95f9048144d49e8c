// Reads what a page keeps in a script as JSON, and does it once: looks come often, parsing is not free. Whose data they
// are is for the reader to find out; after a change of page they are still the first one's.

/** Above this it is no profile's, and parsing would be felt. */
const LONGEST = 1_500_000;

export type Data = Record<string, unknown>;

/**
 * What `read` makes of a text that an element holds, for as long as the element lives with the same text.
 *
 * @example const nodesOf = readOnce(parseNodes); nodesOf(script, script.textContent ?? '')
 */
export function readOnce<Value>(read: (text: string) => Value): (element: Element, text: string) => Value {
  const held = new WeakMap<Element, { text: string; value: Value }>();
  return (element, text) => {
    const before = held.get(element);
    if (before?.text === text) return before.value;
    const value = read(text);
    held.set(element, { text, value });
    return value;
  };
}

/** null for what is cut off, or no JSON after all. */
export function parseData(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const dataOf = readOnce(parseData);

/** The data of a script element; null where there are none, or none that can be read. */
export function dataIn(script: Element | null): unknown {
  const text = script?.textContent ?? '';
  return script === null || text === '' || text.length > LONGEST ? null : dataOf(script, text);
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
