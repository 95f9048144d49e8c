// The whole internet of a test browser: one TLS server on this machine that answers every host name and writes down
// every request. What nobody has said how to answer is refused, so that nothing ever leaves the machine.

import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type Certificate, makeCertificate } from './certificate';

/** An answer that breaks off in the middle of its body. */
export interface CutAnswer {
  cut: true;
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Answers one request; null means "not mine". */
export type Answer = (request: Request) => Reply | null | Promise<Reply | null>;
export type Reply = Response | CutAnswer;

/** One request as it arrived. `kind` is what the browser said it was for: `document`, `iframe`, `image`, `empty` … */
export interface SeenRequest {
  at: number;
  method: string;
  url: string;
  host: string;
  kind: string;
  /** `navigate`, `cors`, `no-cors` …, empty where the browser did not say. */
  mode: string;
  site: string;
  origin: string | null;
  answered: boolean;
}

/** How a host behaves badly on purpose. */
export type Weather = 'fine' | 'offline' | 'hanging';

export interface LocalInternet {
  /** Port of the TLS server. */
  port: number;
  /** Port of the plain server, which answers the same way. */
  plainPort: number;
  certificate: Certificate;
  seen: SeenRequest[];
  /** The newest answer for a host wins; `*` is asked last. Gives back a function that takes it away again. */
  serve(host: string, answer: Answer): () => void;
  /** `*` is everybody. `offline` cuts the line, `hanging` never answers. */
  setWeather(host: string, weather: Weather): void;
  close(): Promise<void>;
}

async function toRequest(incoming: IncomingMessage, scheme: string, host: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] as string;
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[index + 1] as string);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0;
  return new Request(`${scheme}://${host}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}

async function writeResponse(response: Reply, outgoing: ServerResponse): Promise<void> {
  if ('cut' in response) {
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': String(response.body.length + 1000) });
    outgoing.write(response.body, () => outgoing.destroy());
    return;
  }
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  const body = Buffer.from(await response.arrayBuffer());
  headers['content-length'] = String(body.length);
  outgoing.writeHead(response.status, headers);
  outgoing.end(body);
}

/** Starts it on free ports of 127.0.0.1. */
export async function startLocalInternet(): Promise<LocalInternet> {
  const certificate = makeCertificate(['localhost']);
  const answers: { host: string; answer: Answer }[] = [];
  const weather = new Map<string, Weather>();
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();

  const listener =
    (scheme: string): RequestListener =>
    (incoming, outgoing) => {
      const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
      const header = (name: string) => String(incoming.headers[name] ?? '');
      const entry: SeenRequest = {
        at: Date.now(),
        method: incoming.method ?? 'GET',
        url: `${scheme}://${host}${incoming.url ?? '/'}`,
        host,
        kind: header('sec-fetch-dest'),
        mode: header('sec-fetch-mode'),
        site: header('sec-fetch-site'),
        origin: incoming.headers.origin ?? null,
        answered: false,
      };
      seen.push(entry);
      const sky = weather.get(host) ?? weather.get('*') ?? 'fine';
      if (sky === 'offline') return void incoming.socket.destroy();
      if (sky === 'hanging') return;
      const reply = async () => {
        const request = await toRequest(incoming, scheme, host);
        for (const { host: wanted, answer } of [...answers].reverse()) {
          if (wanted !== host) continue;
          const response = await answer(request.clone());
          if (response !== null) return response;
        }
        for (const { host: wanted, answer } of [...answers].reverse()) {
          if (wanted !== '*') continue;
          const response = await answer(request.clone());
          if (response !== null) return response;
        }
        return null;
      };
      reply()
        .then(async (response) => {
          if (response === null) return void incoming.socket.destroy();
          entry.answered = true;
          await writeResponse(response, outgoing);
        })
        .catch((reason: unknown) => {
          // A fault of the test's own answer must be seen, not taken for bad weather.
          process.stderr.write(`local internet: ${entry.url}: ${String(reason)}\n`);
          incoming.socket.destroy();
        });
    };

  const servers = [
    createServer({ key: certificate.key, cert: certificate.cert, keepAliveTimeout: 120_000 }, listener('https')),
    createHttpServer({ keepAliveTimeout: 120_000 }, listener('http')),
  ];
  for (const server of servers) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  const [port, plainPort] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];

  return {
    port,
    plainPort,
    certificate,
    seen,
    serve(host, answer) {
      const entry = { host, answer };
      answers.push(entry);
      return () => void answers.splice(answers.indexOf(entry), 1);
    },
    setWeather(host, sky) {
      weather.set(host, sky);
      // Open connections would otherwise carry answers past the change.
      if (sky !== 'fine') for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
