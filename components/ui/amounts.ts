// Numbers and instants in words, for the popup and the options page. Pure; the caller brings the clock.

const NUMBER = new Intl.NumberFormat('en');
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `12,345`; anything that is no number is `0`. */
export function amount(value: number): string {
  return NUMBER.format(Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);
}

/** `1 person`, `12,345 people`. */
export function people(value: number): string {
  return `${amount(value)} ${Math.round(value) === 1 ? 'person' : 'people'}`;
}

/** `about 4,100 people a minute`; rounded to two digits that carry meaning, since the pace is measured over minutes. */
export function pace(peoplePerMinute: number): string {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, peoplePerMinute))) - 1);
  return `about ${people(Math.round(peoplePerMinute / size) * size)} a minute`;
}

/** `under a minute left`, `about 3 min left`, `about 2 h left`. */
export function timeLeft(ms: number): string {
  if (ms < MINUTE) return 'under a minute left';
  if (ms < 90 * MINUTE) return `about ${amount(ms / MINUTE)} min left`;
  if (ms < 2 * DAY) return `about ${amount(ms / HOUR)} h left`;
  return `about ${amount(ms / DAY)} days left`;
}

/** `just now`, `2 minutes ago`, `yesterday`; null when the text is no instant. */
export function ago(iso: string | null, now: number): string | null {
  const then = iso === null ? Number.NaN : Date.parse(iso);
  if (!Number.isFinite(then)) return null;
  const passed = Math.max(0, now - then);
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return AGO.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return AGO.format(-Math.floor(passed / HOUR), 'hour');
  return AGO.format(-Math.floor(passed / DAY), 'day');
}

/** `3 Mar 2026` in the user's time zone; null when the text is no instant. */
export function day(iso: string | null): string | null {
  const then = new Date(iso ?? Number.NaN);
  return Number.isNaN(then.getTime()) ? null : DAY_OF_YEAR.format(then);
}

/** `14:05`, with the day when it isn't today; null when the text is no instant. */
export function clock(iso: string | null, now: number): string | null {
  const then = new Date(iso ?? Number.NaN);
  if (Number.isNaN(then.getTime())) return null;
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === new Date(now).toDateString()) return time;
  return `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}
