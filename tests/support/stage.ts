// The whole set for an end-to-end run: an invented Greenhouse account, LinkedIn pages of its people, and a browser with
// the production build. Whatever a user would do is done through the screens, never behind their back.

import type { Page } from 'playwright-core';
import { createClock } from '@/tests/simulators/clock';
import {
  createGreenhouse,
  DEFAULT_CREDENTIAL,
  GREENHOUSE_HOSTS,
  type Greenhouse,
  type GreenhouseOptions,
} from '@/tests/simulators/greenhouse';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Answering } from '@/tests/simulators/simulated-server';
import { createWorld, WEB_ORIGIN, WORK_EMAIL, type World } from '@/tests/simulators/world';
import { type Harness, type LaunchOptions, launchExtension } from './launch-extension';
import { linkedInAnswer, type PageOptions, type PagePerson, type Stack } from './linkedin-pages';
import type { Answer } from './local-internet';
import { waitFor } from './wait-for';

export interface StageOptions extends LaunchOptions {
  people?: number;
  seed?: number;
  greenhouse?: GreenhouseOptions;
  /** How much faster the account's clock runs. */
  speed?: number;
  stack?: (person: PagePerson) => Stack;
  page?: PageOptions;
}

export interface Stage extends Harness {
  world: World;
  greenhouse: Greenhouse;
  /** Answers the one question of the first run, on the page that opened by itself. */
  chooseSurface(surface: 'page' | 'panel'): Promise<void>;
  /** Walks the three steps of the connect form with the account's credential; gives back the popup's tab. */
  connect(over?: Partial<ConnectValues>): Promise<Page>;
  /** Waits until the popup says that everybody is read. */
  waitForFill(popup: Page, timeoutMs?: number): Promise<void>;
  /** The state of all connections, as the popup sees them. */
  connections(): Promise<{ state: string; people: number; firstFillDone: boolean; problem: string | null }[]>;
  profile(person: PersonTruth): Promise<Page>;
}

export interface ConnectValues {
  clientId: string;
  clientSecret: string;
  webAddress: string;
  workEmail: string;
}

/** The LinkedIn side of an invented person. */
export function pagePerson(truth: PersonTruth): PagePerson {
  return {
    vanity: truth.vanity,
    member: truth.memberNumber,
    name: truth.name,
    headline: truth.headline,
    company: truth.company,
    location: truth.location,
  };
}

/** Lets a simulator answer for its hosts, broken connections included. */
export function simulatorAnswer(simulator: Pick<Answering, 'handle'>): Answer {
  return async (request) => {
    const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
    const answer = await simulator.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
    });
    if (answer.cut) return { cut: true, status: answer.status, headers: answer.headers, body: answer.body };
    const isEmpty = answer.status === 204 || answer.status === 304;
    return new Response(isEmpty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

/** Everything but the browser: it can be served to several launches. */
export function prepareWorld(options: Pick<StageOptions, 'people' | 'seed' | 'greenhouse' | 'speed'> = {}): {
  world: World;
  greenhouse: Greenhouse;
} {
  const world = createWorld({ people: options.people ?? 400, seed: options.seed ?? 1, now: Date.now() });
  const greenhouse = createGreenhouse({
    world,
    clock: createClock({ speed: options.speed ?? 1 }),
    options: { limit: 5000, ...options.greenhouse },
  });
  return { world, greenhouse };
}

/** Launches the browser over a new world. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { world, greenhouse } = prepareWorld(options);
  const harness = await launchExtension(options);
  for (const host of GREENHOUSE_HOSTS) harness.serve(host, simulatorAnswer(greenhouse));
  const cast = Object.values(world.cast).map(pagePerson);
  const known = new Map(world.people.map((person) => [person.vanity, person]));
  const linkedIn: Answer = (request) => {
    const vanity = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const truth = known.get(vanity);
    const people = truth && !cast.some((one) => one.vanity === vanity) ? [...cast, pagePerson(truth)] : cast;
    return linkedInAnswer({
      people,
      ...(options.stack ? { stack: options.stack } : {}),
      ...(options.page ? { options: options.page } : {}),
    })(request);
  };
  for (const host of ['www.linkedin.com', 'nl.linkedin.com']) harness.serve(host, linkedIn);
  harness.serve(new URL(WEB_ORIGIN).host, () => {
    const headers = { 'content-type': 'text/html' };
    return new Response('<!doctype html><title>Greenhouse</title><h1>Greenhouse</h1>', { headers });
  });

  /** This page has the extension's origin, so the background answers it as it answers the popup. */
  async function ask<T>(name: string, input: unknown = {}): Promise<T> {
    const message = JSON.stringify({ name, input });
    const answer = await harness.inExtension<{ ok: boolean; out?: T; code?: string }>(
      `chrome.runtime.sendMessage(${message})`,
    );
    if (!answer?.ok) throw new Error(`${name}: ${answer?.code ?? 'no answer'}`);
    return answer.out as T;
  }

  const stage: Stage = {
    ...harness,
    world,
    greenhouse,

    async chooseSurface(surface) {
      const first = await waitFor(
        () => harness.context.pages().find((page) => page.url().includes('/options.html')),
        'the first-run page',
      );
      if (surface === 'panel') await first.getByRole('radio', { name: /toolbar/i }).check();
      await first.getByRole('button', { name: 'Continue' }).click();
      await first.getByRole('button', { name: 'Continue' }).waitFor({ state: 'detached' });
      await first.close();
    },

    async connect(over = {}) {
      const values: ConnectValues = {
        clientId: DEFAULT_CREDENTIAL.clientId,
        clientSecret: DEFAULT_CREDENTIAL.clientSecret,
        webAddress: `${WEB_ORIGIN}/people/501`,
        workEmail: WORK_EMAIL,
        ...over,
      };
      for (const host of GREENHOUSE_HOSTS.slice(0, 2)) await harness.grantHost(`https://${host}/*`);
      const popup = await harness.openTab('popup.html');
      await popup.getByRole('button', { name: /connect an ats/i }).click();
      await popup.getByRole('button', { name: 'Next', exact: true }).click();
      await popup.getByRole('button', { name: /next: your key/i }).click();
      await popup.getByLabel(/client id/i).fill(values.clientId);
      await popup.getByLabel(/client secret/i).fill(values.clientSecret);
      await popup.getByLabel(/web address/i).fill(values.webAddress);
      await popup.getByLabel(/work e-mail/i).fill(values.workEmail);
      await popup.getByRole('button', { name: /check and connect/i }).click();
      return popup;
    },

    async waitForFill(popup, timeoutMs = 240_000) {
      await popup.locator('.connection').waitFor({ timeout: 30_000 });
      await waitFor(
        async () =>
          (await stage.connections()).every((one) => one.firstFillDone) && (await stage.connections()).length > 0,
        'the first fill',
        timeoutMs,
        250,
      );
    },

    connections: () => ask('connection.list'),

    profile: (person) => harness.open(person.pageUrl),
  };
  return stage;
}
