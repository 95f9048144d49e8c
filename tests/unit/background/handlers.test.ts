import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CoreHandlers } from '@/lib/background/handlers';
import { newSync } from '@/lib/sync/run-sync';
import { DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { handlersSetting, sightingOf, TAB } from './handlers-setting';

describe('the handlers, over a real index and a simulated account', () => {
  let stage: Awaited<ReturnType<typeof handlersSetting>>;
  let handlers: CoreHandlers;
  const find = (person: PersonTruth) => handlers['person.find']({ sighting: sightingOf(person) }, TAB);

  beforeAll(async () => {
    stage = await handlersSetting();
    ({ handlers } = stage);
  });

  it('before anything is read nobody is called unknown', async () => {
    expect((await find(stage.world.cast.activeApplicant)).coverage.state).toBe('filling');
    await stage.fill();
    expect((await find(stage.world.cast.stranger)).coverage.state).toBe('complete');
  });

  it('finds who is there, exactly, and never asserts somebody who only shares the name', async () => {
    const { activeApplicant, namesakeOf, perhapsActive, stranger } = stage.world.cast;
    const { matches, url } = await find(activeApplicant);
    expect(url).toBe(activeApplicant.pageUrl);
    expect(matches).toMatchObject([{ tier: 'exact', ats: 'Greenhouse', candidate: { name: activeApplicant.name } }]);
    expect(namesakeOf.name).toBe(activeApplicant.name);
    expect((await find(namesakeOf)).matches).toEqual([]);
    const perhaps = await find(perhapsActive);
    expect(perhaps.matches.map(({ tier }) => tier)).toEqual(['possible']);
    expect(perhaps.matches[0]?.evidence).toContainEqual(
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

  it('a live re-check lets go of nobody while the ATS knows nobody at all', async () => {
    const stage = await handlersSetting();
    await stage.fill();
    const { activeApplicant: person } = stage.world.cast;
    const candidate = String(person.candidateId);
    const refresh = () =>
      stage.handlers['person.refresh']({ sighting: sightingOf(person), connection: 'c1', candidate }, TAB);
    stage.seen.knowsNobody = true;
    await expect(refresh()).rejects.toMatchObject({ code: 'ats/unexpected-shape' });
    expect(await stage.index.person('c1', Number(candidate))).not.toEqual([]);
    stage.seen.knowsNobody = false;
    stage.clock.advance(3_000);
    expect((await refresh()).matches[0]?.candidate.id).toBe(candidate);
  });

  it('a live re-check that ends after what is kept was forgotten, or begun anew under another rule, keeps nothing', async () => {
    const stage = await handlersSetting();
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
    const stage = await handlersSetting();
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
