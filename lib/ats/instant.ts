// Reads instants that come as text, as the ATSs write them. A guess is no instant: `Date.parse` alone makes one of `hello 5`.

/** ISO 8601, loosely: a space for the `T`, `+0000`, `+00` or `UTC` at the end. */
const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?)?)?$/i;

/** ms since the epoch; null for anything that is not an instant. Without a zone it is in UTC, as all these APIs write. */
export function parseInstant(text: string | null | undefined): number | null {
  const [, day, time = '00:00', hours, minutes = '00'] = WRITTEN.exec(text?.trim() ?? '') ?? [];
  const ms = Date.parse(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(ms) ? null : ms;
}

/** The same instant as ISO 8601 in UTC; null for anything that is not one. */
export function toIso(text: string | null | undefined): string | null {
  const ms = parseInstant(text);
  return ms === null ? null : new Date(ms).toISOString();
}
