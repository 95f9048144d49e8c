// What every connector is held to, against its simulator: what it reads is the simulated account's truth, record by record,
// however often it is interrupted; nothing hidden is shown or kept readable; nothing is asked that should not be.

import { describe, expect, test } from 'vitest';
import type { Account, AtsRecord, Connector, Page, Walk } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { Candidate } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import type { AtsUnderTest, ToolsWish } from './connectors-under-test';
import { KeptRows, nameOf, readDue, readWalk } from './kept-rows';

const SEED = 20261121;
const FILL = { kind: 'fill' } as const;

interface Opened {
  ats: AtsUnderTest;
  kept: KeptRows;
  account: Account;
  people(capabilities?: Capability[]): Map<string, Candidate>;
}

export function holdToContract(connector: Connector, make: (seed: number) => AtsUnderTest): void {
  const open = (wish: ToolsWish = {}): Opened => {
    const ats = make(SEED);
    const kept = new KeptRows();
    const fields = connector.tidy(ats.fields);
    const account = connector.open(fields, ats.tools(kept, wish));
    return { ats, kept, account, people: (capabilities = ats.all) => kept.shown(connector, fields, capabilities) };
  };
  /** Another worker: nothing of the one before is left but what is stored. */
  const reopened = ({ ats }: Opened, kept: KeptRows) => connector.open(connector.tidy(ats.fields), ats.tools(kept, {}));
  const filled = async (wish: ToolsWish = {}) => {
    const opened = open(wish);
    const last = await readWalk(opened.account, opened.kept, FILL);
    return { ...opened, sinceMs: last.watermarkMs ?? 0 };
  };
  const afterFill = (sinceMs: number): Walk[] => [
    { kind: 'changes', sinceMs },
    { kind: 'jobs', sinceMs },
    ...(connector.sweepEveryMs === null ? [] : [{ kind: 'sweep' } as const]),
  ];

  describe('reading', () => {
    test('a fill, joined, is the truth of the account', async () => {
      const { ats, kept, account, people } = open();
      let fraction = 0;
      const last = await readWalk(account, kept, FILL, async (page) => {
        expect(page.fraction).toBeGreaterThanOrEqual(fraction);
        expect(page.fraction).toBeLessThanOrEqual(1);
        fraction = page.fraction;
        return page;
      });
      expect(last.fraction).toBe(1);
      expect(last.watermarkMs).toBeTypeOf('number');
      expectTruth(ats, people());
      expect(kept.pages.flatMap((page) => page.problems)).toEqual([]);
      expect(ats.breaches()).toEqual([]);
    });

    test('jobs are the account’s, by name, with all that is told of them; hidden ones are not named', async () => {
      const { ats, kept } = await filled();
      const jobs = new Map(
        kept
          .of('job')
          .flatMap((row) => connector.job(row, kept.lookUp) ?? [])
          .map((job) => [job.id, job]),
      );
      const truth = ats.jobs();
      expect(truth.size).toBeGreaterThan(2);
      expect([...jobs.keys()].sort()).toEqual([...truth.keys()].sort());
      for (const [id, expected] of truth) expect(jobs.get(id)).toMatchObject(expected);
    });

    test('nobody who is hidden is shown at any moment of a fill, and nothing readable of them is kept', async () => {
      const { ats, kept, account, people } = open();
      const hidden = ats.hidden();
      expect(hidden.ids.length).toBeGreaterThan(2);
      const shownHidden = () => {
        const shown = people();
        return hidden.ids.filter((candidate) => shown.has(candidate));
      };
      await readWalk(account, kept, FILL, async (page) => {
        expect(shownHidden()).toEqual([]);
        return page;
      });
      expect(shownHidden()).toEqual([]);
      const theirs = kept.of('candidate').filter(({ id }) => hidden.private.includes(String(id)));
      const rows = theirs.flatMap(({ id }) => kept.person(id));
      // Whoever is only implied by rows of theirs may be there by their id.
      const isBare = (row: AtsRecord) => row.implied === true && Object.keys(row.data as object).join() === 'id';
      expect(rows.filter((row) => !row.restricted && !isBare(row))).toEqual([]);
      const all = [...kept.rows.values()];
      const read = JSON.stringify([...all.filter((row) => row.restricted), ...rows].map((row) => row.data));
      for (const word of hidden.words) expect(read).not.toContain(word);
      if (hidden.job !== null) expect(JSON.stringify(all.map((row) => row.data))).not.toContain(hidden.job);
    });

    // Not every ATS knows people or jobs that are hidden from most of its users.
    test.runIf(make(SEED).hidden().job !== null)('where policy lets restricted people be seen, they are', async () => {
      const { ats, people } = await filled({ showRestricted: true });
      const shown = people();
      const hidden = ats.hidden();
      expect(hidden.ids.filter((candidate) => shown.has(candidate)).length).toBeGreaterThan(0);
      expect(hidden.private.filter((candidate) => !shown.has(candidate))).toEqual([]);
      for (const candidate of ats.truth().keys()) expect(shown.has(candidate)).toBe(true);
    });

    test('interrupted after any page and asked again, the outcome is the same', async () => {
      const whole = await filled();
      const resumed = new KeptRows();
      const again = async (page: Page, walk: Walk, cursor: Parameters<Account['page']>[1]) => {
        if (walk.kind === 'fill') resumed.store(page);
        return reopened(whole, resumed).page(walk, cursor);
      };
      await readWalk(reopened(whole, resumed), resumed, FILL, (page, cursor) => again(page, FILL, cursor));
      expect(resumed.dump()).toBe(whole.kept.dump());
      whole.ats.later(3 * 3_600_000);
      whole.ats.change();
      whole.ats.remove();
      for (const walk of afterFill(whole.sinceMs)) {
        await readWalk(whole.account, whole.kept, walk);
        await readWalk(reopened(whole, resumed), resumed, walk, (page, cursor) => again(page, walk, cursor));
        expect([walk.kind, resumed.dump() === whole.kept.dump()]).toEqual([walk.kind, true]);
      }
    });

    test('changes bring every change, and only those are read', async () => {
      const { ats, kept, account, people, sinceMs } = await filled();
      ats.later(3 * 3_600_000);
      ats.change();
      const rowsOf = (pages: Page[]) => pages.reduce((sum, page) => sum + page.records.length, 0);
      const before = kept.pages.length;
      for (const kind of ['changes', 'jobs'] as const) await readWalk(account, kept, { kind, sinceMs });
      expect(rowsOf(kept.pages.slice(before))).toBeLessThan(rowsOf(kept.pages.slice(0, before)) / 4);
      const gone = new Set(ats.gone());
      const shown = new Map([...people()].filter(([candidate]) => !gone.has(candidate)));
      expectTruth(ats, shown);
      const jobs = new Map(
        kept
          .of('job')
          .flatMap((row) => connector.job(row, kept.lookUp) ?? [])
          .map((job) => [job.id, job]),
      );
      for (const [id, expected] of ats.jobs()) expect(jobs.get(id)).toMatchObject(expected);
      expect(ats.breaches()).toEqual([]);
    });

    test('whoever was deleted is gone, by what is told or by a sweep, and nobody else', async () => {
      const { ats, kept, account, people, sinceMs } = await filled();
      const before = new Set(kept.of('candidate').map(({ id }) => String(id)));
      ats.later(60_000);
      const deleted = ats.remove();
      expect(deleted.length).toBeGreaterThan(3);
      for (const walk of afterFill(sinceMs)) await readWalk(account, kept, walk);
      const after = new Set(kept.of('candidate').map(({ id }) => String(id)));
      expect([...before].filter((candidate) => !after.has(candidate)).sort()).toEqual([...deleted].sort());
      expectTruth(ats, people());
      for (const row of kept.rows.values()) {
        const orphan = row.owner !== null && deleted.includes(row.owner.replace('candidate/', ''));
        expect([nameOf(row), orphan]).toEqual([nameOf(row), false]);
      }
    });
  });

  describe('one person', () => {
    test('live, is as the walks read them; somebody deleted is nobody', async () => {
      const { ats, kept, account } = await filled();
      const ids = new Map(kept.of('candidate').map(({ id }) => [String(id), id]));
      const references = new Set(connector.referenceResources);
      for (const candidate of [...ats.truth().keys()].filter((_, index) => index % 17 === 0)) {
        const id = ids.get(candidate) ?? candidate;
        const { records, problems } = await account.one(id, kept.person(id));
        // What hangs on a hidden row is not asked for.
        const told = (rows: AtsRecord[]) =>
          rows
            .filter((row) => !references.has(row.resource) && !(row.restricted && !row.owner?.startsWith('candidate/')))
            .filter((row) => !kept.isRestricted(...splitName(row.owner)))
            .map(nameOf)
            .sort();
        expect(told(records)).toEqual(told(kept.person(id)));
        for (const row of records.filter((one) => !references.has(one.resource))) {
          expect(row).toEqual(kept.rows.get(nameOf(row)));
        }
        expect(problems).toEqual([]);
      }
      const [deleted = ''] = ats.remove();
      const id = ids.get(deleted) ?? deleted;
      const gone = await account.one(id, kept.person(id)).catch((thrown: unknown) => errorCode(thrown));
      expect([{ records: [], problems: [] }, 'ats/gone']).toContainEqual(gone);
    });

    test('details are asked for once a version, and change nothing when asked again', async () => {
      const { kept, account } = await filled();
      expect(kept.due()).toEqual([]);
      if (connector.details === null)
        expect(kept.of('candidate').filter((row) => row.version !== undefined)).toEqual([]);
      else {
        expect(kept.of('candidate').some((row) => row.version !== undefined)).toBe(true);
        const before = kept.dump();
        for (const row of kept.of('candidate').slice(0, 5)) kept.isRead(row, Number.NEGATIVE_INFINITY);
        await readDue(account, kept);
        expect(kept.dump()).toBe(before);
      }
    });

    test('a file is had by https, and neither its address nor a secret is stored', async () => {
      const { kept, account, people } = await filled();
      const somebody = [...people().values()].find((person) => person.attachments.length > 0);
      const { url, headers } = await account.file(somebody?.attachments[0]?.id ?? '');
      expect(new URL(url).protocol).toBe('https:');
      const stored = JSON.stringify([...kept.rows.values()]);
      for (const secret of [url, ...Object.values(headers)]) expect(stored).not.toContain(secret);
    });

    test('notes are those that everybody may read, newest first, and are not kept', async () => {
      const { ats, kept, account } = await filled();
      const { candidate, notes, secret } = ats.notes();
      const id = kept.of('candidate').find((row) => String(row.id) === candidate)?.id ?? candidate;
      const read = await account.notes(id, kept.person(id));
      expect(notes.length).toBeGreaterThan(0);
      expect(read).toMatchObject(notes);
      expect(read).toHaveLength(notes.length);
      for (const word of secret) expect(JSON.stringify(read)).not.toContain(word);
      const stored = JSON.stringify([...kept.rows.values()].map((row) => row.data));
      for (const { text } of notes) expect(stored).not.toContain(JSON.stringify(text).slice(1, -1));
      expect(ats.breaches()).toEqual([]);
    });
  });

  describe('what was not asked for', () => {
    test('without capabilities there are no contact details, files, reasons or notes', async () => {
      const capabilities: Capability[] = ['show'];
      const { ats, kept, account, people } = await filled({ capabilities });
      const shown = people(capabilities);
      expect([...shown.keys()].sort()).toEqual([...ats.truth().keys()].sort());
      for (const person of shown.values()) {
        expect(person).toMatchObject({ emails: [], phones: [], attachments: [] });
        for (const application of person.applications) expect(application.rejectionReason).toBeNull();
      }
      for (const row of kept.of('job')) expect(connector.job(row, kept.lookUp)?.closeReason ?? null).toBeNull();
      const { candidate } = ats.notes();
      const id = kept.of('candidate').find((row) => String(row.id) === candidate)?.id ?? candidate;
      const notes = await account.notes(id, kept.person(id)).catch((thrown: unknown) => errorCode(thrown));
      expect([[], 'ats/missing-permission']).toContainEqual(notes);
      expect(ats.breaches()).toEqual([]);
    });

    test('files that are not kept in step are read with one person alone', async () => {
      const { ats, kept, account, people } = await filled({ syncsFiles: false });
      const withFiles = [...ats.truth()].find(([, person]) => (person.attachments?.length ?? 0) > 1);
      const candidate = withFiles?.[0] ?? '';
      for (const person of people().values()) expect(person.attachments).toEqual([]);
      const id = kept.of('candidate').find((row) => String(row.id) === candidate)?.id ?? candidate;
      kept.replacePerson(id, (await account.one(id, kept.person(id))).records);
      expect(people().get(candidate)?.attachments).toEqual(withFiles?.[1].attachments);
    });

    test('a brief row keeps keys and name, and of the rest only newest job, stage, status and recruiter', async () => {
      const { ats, kept, people } = await filled();
      const references = new Set(connector.referenceResources);
      const briefly = new KeptRows();
      for (const row of kept.rows.values()) {
        if (references.has(row.resource)) briefly.put([row]);
        const brief = references.has(row.resource) ? null : connector.brief(row);
        if (brief === null) continue;
        expect([nameOf(brief), brief.owner, brief.restricted]).toEqual([nameOf(row), row.owner, row.restricted]);
        expect(brief.identity).toEqual(row.identity);
        briefly.put([brief]);
      }
      const shown = briefly.shown(connector, connector.tidy(ats.fields), ats.all);
      const full = people();
      expect([...shown.keys()].sort()).toEqual([...full.keys()].sort());
      const readable = JSON.stringify(
        [...briefly.rows.values()].filter((row) => !references.has(row.resource)).map((row) => row.data),
      );
      for (const [candidate, person] of full) {
        const brief = shown.get(candidate);
        const [newest] = person.applications;
        if (newest) {
          const { jobs, stage, status, recruiter } = newest;
          expect(brief?.applications[0]).toMatchObject({ jobs, stage, status, recruiter });
        }
        expect(brief?.name).toBe(person.name);
        const nothing = { emails: [], phones: [], urls: [], tags: [], attachments: [], employments: [], schools: [] };
        expect(brief).toMatchObject({ ...nothing, company: null, title: null, location: null });
        for (const application of brief?.applications ?? []) {
          expect(application).toMatchObject({ coordinator: null, source: null, rejectionReason: null });
        }
        const theirs = [
          ...person.emails,
          ...person.phones,
          ...person.urls,
          ...person.attachments.map(({ name }) => name),
        ];
        const words = theirs.filter((word) => word.length > 7);
        for (const word of words) expect(readable).not.toContain(JSON.stringify(word).slice(1, -1));
      }
    });
  });

  describe('checking', () => {
    test('credentials: the account, nothing missing, and the user', async () => {
      const { ats, account } = open();
      const check = await account.check(ats.workEmail);
      expect(check).toMatchObject({ account: ats.account, missing: [], user: ats.user });
      expect(check.unverified.filter((one) => one.required)).toEqual([]);
      expect(check.excess === null || Array.isArray(check.excess)).toBe(true);
      const needed = connector.permissions(ats.all).map(({ scope }) => scope);
      expect((check.excess ?? []).filter((scope) => needed.includes(scope))).toEqual([]);
      expect(check.seesRestricted).not.toBe(false);
      expect(ats.breaches()).toEqual([]);
    });

    test('an unknown work e-mail is nobody’s', async () => {
      const { account } = open();
      expect((await account.check('nobody@nowhere.example')).user).toBeNull();
    });
  });
}

function expectTruth(ats: AtsUnderTest, people: Map<string, Candidate>): void {
  const truth = ats.truth();
  expect(truth.size).toBeGreaterThan(100);
  expect([...people.keys()].sort()).toEqual([...truth.keys()].sort());
  for (const [candidate, expected] of truth) expect(people.get(candidate)).toMatchObject(expected);
}

function splitName(name: string | null): [string, string] {
  const at = name?.indexOf('/') ?? -1;
  return name === null || at < 0 ? ['', ''] : [name.slice(0, at), name.slice(at + 1)];
}
