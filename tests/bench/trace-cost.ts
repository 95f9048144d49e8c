// Adds up, from a browser trace, the main-thread time that scripts of one origin took. Pure arithmetic over events.

/** The part of Chromium's trace events that is read here. Times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string; fileName?: string } };
}

const SCRIPT_EVENTS = ['FunctionCall', 'EvaluateScript', 'v8.compile'];

interface Span {
  from: number;
  to: number;
}

const urlOf = (event: TraceEvent): string => event.args?.data?.url ?? event.args?.data?.fileName ?? '';
const spanOf = (event: TraceEvent): Span => ({ from: event.ts, to: event.ts + (event.dur ?? 0) });

function covered(spans: readonly Span[]): number {
  let sum = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

/**
 * Milliseconds during which the main thread ran scripts whose address begins with `prefix`, nested time counted once.
 * Continuations of promises carry no address: a run of microtasks counts as a whole when it is on a thread of these
 * scripts, contains no call into anybody else's and is not inside one of the page's own calls.
 *
 * @example `scriptTimeMs(events, 'chrome-extension://abc/')`
 */
export function scriptTimeMs(events: readonly TraceEvent[], prefix: string): number {
  const complete = events.filter((event) => event.ph === 'X' && (event.dur ?? 0) > 0);
  const ours = complete.filter((event) => SCRIPT_EVENTS.includes(event.name) && urlOf(event).startsWith(prefix));
  const threads = new Map<string, Span[]>();
  const threadOf = (event: TraceEvent) => `${event.pid}/${event.tid}`;
  for (const event of ours) {
    const thread = threads.get(threadOf(event)) ?? [];
    thread.push(spanOf(event));
    threads.set(threadOf(event), thread);
  }
  for (const [thread, spans] of threads) {
    const own = complete.filter((event) => threadOf(event) === thread);
    const others = own
      .filter((event) => SCRIPT_EVENTS.includes(event.name) && urlOf(event) !== '' && !urlOf(event).startsWith(prefix))
      .map(spanOf);
    for (const event of own) {
      if (event.name !== 'RunMicrotasks') continue;
      const span = spanOf(event);
      const mixed = others.some((other) => other.from < span.to && span.from < other.to);
      if (!mixed) spans.push(span);
    }
  }
  return [...threads.values()].reduce((sum, spans) => sum + covered(spans), 0) / 1000;
}
