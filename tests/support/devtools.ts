// A small client of the browser's debugging protocol, for what Playwright does not show: the real popup and side panel,
// the toolbar button, worker death, closed shadow roots.

export interface DevtoolsSession {
  /** Sends one command; rejects with the browser's own message. */
  send<T = Record<string, unknown>>(method: string, params?: Record<string, unknown>): Promise<T>;
  on(method: string, listener: (params: Record<string, unknown>) => void): void;
  /** Evaluates in the session's main world and gives back plain JSON. Functions take no closures. */
  evaluate<T>(expression: string): Promise<T>;
  detach(): Promise<void>;
}

export interface Target {
  targetId: string;
  type: string;
  url: string;
  title: string;
}

export interface Devtools {
  browser: DevtoolsSession;
  targets(filter?: { type: string }[]): Promise<Target[]>;
  attach(targetId: string): Promise<DevtoolsSession>;
  close(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

interface Frame {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
}

interface Evaluated {
  result: { value: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** Connects to the browser end point, `ws://127.0.0.1:<port>/devtools/browser/<id>`. */
export async function connectDevtools(endpoint: string): Promise<Devtools> {
  const socket = new WebSocket(endpoint);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no answer at ${endpoint}`)), { once: true });
  });
  let lastId = 0;
  const pending = new Map<number, Pending>();
  const listeners: { session: string | undefined; method: string; run(params: Record<string, unknown>): void }[] = [];
  socket.addEventListener('close', () => {
    for (const { reject } of pending.values()) reject(new Error('the browser has gone'));
    pending.clear();
  });
  socket.addEventListener('message', (event) => {
    const frame = JSON.parse(String(event.data)) as Frame;
    if (frame.id !== undefined) {
      const waiting = pending.get(frame.id);
      pending.delete(frame.id);
      if (frame.error) waiting?.reject(new Error(frame.error.message));
      else waiting?.resolve(frame.result);
      return;
    }
    for (const listener of listeners) {
      if (listener.session === frame.sessionId && listener.method === frame.method) listener.run(frame.params ?? {});
    }
  });

  function session(sessionId?: string): DevtoolsSession {
    const send = <T>(method: string, params: Record<string, unknown> = {}): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, {
          resolve: (value) => resolve(value as T),
          reject: (reason) => reject(new Error(`${method}: ${reason.message}`)),
        });
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId ? { sessionId } : {}) }));
      });
    return {
      send,
      on: (method, run) => void listeners.push({ session: sessionId, method, run }),
      async evaluate<T>(expression: string) {
        const answer = await send<Evaluated>('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        if (answer.exceptionDetails) {
          throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
        }
        return answer.result.value as T;
      },
      async detach() {
        if (sessionId) await session().send('Target.detachFromTarget', { sessionId });
      },
    };
  }

  const browser = session();
  return {
    browser,
    async targets(filter) {
      const { targetInfos } = await browser.send<{ targetInfos: Target[] }>(
        'Target.getTargets',
        filter ? { filter } : {},
      );
      return targetInfos;
    },
    async attach(targetId) {
      const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      return session(sessionId);
    },
    close: () => socket.close(),
  };
}
