// Reads instants that come as text, with `Z`, `+00:00` or `+0000` at the end.

/** ms since the epoch; null for anything that is not an instant. */
export function parseInstant(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const ms = Date.parse(text.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(ms) ? null : ms;
}

/** The same instant as ISO 8601 in UTC; null for anything that is not one. */
export function toIso(text: string | null | undefined): string | null {
  const ms = parseInstant(text);
  return ms === null ? null : new Date(ms).toISOString();
}
