import { describe, expect, test } from 'vitest';
import type { Page } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import { type Opening, openAccount, pagesOf, recordsOf } from './greenhouse-account';

const FILL = { kind: 'fill' } as const;
const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);

/** A restricted-row memory such as the sync keeps. */
function remembering(): Opening & { learn(page: Page): void } {
  const restricted = new Set<string>();
  return {
    isRestricted: (resource, id) => restricted.has(`${resource}/${id}`),
    learn(page) {
      for (const { resource, id, restricted: is } of page.records) {
        if (is) restricted.add(`${resource}/${id}`);
        else restricted.delete(`${resource}/${id}`);
      }
    },
  };
}

describe('confidentiality that changes', () => {
  test('a job made confidential takes its applications and files along, and gives them back', async () => {
    const memory = remembering();
    const opened = openAccount(memory);
    const { account, world, clock } = opened;
    const read = async (walk: Parameters<typeof account.page>[0]) => {
      const pages: Page[] = [];
      for (let cursor: Page['next'] = null; ; ) {
        const page: Page = await account.page(walk, cursor);
        memory.learn(page);
        pages.push(page);
        if (page.next === null) return pages;
        cursor = page.next;
      }
    };
    const filled = await read(FILL);
    const job = world.jobNamed('Senior Backend Engineer').id;
    const mine = [...world.tables.applications.descending()].filter((row) => row.job_id === job).map((row) => row.id);
    const files = [...world.tables.attachments.descending()].filter((row) =>
      mine.includes(row.application_id as number),
    );
    expect(files.length).toBeGreaterThan(2);
    let since = filled.at(-1)?.watermarkMs ?? 0;
    for (const confidential of [true, false]) {
      clock.advance(3 * 3_600_000);
      world.setConfidential(job, confidential);
      clock.advance(60_000);
      const pages = await read({ kind: 'changes', sinceMs: since });
      since = pages.at(-1)?.watermarkMs ?? 0;
      const latest = (resource: string, id: number) =>
        recordsOf(pages, resource).findLast((record) => record.id === id);
      for (const id of mine) expect(latest('application', id)?.restricted === true).toBe(confidential);
      for (const { id, type } of files.filter((file) => !/offer/.test(String(file.type)))) {
        expect([type, latest('attachment', id)?.restricted === true]).toEqual([type, confidential]);
      }
    }
  });

  test('somebody made private is reduced with everything they own', async () => {
    const memory = remembering();
    const { account, world, clock } = openAccount(memory);
    const pages = await pagesOf(account, FILL);
    for (const page of pages) memory.learn(page);
    const id = Number(world.cast.activeApplicant.candidateId);
    clock.advance(3 * 3_600_000);
    world.setPrivate(id, true);
    clock.advance(60_000);
    const changes = await pagesOf(account, { kind: 'changes', sinceMs: pages.at(-1)?.watermarkMs ?? 0 });
    // The last state of each row: an application may have been read before its person was known to be private.
    const rows = new Map(
      changes.flatMap((page) => page.records).map((record) => [`${record.resource}/${record.id}`, record]),
    );
    const theirs = [...rows.values()].filter((record) => record.id === id || record.owner === `candidate/${id}`);
    expect(new Set(theirs.map(({ resource }) => resource))).toEqual(
      new Set(['candidate', 'application', 'attachment']),
    );
    expect(theirs.every((record) => record.restricted)).toBe(true);
    expect(JSON.stringify(theirs.map(({ data }) => data))).not.toMatch(/Lindqvist|pdf|Technical/);
    const one = await account.one(id);
    expect(one.records.filter((record) => record.resource !== 'job').every((record) => record.restricted)).toBe(true);
  });
});

describe('one person', () => {
  test('a new confidential job, not yet synced, is not let through', async () => {
    const { account, world } = openAccount();
    const id = Number(world.cast.activeApplicant.candidateId);
    world.setConfidential(world.jobNamed('Senior Backend Engineer').id, true);
    const { records } = await account.one(id);
    for (const resource of ['application', 'attachment', 'job']) {
      const some = records.filter((record) => record.resource === resource);
      expect(some.length).toBeGreaterThan(0);
      expect(some.every((record) => record.restricted)).toBe(true);
    }
  });

  test('an optional scope that is missing is a problem, not the end', async () => {
    const { account, simulator, world } = openAccount();
    simulator.removeScopes(['harvest:attachments:list', 'harvest:prospect_details:list']);
    const { records, problems } = await account.one(Number(world.cast.prospect.candidateId));
    expect(records.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['candidate', 'application']));
    expect(problems.map(({ resource }) => resource)).toEqual(['prospect_detail', 'attachment']);
  });

  test('a file: gone, or a link that is no https', async () => {
    const { account, simulator, world } = openAccount();
    const [file] = world.tables.attachments.descending();
    expect(await account.fileLink(file?.id ?? 0)).toMatch(/^https:\/\//);
    expect(await code(account.fileLink(1))).toBe('ats/gone');
    for (const url of ['http://files.example/x', 'javascript:alert(1)', null, 7, '//files.example/x']) {
      simulator.faults.clear();
      simulator.faults.set('attachments', { row: (row) => ({ ...row, url }) });
      expect(await code(account.fileLink(file?.id ?? 0))).toBe('ats/unexpected-shape');
    }
  });
});
