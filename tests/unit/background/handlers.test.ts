import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectionStore, ruleOf, type StoredConnection } from '@/lib/background/connections';
import { diagnose } from '@/lib/background/diagnose';
import { eraseConnection } from '@/lib/background/erase-connection';
import { type CoreHandlers, createHandlers, type FileTicket, type Surroundings } from '@/lib/background/handlers';
import { createLearnedPairs } from '@/lib/background/learned-pairs';
import { createLearnedWeights } from '@/lib/background/learned-weights';
import type { Settings } from '@/lib/background/settings';
import { createDecisions } from '@/lib/decisions/decisions';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import { newSync, runSync } from '@/lib/sync/run-sync';
import type { Schedule } from '@/lib/sync/schedule';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse, DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { createWorld } from '@/tests/simulators/world';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { openSimulatedAccount, PLAN, simulatedConnection, whole } from '@/tests/support/simulated-account';

const TAB = { tabId: 7, frameId: 0, windowId: 1 };

function sightingOf(person: PersonTruth): Sighting {
  const { pageUrl: url, name, headline, company, location } = person;
  return { url, site: 'linkedin', name, headline, company, title: null, location, urls: [url], links: [], emails: [] };
}

async function setting() {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createWorld({ seed: 3, people: 120 });
  const simulator = createGreenhouse({ world, clock });
  const { index, database, vault } = await openMemoryIndex(clock.now);
  const store = createConnectionStore(database, vault, clock.now);
  const connection = simulatedConnection();
  await database.connections.clear();
  await store.save(connection);
  const rule = ruleOf(connection, { showRestricted: false });
  const { account, restricted, connector } = openSimulatedAccount(simulator, clock);
  const seen = {
    address: null as string | null,
    toolbar: [] as (Finding | ListCount | null)[],
    tabs: [] as string[],
    tickets: [] as FileTicket[],
    kept: [] as StoredConnection[],
    learning: Promise.resolve() as Promise<unknown>,
    needsKey: false,
    notices: [] as string[],
    lists: [] as string[],
    tabList: null as unknown,
    forgotten: 0,
    closed: [] as string[],
    settings: { strict: false, strictByPolicy: false, sites: {}, sitesByPolicy: {} } as Pick<
      Settings,
      'strict' | 'strictByPolicy' | 'sites' | 'sitesByPolicy'
    >,
    /** What happens while one person is asked for. */
    meanwhile: async () => undefined as unknown,
  };
  const decisions = createDecisions({
    database,
    vault,
    now: clock.now,
    isHeld: async ({ connection: id, candidate }) => (await index.person(id, candidate)).length > 0,
  });
  const accounts = { close: (id: string) => void seen.closed.push(id) };
  const schedule: Schedule = {
    tick: async () => undefined,
    nextTickMs: async () => 0,
    now: async () => undefined,
    pause: async () => undefined,
    without: (_id, work) => work(),
  };
  const surroundings: Surroundings = {
    now: clock.now,
    noteLookUp: () => undefined,
    lookedUpAt: () => 0,
    openFile: async (ticket) => {
      seen.tickets.push(ticket);
    },
    fileTicket: async () => seen.tickets[0] ?? null,
    readSettings: async () => ({ surface: 'page', lockedByPolicy: false, showRestricted: false, ...seen.settings }),
    chooseSurface: async () => undefined,
    chooseStrict: async (strict) => {
      seen.settings = { ...seen.settings, strict };
    },
    isAt: async (_tab, url) => url === seen.address || seen.address === null,
    paintToolbar: async (_tab, finding) => {
      seen.toolbar.push(finding);
    },
    openTab: async (url) => {
      seen.tabs.push(url);
    },
    openPanel: async () => undefined,
    loadCard: async () => undefined,
    loadList: async (_sender, site) => {
      seen.lists.push(site);
    },
    askTab: async () => sightingOf(world.cast.activeApplicant),
    askTabList: async () => seen.tabList,
    announce: (kind) => seen.notices.push(kind),
    forget: async () => {
      seen.forgotten += 1;
    },
  };
  const handlers = createHandlers({
    index,
    decisions,
    weights: createLearnedWeights({ database, vault, later: (work) => void work() }),
    pairs: createLearnedPairs(index, (work) => {
      seen.learning = work();
    }),
    store,
    connectors: [connector],
    accountFor: async () => ({
      ...account,
      async one(...about) {
        const rows = await account.one(...about);
        await seen.meanwhile();
        return rows;
      },
      async file(id) {
        const { url } = await account.file(id);
        const headers: Record<string, string> = seen.needsKey ? { authorization: 'very-secret' } : {};
        return { url, headers };
      },
    }),
    schedule,
    connecting: {
      submit: async () => ({ state: 'none' }),
      submission: async () => ({ state: 'none' }),
      dismiss: async () => undefined,
      keep: async (kept) => {
        seen.kept.push(kept);
      },
      permissionsAdded: async () => undefined,
    },
    erase: (gone) => eraseConnection(gone, { accounts, index, decisions, store, schedule, surroundings }),
    diagnose: async (held) => ({ ...held, diagnosis: await diagnose(held, connector, account, clock.now()) }),
    fetchFile: async ({ url }) => ({ type: 'application/pdf', base64: btoa(url) }),
    surroundings,
  });
  const fill = () =>
    runSync(
      { connection: 'c1', rule, account, restricted, plan: PLAN, keep: whole },
      { index, now: clock.now },
      new AbortController().signal,
    );
  return { world, clock, handlers, fill, seen, database, index, store, connection, simulator };
}

describe('the handlers, over a real index and a simulated account', () => {
  let stage: Awaited<ReturnType<typeof setting>>;
  let handlers: CoreHandlers;
  const find = (person: PersonTruth) => handlers['person.find']({ sighting: sightingOf(person) }, TAB);

  beforeAll(async () => {
    stage = await setting();
    ({ handlers } = stage);
  });

  it('before anything is read nobody is called unknown', async () => {
    expect((await find(stage.world.cast.activeApplicant)).coverage.state).toBe('filling');
    await stage.fill();
    expect((await find(stage.world.cast.stranger)).coverage.state).toBe('complete');
  });

  it('finds who is there, exactly, and never asserts somebody who only shares the name', async () => {
    const { activeApplicant, namesakeOf, stranger } = stage.world.cast;
    const { matches, url } = await find(activeApplicant);
    expect(url).toBe(activeApplicant.pageUrl);
    expect(matches).toMatchObject([{ tier: 'exact', ats: 'Greenhouse', candidate: { name: activeApplicant.name } }]);
    expect(namesakeOf.name).toBe(activeApplicant.name);
    const namesake = await find(namesakeOf);
    expect(namesake.matches.map(({ tier }) => tier)).toEqual(['possible']);
    expect(namesake.matches[0]?.evidence).toContainEqual(
      expect.objectContaining({ feature: 'linkedin-address', level: 'different' }),
    );
    expect((await find(stranger)).matches).toEqual([]);
  });

  it('keeps contact details and addresses back until they are asked for', async () => {
    const { activeApplicant } = stage.world.cast;
    const finding = await find(activeApplicant);
    const told = JSON.stringify(finding);
    for (const detail of [...activeApplicant.emails, ...activeApplicant.phones]) expect(told).not.toContain(detail);
    // Nor by what was compared.
    const { matches } = await handlers['person.find'](
      { sighting: { ...sightingOf(activeApplicant), emails: ['another@post.example'] } },
      TAB,
    );
    expect(matches[0]?.evidence).toContainEqual(expect.objectContaining({ feature: 'email', level: 'different' }));
    for (const detail of activeApplicant.emails) expect(JSON.stringify(matches)).not.toContain(detail);
    const [match] = finding.matches;
    expect(match?.candidate.contactCount).toBe(activeApplicant.emails.length + activeApplicant.phones.length);
    const candidate = String(activeApplicant.candidateId);
    const sighting = sightingOf(activeApplicant);
    const contact = await handlers['person.contact']({ sighting, connection: 'c1', candidate }, TAB);
    expect(contact).toEqual({ emails: activeApplicant.emails, phones: activeApplicant.phones });
  });

  it('gives nothing of private people and confidential jobs, whoever asks', async () => {
    for (const person of [stage.world.cast.privatePerson, stage.world.cast.confidentialOnly]) {
      expect((await find(person)).matches).toEqual([]);
      const asked = { sighting: sightingOf(person), connection: 'c1', candidate: String(person.candidateId) };
      await expect(handlers['person.contact'](asked, TAB)).rejects.toMatchObject({ code: 'message/refused' });
    }
  });

  it('answers for the person seen only: nobody is read by number', async () => {
    const { activeApplicant, rejected } = stage.world.cast;
    const input = { sighting: sightingOf(activeApplicant), connection: 'c1', candidate: String(rejected.candidateId) };
    for (const ask of [
      () => handlers['person.contact'](input, TAB),
      () => handlers['person.refresh'](input, TAB),
      () => handlers['file.open']({ ...input, file: '1' }, TAB),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'message/refused' });
    }
  });

  it('reads ahead whom a page is about to show, and says nothing of them', async () => {
    const { url } = sightingOf(stage.world.cast.activeApplicant);
    const asked = vi.spyOn(stage.index, 'find');
    const painted = stage.seen.toolbar.length;
    await handlers['page.left']({ next: null }, TAB);
    expect(asked).not.toHaveBeenCalled();
    expect(await handlers['page.left']({ next: url }, TAB)).toBeNull();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
    expect(await asked.mock.results[0]?.value).toMatchObject({ found: [{ ref: { connection: 'c1' } }] });
    expect(stage.seen.toolbar.slice(painted)).toEqual([null, null]);
    asked.mockRestore();
  });

  it('finds by number alone, as Recruiter shows people, whom a profile page showed by address and number', async () => {
    const { activeApplicant, stranger } = stage.world.cast;
    const pages = [activeApplicant, stranger].map((person, i) => {
      const seen = sightingOf(person);
      return { seen: { ...seen, urls: [...seen.urls, `urn:li:member:${900_000_001 + i}`] }, number: 900_000_001 + i };
    });
    const byNumber = (number: number) => {
      const url = `https://www.linkedin.com/talent/profile/${number}`;
      const nobody = { name: null, headline: null, company: null, title: null, location: null, links: [], emails: [] };
      const sighting = { url, site: 'recruiter', ...nobody, urls: [`urn:li:member:${number}`] };
      return handlers['person.find']({ sighting }, TAB);
    };
    for (const { seen, number } of pages) {
      expect((await byNumber(number)).matches).toEqual([]);
      await handlers['person.find']({ sighting: seen }, TAB);
      await stage.seen.learning;
    }
    const [known, unknown] = await Promise.all(pages.map(({ number }) => byNumber(number)));
    expect(known?.matches).toMatchObject([{ tier: 'exact', candidate: { name: activeApplicant.name } }]);
    expect(unknown?.matches).toEqual([]);
  });

  it('paints no toolbar for an answer that came too late', async () => {
    const { activeApplicant } = stage.world.cast;
    const settle = () => new Promise((resolve) => setTimeout(resolve, 120));
    await settle();
    const painted = stage.seen.toolbar.length;
    const late = find(activeApplicant);
    await handlers['page.left']({ next: null }, TAB);
    await late;
    await settle();
    expect(stage.seen.toolbar.slice(painted)).toEqual([null]);
    stage.seen.address = 'https://elsewhere.example/';
    await find(activeApplicant);
    await settle();
    expect(stage.seen.toolbar.slice(painted)).toEqual([null]);
    stage.seen.address = null;
    await find(activeApplicant);
    await settle();
    expect(stage.seen.toolbar.at(-1)).toMatchObject({ matches: [{}] });
  });

  it('whoever stands beside the tab’s person does not take the toolbar from them', async () => {
    const { activeApplicant, rejected } = stage.world.cast;
    const painted = stage.seen.toolbar.length;
    const own = find(activeApplicant);
    const other = await handlers['person.find']({ sighting: sightingOf(rejected), beside: true }, TAB);
    expect(other.matches).toHaveLength(1);
    await own;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(stage.seen.toolbar.slice(painted)).toMatchObject([{ url: sightingOf(activeApplicant).url }]);
  });

  it('opens a person’s own files only, through a fresh link', async () => {
    const { activeApplicant, privatePerson } = stage.world.cast;
    const [file] = (await find(activeApplicant)).matches[0]?.candidate.attachments ?? [];
    const sighting = sightingOf(activeApplicant);
    const candidate = String(activeApplicant.candidateId);
    const input = { sighting, connection: 'c1', candidate, file: file?.id ?? '' };
    await handlers['file.open'](input, TAB);
    expect(stage.seen.tabs).toHaveLength(1);
    expect(stage.seen.tabs[0]).toMatch(/^https:/);
    const others = { ...input, candidate: String(privatePerson.candidateId) };
    await expect(handlers['file.open'](others, TAB)).rejects.toMatchObject({ code: 'message/refused' });
    await expect(handlers['file.open']({ ...input, file: '1' }, TAB)).rejects.toMatchObject({ code: 'ats/gone' });
    await expect(handlers['file.open']({ ...input, connection: 'c9' }, TAB)).rejects.toMatchObject({
      code: 'connection/unknown',
    });
    expect(stage.seen.tabs).toHaveLength(1);
  });

  it('a live re-check brings what changed, and lets go of who was deleted', async () => {
    const { world, clock } = stage;
    const { rejected, twoApplications } = world.cast;
    const refresh = (person: PersonTruth) =>
      handlers['person.refresh'](
        { sighting: sightingOf(person), connection: 'c1', candidate: String(person.candidateId) },
        TAB,
      );
    clock.advance(60_000);
    world.updateCandidate(rejected.candidateId as number, { company: 'Entirely New Example' });
    expect((await refresh(rejected)).matches[0]?.candidate.company).toBe('Entirely New Example');
    // Again at once, as a page gone mad would: the ATS is spared.
    const calls = stage.simulator.counters.api();
    await refresh(rejected);
    expect(stage.simulator.counters.api()).toBe(calls);
    clock.advance(3_000);
    await refresh(rejected);
    expect(stage.simulator.counters.api()).toBeGreaterThan(calls);
    const gone = { ...twoApplications };
    world.deleteCandidate(gone.candidateId as number);
    for (const { matches } of [await refresh(gone), await find(gone)]) {
      // Somebody of the same name may be worth a look; whoever was deleted is not among them.
      expect(matches.filter(({ tier }) => tier !== 'possible')).toEqual([]);
      expect(matches.map(({ candidate }) => candidate.id)).not.toContain(String(gone.candidateId));
    }
  });

  it('a live re-check that ends after what is kept was forgotten, or begun anew under another rule, keeps nothing', async () => {
    const stage = await setting();
    await stage.fill();
    const { activeApplicant: person } = stage.world.cast;
    const input = { sighting: sightingOf(person), connection: 'c1', candidate: String(person.candidateId) };
    stage.seen.meanwhile = () => stage.index.forget('c1');
    await stage.handlers['person.refresh'](input, TAB);
    expect(await stage.database.records.count()).toBe(0);
    await stage.fill();
    stage.seen.meanwhile = async () => {
      await stage.index.forget('c1');
      await stage.index.saveSync(newSync('c1', 'another'));
    };
    await stage.handlers['person.refresh'](input, TAB);
    expect(await stage.database.records.count()).toBe(0);
  });

  it('offers no jobs that were read under another rule', async () => {
    const stage = await setting();
    await stage.fill();
    expect((await stage.handlers['job.list']({ id: 'c1' }, TAB)).jobs).not.toEqual([]);
    await stage.store.change('c1', { reach: 'another key' });
    expect(await stage.handlers['job.list']({ id: 'c1' }, TAB)).toEqual({ jobs: [], hidden: 0 });
  });

  it('answers the side panel for the person of a tab, and paints no toolbar for it', async () => {
    const painted = stage.seen.toolbar.length;
    const answer = await handlers['tab.person']({ tabId: 3 }, { tabId: null, frameId: 0, windowId: null });
    expect(answer?.finding.matches).toHaveLength(1);
    expect(stage.seen.toolbar).toHaveLength(painted);
  });

  it('opens a file that needs the key on a page of ours, by a ticket', async () => {
    const { activeApplicant } = stage.world.cast;
    const { attachments } = (await find(activeApplicant)).matches[0]?.candidate ?? {};
    const file = attachments?.[0] ?? { id: '', name: '' };
    const candidate = String(activeApplicant.candidateId);
    stage.seen.needsKey = true;
    const opened = stage.seen.tabs.length;
    await expect(handlers['file.read']({ ticket: 'nobody’s' }, TAB)).rejects.toMatchObject({ code: 'ats/gone' });
    await handlers['file.open'](
      { sighting: sightingOf(activeApplicant), connection: 'c1', candidate, file: file.id },
      TAB,
    );
    expect(stage.seen.tabs).toHaveLength(opened);
    expect(stage.seen.tickets).toEqual([{ connection: 'c1', file: file.id, name: file.name }]);
    const answer = await handlers['file.read']({ ticket: 'any' }, TAB);
    expect(answer).toMatchObject({ name: file.name, type: 'application/pdf' });
    expect(atob(answer.base64)).toMatch(/^https:/);
    expect(JSON.stringify(answer)).not.toContain('very-secret');
    stage.seen.needsKey = false;
  });

  it('reads notes of whom the page shows, and of nobody else', async () => {
    const { activeApplicant, privatePerson } = stage.world.cast;
    const sighting = sightingOf(activeApplicant);
    const ask = (candidate: number | null) =>
      handlers['person.notes']({ sighting, connection: 'c1', candidate: String(candidate) }, TAB);
    const notes = await ask(activeApplicant.candidateId);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes[0]?.text).not.toBe('');
    await expect(ask(privatePerson.candidateId)).rejects.toMatchObject({ code: 'message/refused' });
  });

  it('offers jobs without those a rule hides, and none that is confidential', async () => {
    const before = await handlers['job.list']({ id: 'c1' }, TAB);
    expect(before.hidden).toBe(0);
    expect(before.jobs.map(({ name }) => name)).toContain('Product Designer');
    expect(before.jobs.map(({ name }) => name)).not.toContain('VP Finance');
    const [first] = before.jobs;
    const hiddenJobs = { statuses: [first?.status.toUpperCase() ?? ''], visibilities: [], field: null };
    await stage.store.save({ ...stage.connection, options: { ...stage.connection.options, hiddenJobs } });
    const after = await handlers['job.list']({ id: 'c1' }, TAB);
    expect(after.jobs.length + after.hidden).toBe(before.jobs.length);
    expect(after.hidden).toBeGreaterThan(0);
    expect(after.jobs.every(({ status }) => status !== first?.status)).toBe(true);
    // Whoever is in a hidden job stays in the ATS.
    expect((await find(stage.world.cast.activeApplicant)).matches).toHaveLength(1);
    await stage.store.save(stage.connection);
  });

  it('keeps what is tuned, and looks at permissions when asked', async () => {
    const options = { ...stage.connection.options, changesMinutes: 30 };
    await handlers['connection.tune']({ id: 'c1', name: ' Ours ', options }, TAB);
    expect(stage.seen.kept).toMatchObject([{ id: 'c1', name: 'Ours', options: { changesMinutes: 30 } }]);
    const view = await handlers['connection.diagnose']({ id: 'c1' }, TAB);
    expect(view.diagnosis?.permissions.length).toBeGreaterThan(3);
  });

  it('lets nobody tune or remove what policy set up', async () => {
    await stage.store.save({ ...stage.connection, isManaged: true });
    const { options } = stage.connection;
    for (const attempt of [
      () => handlers['connection.tune']({ id: 'c1', name: 'Mine', options }, TAB),
      () => handlers['connection.remove']({ id: 'c1' }, TAB),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'message/refused' });
    }
    await stage.store.save(stage.connection);
  });

  it('lists connections without a secret, and removing one erases its rows', async () => {
    const [view] = await handlers['connection.list']({}, TAB);
    expect(view).toMatchObject({ state: 'connected', firstFillDone: true, account: 'Harbor & Pine' });
    expect(JSON.stringify(view)).not.toContain(DEFAULT_CREDENTIAL.clientSecret);
    await handlers['connection.remove']({ id: 'c1' }, TAB);
    expect(await stage.database.records.count()).toBe(0);
    expect(await handlers['connection.list']({}, TAB)).toEqual([]);
    expect(stage.seen).toMatchObject({ forgotten: 1, closed: ['c1'], notices: ['index.changed'] });
    expect((await find(stage.world.cast.activeApplicant)).coverage).toEqual({ state: 'none' });
  });
});

describe('what the user says of a match', () => {
  let stage: Awaited<ReturnType<typeof setting>>;
  let handlers: CoreHandlers;
  const page = () => sightingOf(stage.world.cast.namesakeOf);
  const find = async () => {
    const { matches, refused = [] } = await handlers['person.find']({ sighting: page() }, TAB);
    return { tiers: matches.map(({ tier }) => tier), refused: refused.map(({ name }) => name) };
  };
  const say = (decision: 'same' | 'different' | 'undo', candidate = stage.world.cast.activeApplicant.candidateId) =>
    handlers['person.decide']({ sighting: page(), connection: 'c1', candidate: String(candidate), decision }, TAB);
  const precision = async () => (await handlers['diagnostics.get']({}, TAB)).precision;

  beforeEach(async () => {
    stage = await setting();
    ({ handlers } = stage);
    await stage.fill();
  });

  it('decides at once, is told to every page, and may be taken back', async () => {
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
    const { matches } = await say('same');
    expect(matches.map(({ tier }) => tier)).toEqual(['exact']);
    expect(matches[0]?.evidence).toContainEqual(expect.objectContaining({ feature: 'decision' }));
    expect(stage.seen.notices).toEqual(['index.changed']);
    await say('undo');
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
    await say('different');
    expect(await find()).toEqual({ tiers: [], refused: [stage.world.cast.activeApplicant.name] });
    await say('undo');
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
  });

  it('is heard of those alone whom the page finds', async () => {
    const { rejected, privatePerson } = stage.world.cast;
    for (const { candidateId } of [rejected, privatePerson]) {
      await expect(say('same', candidateId)).rejects.toMatchObject({ code: 'message/refused' });
    }
    expect(await handlers['decision.list']({}, TAB)).toEqual([]);
  });

  it('does not show somebody who has become private since', async () => {
    const { activeApplicant } = stage.world.cast;
    for (const decision of ['same', 'different'] as const) {
      await say(decision);
      stage.world.setPrivate(activeApplicant.candidateId as number, true);
      stage.clock.advance(3_600_000);
      await stage.fill();
      expect(await find()).toEqual({ tiers: [], refused: [] });
      expect(await handlers['decision.list']({}, TAB)).toMatchObject([{ decision, name: null, webUrl: null }]);
      stage.world.setPrivate(activeApplicant.candidateId as number, false);
      stage.clock.advance(3_600_000);
      await stage.fill();
      expect((await find()).tiers).toEqual(decision === 'same' ? ['exact'] : []);
      await say('undo');
    }
  });

  it('is counted by kind and listed with what the ATS holds', async () => {
    await say('different');
    expect(await precision()).toMatchObject([{ by: 'name', possible: { right: 0, wrong: 1 }, atLeast: null }]);
    const [listed] = await handlers['decision.list']({}, TAB);
    expect(listed).toMatchObject({
      decision: 'different',
      by: 'name',
      ats: 'Greenhouse',
      candidate: String(stage.world.cast.activeApplicant.candidateId),
      name: stage.world.cast.activeApplicant.name,
    });
    await handlers['decision.forget']({ id: listed?.id ?? 0 }, TAB);
    expect(await precision()).toEqual([]);
    expect((await find()).tiers).toEqual(['possible']);
  });

  it('goes with the connection; the counts stay', async () => {
    await say('different');
    await handlers['connection.remove']({ id: 'c1' }, TAB);
    expect(await handlers['decision.list']({}, TAB)).toEqual([]);
    expect(await precision()).toHaveLength(1);
    await handlers['diagnostics.reset']({ what: 'precision' }, TAB);
    expect(await precision()).toEqual([]);
  });

  it('stricter, nothing is asserted by name; what the user said is', async () => {
    const { pubAddress } = stage.world.cast;
    const tier = async () =>
      (await handlers['person.find']({ sighting: sightingOf(pubAddress) }, TAB)).matches.map((match) => match.tier);
    expect(await tier()).toEqual(['probable']);
    await handlers['diagnostics.strict']({ on: true }, TAB);
    expect(await tier()).toEqual(['possible']);
    const candidate = String(pubAddress.candidateId);
    await handlers['person.decide'](
      { sighting: sightingOf(pubAddress), connection: 'c1', candidate, decision: 'same' },
      TAB,
    );
    expect(await tier()).toEqual(['exact']);
  });

  it('policy keeps it strict', async () => {
    stage.seen.settings = { ...stage.seen.settings, strict: true, strictByPolicy: true };
    await expect(handlers['diagnostics.strict']({ on: false }, TAB)).rejects.toMatchObject({ code: 'message/refused' });
    expect(await handlers['diagnostics.get']({}, TAB)).toMatchObject({ strict: true, strictByPolicy: true });
  });

  it('look-ups teach, once a page, and not before the page shows a name', async () => {
    await handlers['page.left']({ next: stage.world.cast.pubAddress.pageUrl }, TAB);
    await handlers['person.find']({ sighting: { ...sightingOf(stage.world.cast.pubAddress), name: null } }, TAB);
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(0);
    await find();
    await find();
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(1);
    await handlers['diagnostics.reset']({ what: 'weights' }, TAB);
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(0);
  });
});
