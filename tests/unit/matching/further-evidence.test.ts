// What an address tells of the name, handles, places at home, one's own firm and one's own site bear out, and what not.

import { describe, expect, it } from 'vitest';
import { type Person, verdictsOn } from './people-under-test';

const tierOf = (page: Person, records: Person | Person[], people = 50_000) =>
  verdictsOn(page, [records].flat(), { people })[0]?.tier ?? 'none';
const at = (slug: string) => `https://www.linkedin.com/in/${slug}`;
const FIRM = 'Quillon Ferrotech';

describe('a surname that the address tells', () => {
  const beside = { at: FIRM, in: 'Tulsa, OK', title: 'Metallurgist' };
  it.each([
    ['Pepe H.', 'pepe-hernandez-40598c307', 'José Hernández'],
    ['Bożena K.', 'bozena-kowalczyk', 'Bozena Kowalczyk'],
    ['Emma Ormsby', 'emma-bates-4a5b6c7', 'Emma Bates'],
    ['Wang Linda', 'huiliang-wang-a7d31e', 'Huiliang Wang'],
    ['胡怡军', 'yijun-hu-3e3abe7db', 'Yijun Hu'],
  ])('finds and bears out %s at /in/%s', (name, slug, other) => {
    expect(tierOf({ name, url: at(slug), ...beside }, { name: other, ...beside })).toBe('probable');
  });

  it.each([
    ['Pepe H.', 'pepe-hernandez-40598c307', 'José Hernández'],
    ['Bożena K.', 'bozena-kowalczyk', 'Bozena Kowalczyk'],
  ])('does not assert %s at /in/%s with an employer alone', (name, slug, other) => {
    expect(tierOf({ name, url: at(slug), at: FIRM }, { name: other, at: FIRM })).toBe('possible');
  });

  it('bears nobody out who holds the very address', () => {
    const url = at('emma-bates-4a5b6c7');
    const page = { name: 'Lotte Ormsby', url: at('gerda-bates') };
    expect(tierOf(page, { name: 'Gerda Bates', url: page.url })).toBe('possible');
    expect(tierOf({ name: 'Emma Ormsby', url }, { name: 'Emma Bates', url })).toBe('exact');
  });
});

describe('an address under another surname', () => {
  const url = at('one-and-the-same');
  const page = { name: 'Yasin de Nijs', url, at: FIRM, in: 'Warsaw, Poland', title: 'Recruiter' };
  it('is the same person while nothing else speaks against', () => {
    expect(tierOf({ name: page.name, url }, { name: 'Yasin Jansen', url })).toBe('exact');
    expect(tierOf(page, { name: 'Yasin Jansen', url, at: FIRM, in: 'Atlanta, GA', title: 'Architect' })).toBe('exact');
  });
  it('may be somebody else where all else does', () => {
    const record = { name: 'Yasin Jansen', url, at: 'Google', in: 'Atlanta, GA', title: 'Architect' };
    expect(tierOf(page, record)).toBe('possible');
  });
});

describe('a handle in addresses of different sites', () => {
  const record = { name: 'Piera Ricci', email: 'priccitap598@mail.example', in: 'Lugano, Switzerland' };
  it('is a fact as far as it is more than the name', () => {
    expect(tierOf({ name: 'Piera Ricci', url: at('priccitap598') }, record)).toBe('probable');
    expect(tierOf({ name: 'Piera Ricci', url: at('another-tap598') }, record)).toBe('possible');
    const born = { name: 'Laura Brown', email: 'laurabrown84@mail.example' };
    expect(tierOf({ name: 'Laura Brown', url: at('laurabrown84') }, born)).toBe('possible');
  });
  it.each([
    ['Hui Na Wong', 'huinawang'],
    ['Laura Brown', 'lbrown'],
    ['Robert Green', 'bobgreen'],
    ['Laura Brown', 'laurabrown1984'],
    ['Laura Brown', 'laurabrownsmith'],
  ])('is none of %s, called %s as others are', (name, handle) => {
    const page = { name, url: at(handle), title: 'Architect' };
    expect(tierOf(page, { name, email: `${handle}@mail.example` })).not.toMatch(/exact|probable/);
  });
  it.each([
    ['with one employer', FIRM],
    ['with employers that are close', `${FIRM} Beauty`],
  ])('does not decide between two who fit alike %s', (_how, firm) => {
    const beside = { at: firm, in: 'Tulsa, OK', title: 'Metallurgist' };
    const page = { name: 'Piera Ricci', url: at('priccitap598'), ...beside, at: FIRM };
    const records = ['priccitap598@mail.example', 'piera.ricci@mail.example'].map((email) => ({
      ...{ name: 'Piera Ricci', email },
      ...beside,
    }));
    const tiers = verdictsOn(page, records, { people: 50_000 }).map(({ tier }) => tier);
    expect(tiers).toEqual(['possible', 'possible']);
    expect(tierOf(page, records.slice(0, 1))).toBe('probable');
  });
  it('proves nobody under another name', () => {
    expect(tierOf({ name: 'Olumide Adeyemi', url: at('priccitap598') }, record)).not.toMatch(/exact|probable/);
  });
});

describe('a name where most are of one people', () => {
  it.each([
    ['Irina Nikolaeva', 'Moscow, Russia'],
    ['Emine Yılmaz', 'Istanbul, Turkey'],
    ['Sanjay Kulkarni', 'Mumbai, India'],
  ])('%s is not asserted for living in %s', (name, place) => {
    expect(tierOf({ name, in: place, at: 'Alpha Gears' }, { name, in: place, at: 'Beta Looms' })).toBe('possible');
    expect(tierOf({ name, in: place }, { name, in: place })).toBe('possible');
    expect(tierOf({ name, in: place, at: FIRM }, { name, in: place, at: FIRM })).toBe('probable');
  });
});

describe('half of a name, or the names of mother and son', () => {
  const beside = { at: FIRM, in: 'Tulsa, OK', title: 'Metallurgist' };
  it.each([
    ['Si Lin', 'Si-bo Lin'],
    ['Francisco Medina Domínguez', 'Francisco Fernández Medina'],
    ['Liz Silva Dias', 'Liz Sousa Silva'],
  ])('%s is not %s at one employer', (one, other) => {
    for (const [page, record] of [
      [one, other],
      [other, one],
    ] as const)
      expect(tierOf({ name: page, ...beside }, { name: record, ...beside })).not.toMatch(/exact|probable/);
  });
  it.each([
    ['Minh Nguyen', 'Minh Anh Nguyen'],
    ['Anna Smith Jones', 'Anna Marie Smith'],
    ['Francisco Medina', 'Francisco Medina Domínguez'],
  ])('%s may be %s', (one, other) => {
    expect(tierOf({ name: one, ...beside }, { name: other, ...beside })).toBe('probable');
  });
});

describe('a mailbox of the household', () => {
  const email = 'f.nowell77@mail.example';
  it('does not make Frank Nowell of Frank Nowell Sr, where all else differs', () => {
    const page = { name: 'Frank Nowell', email, at: 'Alpha Gears', in: 'Fort Worth, TX', title: 'Analyst' };
    const father = {
      name: 'Frank Nowell Sr',
      email,
      at: 'Beta Looms',
      in: 'Stockholm, Sweden',
      title: 'Sales Manager',
    };
    expect(tierOf(page, father)).toBe('possible');
    expect(tierOf(page, { ...father, at: 'Alpha Gears' })).toBe('exact');
    expect(tierOf(page, { ...father, name: 'Frank Nowell' })).toBe('exact');
  });

  it('asserts nobody while somebody else holds it and more of the page', () => {
    const phone = '+1 212 701 1180';
    const page = { name: 'Sun-hyun Kang', email, phone, at: 'Alpha Gears' };
    const records = [
      { name: 'Sun-hyun Gang', email, at: 'Beta Looms' },
      { name: 'Michael Kang', email, phone, at: 'Alpha Gears' },
    ];
    const verdicts = verdictsOn(page, records, { people: 50_000 });
    expect(verdicts.find(({ ref }) => ref === '0')?.tier ?? 'none').not.toMatch(/exact|probable/);
  });
});

describe('Kevin Wang and Xiaoming Wang', () => {
  const two = { at: `${FIRM}; Ottoline Gears`, in: 'Tulsa, OK' };
  it('are one with two employers in common, not with one, nor as two of the same kind', () => {
    expect(tierOf({ name: 'Kevin Wang', ...two }, { name: 'Xiaoming Wang', ...two })).toBe('probable');
    expect(tierOf({ name: 'Kevin Wang', at: FIRM }, { name: 'Xiaoming Wang', at: FIRM })).toBe('possible');
    expect(tierOf({ name: 'Kevin Wang', ...two }, { name: 'Jason Wang', ...two })).not.toMatch(/exact|probable/);
  });
});

describe("a firm of one's own name", () => {
  it('says little beside the name', () => {
    const bits = (firm: string) =>
      verdictsOn({ name: 'Marcus Weber', at: firm }, [{ name: 'Marcus Weber', at: firm }], {
        people: 50_000,
      })[0]?.evidence.find(({ feature }) => feature === 'employer')?.bits ?? 0;
    expect(bits('Marcus Weber Consulting')).toBeLessThan(6);
    expect(bits('Weber GmbH')).toBeLessThan(6);
    expect(bits('Ottoline Consulting')).toBeGreaterThan(10);
  });
});

describe("one's own site", () => {
  const links = 'https://mararuthven.example/';
  const record = { name: 'Mara Ruthven', url: links };
  it('proves the whole name that one record alone holds it with', () => {
    expect(tierOf({ name: 'Mara Ruthven', links }, record)).toBe('exact');
    expect(tierOf({ name: 'Mara R.', links }, record)).not.toMatch(/exact/);
    expect(tierOf({ name: 'Jonas Ruthven', links }, record)).not.toMatch(/exact|probable/);
    expect(tierOf({ name: 'Mara Ruthven', links }, [record, { name: 'Jonas Ruthven', url: links }])).not.toBe('exact');
  });
  it("proves nobody where it is an employer's", () => {
    const site = 'https://ottoline.example/';
    const one = { name: 'Mara Ruthven', at: 'Ottoline Gears' };
    expect(tierOf({ ...one, links: site }, { ...one, url: site })).not.toBe('exact');
  });
});

describe('facts beside each other', () => {
  const beside = { in: 'Tulsa, OK', title: 'Metallurgist' };
  const others = { people: 200_000, counts: { 'city:tulsa': 20_000, 'title:engineer': 20_000 } };
  const verdictOn = (page: Person, record: Person) => verdictsOn(page, [record], others)[0];

  it('two assert where a whole name of few leaves little open, and nothing speaks against', () => {
    const page = { name: 'Peter Bates', ...beside, title: 'Machinist', at: 'Alpha Gears' };
    const record = { ...page, in: 'Tulsa, OK', at: 'Beta Looms', updated: '2025-12-01T00:00:00Z' };
    const common = { people: 900_000, counts: { 'city:tulsa': 180_000, 'title:machinist': 90_000 } };
    expect(verdictsOn(page, [record], common)[0]).toMatchObject({
      tier: 'probable',
      score: expect.toSatisfy((score: number) => score > 0.95 && score < 0.995),
    });
    const away = verdictsOn({ ...page, in: 'Boston, MA' }, [record], common)[0];
    expect(away?.tier ?? 'none').not.toBe('probable');
  });

  it('a title alone asserts a name of few where no place is told, and no name of more', () => {
    const { title } = beside;
    expect(verdictOn({ name: 'Irene Kowalczyk', title }, { name: 'Irene Kowalczyk', title })?.tier).toBe('probable');
    expect(verdictOn({ name: 'Peter Bates', title }, { name: 'Peter Bates', title })?.tier).toBe('possible');
    const poland = { name: 'Irene Kowalczyk', title, in: 'Poland' };
    expect(verdictOn(poland, { name: 'Irene Kowalczyk', title })?.tier).toBe('possible');
  });

  it('those that many share assert only where more agrees than disagrees', () => {
    const many = { people: 50_000, counts: { 'employer:amazon': 400 } };
    const page = { name: 'Emma Ormsby', at: 'Amazon', ...beside };
    const record = { ...page, title: 'Pastry Chef' };
    expect(verdictsOn(page, [record], many)[0]?.tier).toBe('probable');
    expect(verdictsOn({ ...page, in: 'Austin, TX' }, [record], many)[0]?.tier).toBe('possible');
  });
});

describe('names that one more fact bears out', () => {
  const beside = { at: FIRM, in: 'Tulsa, OK', title: 'Metallurgist' };
  it.each([
    ['Sutrisno', 'Sutrisno', 'probable'],
    ['Sutrisno', 'Sutrisno Hartono', 'possible'],
    ['Francisco Medina Domínguez', 'Francisco Fernández Medina', 'possible'],
    // Of words that sound alike, two that are names are two names.
    ['Kirsten Brandvold', 'Kristina Brandvold', 'possible'],
    ['Kirsten Brandvold', 'Kirstn Brandvold', 'probable'],
    ['Ingrid Larsen', 'Ingrid Larsson', 'possible'],
    ['Paolo Gallo', 'Paolo Galli', 'possible'],
    ['Paolo Brandvold', 'Paolo Branvold', 'probable'],
  ])('%s beside %s is %s', (page, record, tier) => {
    expect(tierOf({ name: page, ...beside }, { name: record, ...beside })).toBe(tier);
  });

  it('one word alone asserts nobody by an employer, nor do crossed surnames by one of two', () => {
    expect(tierOf({ name: 'Sutrisno', at: FIRM }, { name: 'Sutrisno', at: FIRM })).toBe('possible');
    const two = { ...beside, at: `${FIRM}; Alpha Gears` };
    expect(tierOf({ name: 'Francisco Medina Domínguez', ...two }, { name: 'Francisco Fernández Medina', ...two })).toBe(
      'probable',
    );
  });
});

describe('a mailbox at an employer', () => {
  const name = 'Mara Ormsby';
  const employerOf = (page: Person, record: Person) =>
    verdictsOn(page, [record], { people: 50_000 })[0]
      ?.evidence.filter(({ feature }) => feature === 'employer')
      .map(({ level }) => level);
  it.each([
    [FIRM, 'm.ormsby@quillonferrotech.example', ['shared']],
    [`${FIRM} Works`, 'm.ormsby@quillonferrotech.example', ['shared']],
    ['Alpha Gears', 'm.ormsby@quillonferrotech.example', []],
    ['Quillon', 'm.ormsby@quillonferrotech.example', []],
    ['Gmail', 'm.ormsby@gmail.com', []],
  ])('of %s: %s', (at, email, levels) => {
    expect(employerOf({ name, at }, { name, email })).toEqual(levels);
  });

  it('adds to what the record says of employers, and nothing where one is shared anyway', () => {
    const email = 'm.ormsby@quillonferrotech.example';
    expect(employerOf({ name, at: FIRM }, { name, at: 'Alpha Gears', email })).toEqual(['shared']);
    expect(employerOf({ name, at: FIRM }, { name, at: FIRM, email })).toEqual(['shared']);
    expect(employerOf({ name, at: 'Beta Looms' }, { name, at: 'Alpha Gears', email })).toEqual(['different']);
  });

  it('is no second fact where the page shows it', () => {
    const email = 'm.ormsby@quillonferrotech.example';
    expect(employerOf({ name, at: FIRM, email }, { name, email })).toEqual([]);
  });
});

describe('an employer in a headline', () => {
  const name = 'Mara Ormsby';
  const employerOf = (page: Person, record: Person) =>
    verdictsOn(page, [record], { people: 50_000 })[0]
      ?.evidence.filter(({ feature }) => feature === 'employer')
      .map(({ level, bits }) => [level, Math.sign(bits)]);
  it.each([
    [`${FIRM} | Metallurgist`],
    [`${FIRM}: metal, and more`],
    [`Metallurgist, ${FIRM}`],
    [`ex-${FIRM}, now a mother`],
    [`Metallurgist at Alpha Gears, formerly ${FIRM}`],
    [`#${FIRM.replace(' ', '-')} rocks`],
  ])('is shared in whatever words: %s', (headline) => {
    expect(employerOf({ name, headline }, { name, at: `${FIRM} GmbH` })).toEqual([['shared', 1]]);
    expect(employerOf({ name, at: FIRM }, { name, headline })).toEqual([['shared', 1]]);
  });

  it.each([
    ['its first word is another employer', { headline: 'Quillon | Metallurgist' }, FIRM],
    ['it is what anybody may do', { headline: 'Remote | Senior Recruiter' }, 'Recruiter'],
    ['one word of it is a tool', { headline: 'Quillon Administrator at Alpha Gears' }, 'Quillon'],
    ['a position tells the employer', { headline: `${FIRM} | Metallurgist`, at: 'Alpha Gears' }, FIRM],
  ])('is none where %s', (_why, page, at) => {
    expect(employerOf({ name, ...page }, { name, at })?.filter(([level]) => level === 'shared')).toEqual([]);
  });

  it('says less than a position does, less where it is one word, and less where many write it who work elsewhere', () => {
    const bitsOf = (page: Person, at: string) =>
      verdictsOn(page, [{ name, at }], { people: 50_000 })[0]?.evidence.find(({ feature }) => feature === 'employer')
        ?.bits ?? 0;
    const mentioned = bitsOf({ name, headline: `${FIRM} | Metallurgist` }, FIRM);
    expect(mentioned).toBeLessThan(bitsOf({ name, at: FIRM }, FIRM));
    const ofOneWord = bitsOf({ name, headline: 'Quillon | Metallurgist' }, 'Quillon');
    expect(ofOneWord).toBeLessThan(mentioned);
    expect(bitsOf({ name, headline: 'Microsoft | Metallurgist' }, 'Microsoft')).toBeLessThan(ofOneWord - 1);
  });
});

describe('a colleague of half the name', () => {
  const place = { at: FIRM, in: 'Tulsa, OK' };
  const bitsOf = (page: Person, record: Person) =>
    verdictsOn(page, [record], { people: 2_000 })[0]?.evidence.find(({ feature }) => feature === 'location')?.bits;
  it('lives where the page does, which says no more, unless the work is the same', () => {
    const page = { name: 'Gerda Ormsby', title: 'Metallurgist', ...place };
    expect(bitsOf(page, { ...page, name: 'Gerda Bates', title: 'Pastry Chef' })).toBe(0);
    expect(bitsOf(page, { ...page, name: 'Gerda Bates', title: '' })).toBe(0);
    expect(bitsOf(page, { ...page, name: 'Gerda Bates' })).toBeGreaterThan(1);
    expect(bitsOf(page, { ...page, title: 'Pastry Chef' })).toBeGreaterThan(1);
  });

  it('who works at one place lives near it, so that the place is half a fact beside an employer that agrees', () => {
    const page = { name: 'Gerda Ormsby', ...place };
    const elsewhere = { name: 'Gerda Ormsby', in: place.in };
    expect(bitsOf(page, page)).toBeLessThan((bitsOf(elsewhere, elsewhere) ?? 0) / 2);
  });
});
