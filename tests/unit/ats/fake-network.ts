// A network that answers what it is told, in a time that passes only when somebody waits.

import { createHttp, type Http } from '@/lib/ats/http';

export interface FakeNetwork {
  http: Http;
  /** Every request that went out. */
  sent: Request[];
  /** Every wait, ms. */
  waits: number[];
  keepAlives: number;
  now(): number;
  pass(ms: number): void;
}

export type Answer = (request: Request, count: number) => Response | Promise<Response>;

export const START_MS = Date.UTC(2026, 10, 21, 10, 0, 0);

export function fakeNetwork(answer: Answer): FakeNetwork {
  let time = START_MS;
  const network: FakeNetwork = {
    sent: [],
    waits: [],
    keepAlives: 0,
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
    http: createHttp({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        network.sent.push(request.clone());
        return answer(request, network.sent.length);
      },
      now: () => time,
      async sleep(ms) {
        network.waits.push(ms);
        time += ms;
      },
      keepAlive: () => {
        network.keepAlives += 1;
      },
      random: () => 0.5,
    }),
  };
  return network;
}

export function json(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
