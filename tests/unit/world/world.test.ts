// The made-up world is what it says: the same for a seed, at the mix's rates, each identifier one person's, traps real, and
// nothing of one view told by the other.

import { describe, expect, it } from 'vitest';
import { MIXES } from '@/tests/world/mix';
import { personOf, recycledFrom } from '@/tests/world/people';
import type { PageTruth, WorldPage, WorldRecord } from '@/tests/world/shapes';
import { opaqueId, shuffled } from '@/tests/world/streams';
import { makeWorld, type WorldSize } from '@/tests/world/world';

const A: WorldSize = { seed: 11, mix: 'a', people: 12_000, pages: 8_000 };

interface Made {
  records: WorldRecord[];
  pages: { page: WorldPage; truth: PageTruth }[];
}

function make(size: WorldSize): Made {
  const world = makeWorld(size);
  return { records: [...world.records()], pages: [...world.pages()] };
}

const made = make(A);
const byId = new Map(made.records.map((record) => [record.id, record]));

/** Five standard deviations of a count: hardly ever crossed by chance, always by a wrong rate. */
function expectRate(share: number, of: number, rate: number): void {
  expect(Math.abs(share - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / of) + 1e-9);
}

describe('a seed', () => {
  const small: WorldSize = { ...A, people: 400, pages: 300 };

  it('makes the same world again, line by line', () => {
    expect(make(small)).toEqual(make(small));
  });

  it('makes another world than the next', () => {
    const ids = new Set(make(small).records.map(({ firstName, lastName }) => `${firstName} ${lastName}`));
    const others = make({ ...small, seed: 12 }).records.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    expect(others.filter((name) => ids.has(name)).length).toBeLessThan(40);
  });

  it('makes a person without regard to how many there are', () => {
    // Staged people are numbered by trap, so they are left out.
    const few = make(small).pages.flatMap(({ page, truth }) => (truth.trap === null ? [page] : []));
    const more = make({ ...small, people: 800, pages: 1_500 }).pages.filter(({ truth }) => truth.trap === null);
    const some = new Map(more.map(({ page }) => [page.id, page]));
    const common = few.filter(({ id }) => some.has(id));
    expect(common.length).toBeGreaterThan(100);
    for (const page of common) expect(some.get(page.id)).toEqual(page);
  });
});

describe('rates of mix A', () => {
  const { ats, page: rates } = MIXES.a;
  const shareOfRecords = (fits: (record: WorldRecord) => boolean) =>
    made.records.filter(fits).length / made.records.length;
  const ordinary = made.pages.filter(({ truth }) => truth.trap === null);
  const shareOfPages = (fits: (page: WorldPage) => boolean) =>
    ordinary.filter(({ page }) => fits(page)).length / ordinary.length;

  it.each([
    ['e-mail', (record: WorldRecord) => record.emails !== undefined, ats.email],
    ['phone', (record: WorldRecord) => record.phones !== undefined, ats.phone],
    ['employer', (record: WorldRecord) => record.company !== undefined, ats.employer],
    ['résumé', (record: WorldRecord) => record.employers !== undefined, ats.resume],
    ['location', (record: WorldRecord) => record.location !== undefined, ats.location],
    ['a name in one field', (record: WorldRecord) => record.lastName === undefined, ats.oneField],
  ])('records with %s', (_, fits, rate) => {
    // Agencies and placeholders put a few in where there was none, duplicates repeat nobody: a hundredth more or less.
    expect(Math.abs(shareOfRecords(fits) - rate)).toBeLessThan(
      5 * Math.sqrt((rate * (1 - rate)) / made.records.length) + 0.01,
    );
  });

  it('people with several records', () => {
    const extra = made.records.length - A.people;
    expect(extra / A.people).toBeGreaterThan(ats.duplicates);
    expect(extra / A.people).toBeLessThan(ats.duplicates * 1.6);
  });

  it.each([
    ['company', (page: WorldPage) => page.company !== undefined, rates.company],
    ['history', (page: WorldPage) => page.experience !== undefined, rates.history],
    ['location', (page: WorldPage) => page.location !== undefined, rates.location],
    [
      'an address of Sales Navigator',
      (page: WorldPage) => page.url?.includes('/sales/') === true,
      rates.salesNavigator,
    ],
    ['e-mail', (page: WorldPage) => page.email !== undefined, rates.email],
    ['phone', (page: WorldPage) => page.phone !== undefined, rates.phone],
    ['school', (page: WorldPage) => page.schools !== undefined, rates.school * 0.85],
  ])('pages with %s', (_, fits, rate) => {
    expectRate(shareOfPages(fits), ordinary.length, rate);
  });

  it('cultures', () => {
    const shares = Object.entries(MIXES.a.cultures).map(([culture, weight]) => {
      const share = ordinary.filter(({ truth }) => truth.culture === culture).length / ordinary.length;
      return { share, rate: weight / 100 };
    });
    for (const { share, rate } of shares) expectRate(share, ordinary.length / 2, rate);
  });

  it('members, strangers and traps, exactly', () => {
    expect(made.pages.length).toBe(A.pages);
    expect(made.pages.filter(({ truth }) => truth.trap === null && truth.records.length > 0).length).toBe(
      A.pages * 0.5,
    );
    expect(made.pages.filter(({ truth }) => truth.trap === null && truth.records.length === 0).length).toBe(
      A.pages * 0.49,
    );
    expect(made.pages.filter(({ truth }) => truth.trap !== null).length).toBe(A.pages * 0.01);
  });
});

describe('what one view tells of the other', () => {
  it('is no id: they are unique and share no long piece', () => {
    expect(byId.size).toBe(made.records.length);
    expect(new Set(made.pages.map(({ page }) => page.id)).size).toBe(made.pages.length);
    for (const { page, truth } of made.pages) {
      for (const id of truth.records) {
        const pieces = Array.from({ length: id.length - 6 }, (_, at) => id.slice(at, at + 7));
        expect(pieces.some((piece) => page.id.includes(piece))).toBe(false);
      }
    }
  });

  it('is no place in the order', () => {
    const place = new Map(made.records.map(({ id }, index) => [id, index]));
    const pairs = made.pages.flatMap(({ truth }, index) => {
      const other = place.get(truth.records[0] ?? '');
      return other === undefined ? [] : [[index, other] as const];
    });
    expect(Math.abs(correlation(pairs))).toBeLessThan(5 / Math.sqrt(pairs.length));
    // The check sees an order that does tell.
    expect(correlation(pairs.map(([index]) => [index, index * 2 + 3] as const))).toBeCloseTo(1);
  });

  it('is no order of ids, either', () => {
    const ids = [...made.records].map(({ id }, index) => [index, Number.parseInt(id.slice(2, 9), 36)] as const);
    expect(Math.abs(correlation(ids))).toBeLessThan(5 / Math.sqrt(ids.length));
  });

  it('is every identifier only of people who share it by contamination', () => {
    const world = { seed: A.seed, mix: MIXES.a };
    const owners = new Map<string, number>();
    const several: string[] = [];
    for (let id = 0; id < 12_000; id++) {
      const { email, oldEmail, phone, slug, formerSlug } = personOf(world, id).contacts;
      // An address that was given up and taken anew is two people's, as it is meant to be.
      const taken = recycledFrom(world, id) !== null;
      for (const key of [
        email,
        oldEmail,
        phone,
        ...(taken ? [] : [slug]),
        ...(formerSlug === null ? [] : [formerSlug]),
      ]) {
        if ((owners.get(key) ?? id) !== id) several.push(key);
        owners.set(key, id);
      }
    }
    expect(owners.size).toBeGreaterThan(45_000);
    expect(several).toEqual([]);
  });
});

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  const sum = (value: (pair: readonly [number, number]) => number) =>
    pairs.reduce((total, pair) => total + value(pair), 0);
  return sum(([x, y]) => (x - a) * (y - b)) / Math.sqrt(sum(([x]) => (x - a) ** 2) * sum(([, y]) => (y - b) ** 2));
}

describe('traps', () => {
  const trapped = (kind: string) => made.pages.filter(({ truth }) => truth.trap === kind);
  const slugOf = (page: WorldPage) => page.url?.match(/\/in\/([^/]+)\//)?.[1] ?? ' ';
  const digits = (text: string) => text.replace(/\D/g, '');
  const holders = (fits: (record: WorldRecord) => boolean) => made.records.filter(fits).map(({ id }) => id);

  it.each(['foreign-url-owner', 'recycled-slug'])('%s: somebody else holds the address of the page', (kind) => {
    const pages = trapped(kind).filter(({ page }) => page.url?.includes('/in/') === true);
    expect(pages.length).toBeGreaterThan(2);
    for (const { page, truth } of pages) {
      const slug = slugOf(page);
      const others = holders(({ urls = [] }) => urls.some((url) => url.toLowerCase().includes(`/in/${slug}`)));
      expect(others.filter((id) => !truth.records.includes(id)).length).toBeGreaterThan(0);
    }
  });

  it('relative: a contact of the page stands in another person’s record', () => {
    expect(trapped('relative').length).toBeGreaterThan(5);
    for (const { page, truth } of trapped('relative')) {
      const others = holders(
        ({ emails = [], phones = [] }) =>
          emails.some((email) => email.toLowerCase() === page.email) ||
          phones.some((phone) => digits(phone).slice(-7) === digits(page.phone ?? '').slice(-7)),
      );
      expect(others.filter((id) => !truth.records.includes(id)).length).toBeGreaterThan(0);
    }
  });

  it('namesake-colleague: a stranger whose name somebody in the ATS bears', () => {
    expect(trapped('namesake-colleague').length).toBeGreaterThan(5);
    for (const { truth } of trapped('namesake-colleague')) {
      expect(truth.records).toEqual([]);
      expect(truth.namesakes).toBeGreaterThan(0);
    }
  });

  it('undecidable: nobody else has a page that the two records fit', () => {
    const posts = new Set(
      trapped('undecidable').flatMap(({ truth }) => {
        const { firstName, lastName, company, title } = byId.get(truth.rivals[0] ?? '') ?? {};
        return title === undefined ? [] : [`${firstName} ${lastName} ${company} ${title}`];
      }),
    );
    expect(posts.size).toBeGreaterThan(5);
    const others = made.pages.filter(({ truth }) => truth.trap === null);
    expect(others.filter(({ page }) => posts.has(`${page.name} ${page.company} ${page.title}`))).toEqual([]);
  });

  it('undecidable: two records fit what the page shows alike, and no identifier tells', () => {
    expect(trapped('undecidable').length).toBeGreaterThan(5);
    for (const { page, truth } of trapped('undecidable')) {
      expect(truth.rivals.length).toBe(2);
      expect(truth.identifier).toBe(false);
      const [one, other] = truth.rivals.map((id) => byId.get(id));
      for (const field of ['firstName', 'lastName', 'company', 'title'] as const)
        expect(one?.[field]).toBe(other?.[field]);
      expect(one?.urls ?? other?.urls).toBeUndefined();
      expect(one?.emails).not.toEqual(other?.emails);
      expect([page.email, page.phone, page.experience, page.schools]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(page.name).toBe(`${one?.firstName} ${one?.lastName}`);
    }
  });
});

describe('truth', () => {
  it('names records that exist, and of an identifier only what both show', () => {
    for (const { page, truth } of made.pages) {
      for (const id of truth.records) expect(byId.has(id)).toBe(true);
      if (!truth.identifier || page.url?.includes('/sales/') === true) continue;
      const slug = page.url?.match(/\/in\/([^/]+)\//)?.[1] ?? ' ';
      const shared = truth.records.some((id) => {
        const record = JSON.stringify(byId.get(id)).toLowerCase();
        return (
          record.includes(slug) ||
          record.replace(/[^a-z0-9@]/g, '').includes((page.email ?? ' ').replace(/[^a-z0-9@]/g, '')) ||
          record.replace(/\D/g, '').includes((page.phone ?? 'none').replace(/\D/g, '').slice(-7)) ||
          (page.websites ?? []).some((site) => record.includes(site.replace(/^https:\/\/|\/$/g, '')))
        );
      });
      expect(shared).toBe(true);
    }
  });

  it('counts a member among their own namesakes', () => {
    for (const { truth } of made.pages)
      if (truth.records.length > 0 && truth.trap === null) expect(truth.namesakes).toBeGreaterThan(0);
  });
});

describe('streams', () => {
  it.each([1, 2, 7, 64, 1000, 12_345])('shuffled: every number below %i once', (size) => {
    const all = [...shuffled(size, 3)];
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
  });

  it('opaque ids never meet', () => {
    const ids = new Set<string>();
    for (let id = 0; id < 20_000; id++) for (const index of [0, 1, 2]) ids.add(opaqueId(7, 'record', id, index));
    expect(ids.size).toBe(60_000);
  });
});

describe.each(['b', 'c'] as const)('mix %s', (mix) => {
  it('can be made, and is not mix A under another name', () => {
    const other = make({ ...A, mix, people: 2_000, pages: 1_000 });
    expect(other.pages.length).toBe(1_000);
    expect(MIXES[mix].ats).not.toEqual(MIXES.a.ats);
    const urls = other.records.filter(({ urls }) => urls !== undefined).length / other.records.length;
    expect(urls).toBeLessThan(MIXES.a.ats.url);
  });
});
