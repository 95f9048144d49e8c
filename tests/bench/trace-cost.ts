// Adds up, from a browser trace, the main-thread time that certain scripts took. Pure arithmetic over events.

/** The part of Chromium's trace events that is read here. Times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** By the thread's own clock: what other programs on the machine took meanwhile is not in it. */
  tdur?: number;
  args?: { data?: { url?: string; fileName?: string } };
}

export interface ScriptTime {
  /** By the thread's own clock. */
  threadMs: number;
  /** As a clock on the wall sees it. */
  wallMs: number;
}

const SCRIPT_EVENTS = ['FunctionCall', 'EvaluateScript', 'v8.compile'];

const urlOf = (event: TraceEvent): string => event.args?.data?.url ?? event.args?.data?.fileName ?? '';
const threadOf = (event: TraceEvent): string => `${event.pid}/${event.tid}`;
const endOf = (event: TraceEvent): number => event.ts + (event.dur ?? 0);

/** Events of one thread either nest or follow each other: those that are in no other one. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return [...events]
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a))
    .filter((event) => {
      const isOuter = event.ts >= end;
      end = Math.max(end, endOf(event));
      return isOuter;
    });
}

/**
 * How long threads were busy with the scripts that `isOurs` knows by their address, nested time counted once.
 * Continuations of promises carry no address: a run of microtasks counts as a whole when it is on a thread of these
 * scripts, contains no call into anybody else's and is not inside one of the page's own calls.
 *
 * @example `scriptTime(events, (url) => url === 'chrome-extension://abc/page.js').threadMs`
 */
export function scriptTime(events: readonly TraceEvent[], isOurs: (url: string) => boolean): ScriptTime {
  const complete = events.filter((event) => event.ph === 'X' && (event.dur ?? 0) > 0);
  const scripts = complete.filter((event) => SCRIPT_EVENTS.includes(event.name) && urlOf(event) !== '');
  const ours = scripts.filter((event) => isOurs(urlOf(event)));
  let threadUs = 0;
  let wallUs = 0;
  for (const thread of new Set(ours.map(threadOf))) {
    const foreign = scripts.filter((event) => threadOf(event) === thread && !isOurs(urlOf(event)));
    const microtasks = complete.filter(
      (event) =>
        event.name === 'RunMicrotasks' &&
        threadOf(event) === thread &&
        !foreign.some((other) => other.ts < endOf(event) && event.ts < endOf(other)),
    );
    for (const event of outermost([...ours.filter((one) => threadOf(one) === thread), ...microtasks])) {
      threadUs += event.tdur ?? event.dur ?? 0;
      wallUs += event.dur ?? 0;
    }
  }
  return { threadMs: threadUs / 1000, wallMs: wallUs / 1000 };
}
