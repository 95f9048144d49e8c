// A pack as a site: what its patterns claim, what proves who is shown, and that two people are nobody.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Pack, PackPage } from '@/lib/model/pack';
import { packSite } from '@/lib/sites/pack-site';
import { readDocument } from '@/lib/sites/read-document';
import { tryPack } from '@/lib/sites/try-pack';

const HOST = 'https://people.intra.example';

function pack(page: Partial<PackPage> = {}): Pack {
  const base: PackPage = { path: '/u/:person', kind: 'profile', identity: 'address', fields: { name: 'h1' } };
  return { format: 1, id: 'intra', name: 'Intra', matches: [`${HOST}/*`], pages: [{ ...base, ...page }] };
}

const documentOf = (html: string) => new JSDOM(html).window.document;
const read = (of: Pack, html: string, path = '/u/mara') =>
  readDocument(documentOf(html), HOST + path, [packSite(of)]).sightings[0];

describe('addresses', () => {
  it.each<[string, string, string | null]>([
    ['/u/:person', '/u/mara', 'intra:mara'],
    ['/u/:person', '/u/mara/', 'intra:mara'],
    ['/u/:person', '/u/mara?tab=1#top', 'intra:mara'],
    ['/u/:person', '/u/', null],
    ['/u/:person', '/u/mara/posts', null],
    ['/u/:person', '/U/mara', null],
    ['/u/:person', '/u/m%C3%A1ra', 'intra:mára'],
    ['/u/:person', '/u/%E0%A4%A', null],
    ['/*/team/:person/**', '/de/team/mara/about/me', 'intra:mara'],
    ['/#/people/:person', '/#/people/mara?x=1', 'intra:mara'],
    ['/#/people/:person', '/people/mara', null],
    ['/p.html', '/pxhtml', null],
  ])('%s and %s', (path, address, identity) => {
    const url = new URL(HOST + address);
    const page = path.includes(':person') ? pack({ path }) : pack({ path, identity: 'page' });
    expect(packSite(page).address(url).identity).toBe(identity);
  });

  it.each<[string, string, boolean]>([
    ['/#/people/:hex24', '/#/people/0123456789abcdef01234567', true],
    ['/#/people/:hex24', '/#/people/tags', false],
    ['/#/people/:hex24', '/#/people/0123456789abcdef012345678', false],
    ['/#/person/:number', '/#/person/-1234567', true],
    ['/#/person/:number', '/#/person/12a', false],
  ])('%s and %s: %s', (path, address, isProfile) => {
    const { surface } = packSite(pack({ path, identity: 'page' })).address(new URL(HOST + address));
    expect(surface).toBe(isProfile ? 'profile' : 'none');
  });

  it('parameters must be there, and may say who it is', () => {
    const of = pack({ path: '/**', query: { module: 'Candidates', id: ':person' } });
    const identity = (search: string) => packSite(of).address(new URL(`${HOST}/crm/x.do${search}`)).identity;
    expect(identity('?module=Candidates&id=77')).toBe('intra:77');
    expect(identity('?module=Clients&id=77')).toBeNull();
    expect(identity('?module=Candidates')).toBeNull();
  });

  it('the first page that fits decides', () => {
    const of = pack();
    const pages = [{ ...(of.pages[0] as PackPage), path: '/u/search', kind: 'none' as const }, ...of.pages];
    expect(packSite({ ...of, pages }).address(new URL(`${HOST}/u/search`)).surface).toBe('none');
  });

  it('a pattern made to be slow is not', () => {
    const site = packSite(pack({ path: '/**/a/**/:person' }));
    // The processor's own time: other files are tested beside this one.
    const before = process.cpuUsage();
    site.address(new URL(`${HOST}/${'a/'.repeat(2_000)}!`));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
  });
});

describe('identity by the address', () => {
  const proven = '<link rel="canonical" href="/u/mara"><h1>Mara Example</h1>';

  it('is nobody’s where the page names two', () => {
    const canonical = (person: string) => `<link rel="canonical" href="${HOST}/u/${person}">`;
    const html = `<meta property="og:url" content="${HOST}/u/tomas"><h1>Tomas Vzorek</h1>`;
    expect(read(pack(), `${canonical('mara')}${html}`)).toBeUndefined();
    const marked = pack({ proof: { select: '[data-user]', attribute: 'data-user' } });
    expect(read(marked, '<i data-user="tomas"></i><i data-user="mara"></i><h1>Tomas Vzorek</h1>')).toBeUndefined();
  });

  it('counts where the page repeats it: canonical link, og:url, JSON-LD', () => {
    expect(read(pack(), proven)).toMatchObject({ name: 'Mara Example', urls: [`${HOST}/u/mara`] });
    expect(read(pack(), `<meta property="og:url" content="${HOST}/u/mara/"><h1>Mara Example</h1>`)?.name).toBe(
      'Mara Example',
    );
    const data = JSON.stringify({ '@type': 'Person', url: `${HOST}/u/mara`, name: 'Mara Example' });
    expect(read(pack(), `<script type="application/ld+json">${data}</script><h1>M</h1>`)?.name).toBe('M');
  });

  it('is nobody where it does not, or still names somebody else', () => {
    expect(read(pack(), '<h1>Mara Example</h1>')).toBeUndefined();
    expect(read(pack(), proven, '/u/tomas')).toBeUndefined();
    expect(read(pack(), '<link rel="canonical" href="https://elsewhere.example/x"><h1>M</h1>')).toBeUndefined();
  });

  it('may be repeated wherever the pack says, also as the bare name', () => {
    const of = pack({ proof: { select: '[data-user]', attribute: 'data-user' } });
    expect(read(of, '<h1 data-user="mara">Mara Example</h1>')?.name).toBe('Mara Example');
    expect(read(of, '<h1 data-user="tomas">Mara Example</h1>')).toBeUndefined();
  });

  it('JSON-LD is read only where it is about this page', () => {
    const of = pack({
      proof: { select: 'h1', attribute: 'id' },
      fields: { name: 'h1', company: { jsonLd: 'worksFor.name' } },
    });
    const html = (who: string) =>
      `<script type="application/ld+json">${JSON.stringify({
        '@type': 'Person',
        url: `${HOST}/u/${who}`,
        worksFor: { name: 'Brightwater Labs' },
      })}</script><h1 id="mara">Mara Example</h1>`;
    expect(read(of, html('mara'))?.company).toBe('Brightwater Labs');
    expect(read(of, html('tomas'))?.company).toBeNull();
  });

  it('links of theirs are secondary', () => {
    const of = pack({ fields: { name: 'h1', links: 'a.me' } });
    const html = `${proven}<a class="me" href="https://www.linkedin.com/in/mara-example">in</a><a class="me" href="/cv">cv</a>`;
    expect(read(of, html)).toMatchObject({
      urls: [`${HOST}/u/mara`],
      links: ['https://www.linkedin.com/in/mara-example', `${HOST}/cv`],
    });
  });
});

describe('identity by the page', () => {
  const of = (fields: PackPage['fields'], more: Partial<PackPage> = {}) =>
    pack({ path: '/**', identity: 'page', fields, ...more });

  it('by the one profile link, which then is who it is', () => {
    const html = '<h1>Mara Example</h1><a class="in" href="https://www.linkedin.com/in/mara-example?trk=x">in</a>';
    const sighting = read(of({ name: 'h1', links: 'a.in' }), html);
    expect(sighting).toMatchObject({ name: 'Mara Example', urls: ['https://www.linkedin.com/in/mara-example?trk=x'] });
  });

  it('by the one e-mail address, else by the one name', () => {
    expect(read(of({ emails: 'a.mail' }), '<a class="mail" href="mailto:mara@mail.example">m</a>')).toMatchObject({
      emails: ['mara@mail.example'],
      name: null,
    });
    expect(read(of({ name: 'h1' }), '<h1> Mara  Example </h1>')?.name).toBe('Mara Example');
  });

  it.each([
    ['two names', '<h1>Mara Example</h1><h1>Tomas Vzorek</h1>'],
    [
      'two of LinkedIn',
      '<h1>M</h1><a href="https://linkedin.com/in/mara-example"></a><a href="https://linkedin.com/in/tomas-vzorek"></a>',
    ],
    [
      'two e-mail addresses and nothing else',
      '<a href="mailto:mara@mail.example"></a><a href="mailto:tomas@mail.example"></a>',
    ],
  ])('%s are nobody', (_what, html) => {
    expect(read(of({ name: 'h1', links: 'a', emails: 'a[href^="mailto:"]' }), html)).toBeUndefined();
  });

  it('two of the one open card are nobody', () => {
    const card = '<section class="open"><h1>Mara Example</h1></section>';
    const carded = of({ name: 'h1' }, { card: '.open' });
    expect(read(carded, `<h1>Somebody else</h1>${card}`)?.name).toBe('Mara Example');
    expect(read(carded, card + card)).toBeUndefined();
    expect(read(carded, '<h1>Somebody else</h1>')).toBeUndefined();
  });
});

describe('looking for links', () => {
  const tool = pack({ path: '/**', identity: 'page', harvest: true, fields: {} });
  const carded = pack({ path: '/**', identity: 'page', harvest: true, fields: {}, card: '[role="dialog"]' });
  const LI = '<a href="https://www.linkedin.com/in/mara-example">in</a>';
  const GH = '<a href="https://github.com/mara-example">gh</a>';
  const OTHER = '<a href="https://www.linkedin.com/in/tomas-vzorek">in</a>';
  const urls = (of: Pack, html: string) => read(of, html)?.urls ?? null;

  it.each<[string, string, string[] | null]>([
    ['one link', LI, ['https://www.linkedin.com/in/mara-example']],
    ['the same twice', LI + LI, ['https://www.linkedin.com/in/mara-example']],
    ['none', '<a href="https://www.linkedin.com/company/acme">c</a>', null],
    ['two people', LI + OTHER, null],
    [
      'icons in a row',
      `<p>${LI}${GH}</p>`,
      ['https://www.linkedin.com/in/mara-example', 'https://github.com/mara-example'],
    ],
    [
      'far apart',
      `<main><div><div><div><div>${LI}</div></div></div></div></main><footer></footer><div><div><div><div>${GH}</div></div></div></div>`,
      null,
    ],
    ['GitHub alone, which may be the program’s own', `<h1>M</h1>${GH}`, null],
    ['in a list of others', `<h1>M</h1><aside>${LI}</aside>`, null],
    ['in somebody’s row', `<h1>M</h1><ul><li><b>Tomas Vzorek</b>${LI}</li></ul>`, null],
    [
      'as an icon in a list of icons',
      `<h1>M</h1><ul><li>${LI}</li></ul>`,
      ['https://www.linkedin.com/in/mara-example'],
    ],
    ['in a sentence', `<h1>M</h1><p>Referred by Tomas Vzorek, ${LI}</p>`, null],
    [
      'under another heading than the first',
      `<h1>M</h1><section><h2>Colleagues</h2><div>Tomas ${LI}</div></section>`,
      null,
    ],
    [
      'under a heading that the title repeats',
      `<title>Mara Example · Tool</title><h1>Candidates</h1><h2>Mara Example</h2>${LI}`,
      ['https://www.linkedin.com/in/mara-example'],
    ],
    ['whoever signed in', `<header>Signed in as Tomas ${LI}</header><main><h1>M</h1></main>`, null],
    [
      'in the head of the card',
      `<main><header><h1>M</h1>${LI}</header></main>`,
      ['https://www.linkedin.com/in/mara-example'],
    ],
    ['in a row of a table', `<table><tr><td>${LI}</td></tr></table>`, null],
    [
      'the program’s own in its footer',
      `${LI}<footer><a href="https://github.com/toolmaker">us</a></footer>`,
      ['https://www.linkedin.com/in/mara-example'],
    ],
    ['an e-mail address of nobody known', '<a href="mailto:mara@mail.example">m</a>', null],
    ['a look-alike host', '<a href="https://linkedin.com.evil.example/in/mara-example">in</a>', null],
  ])('on a whole page: %s', (_what, html, found) => {
    expect(urls(tool, html)).toEqual(found);
  });

  it('in the one open card, whatever the page shows besides', () => {
    const card = (inside: string) => `${OTHER}<div role="dialog">${inside}</div>`;
    expect(urls(carded, card(LI))).toEqual(['https://www.linkedin.com/in/mara-example']);
    expect(urls(carded, card(LI + OTHER))).toBeNull();
    expect(urls(carded, OTHER)).toBeNull();
    expect(urls(carded, card(`<ul><li><b>Tomas Vzorek</b>${OTHER}</li></ul>`))).toBeNull();
    expect(urls(carded, `<aside>${card(LI)}</aside>`)).toEqual(['https://www.linkedin.com/in/mara-example']);
    expect(urls(carded, card(GH))).toEqual(['https://github.com/mara-example']);
    const mail = '<a href="mailto:mara@mail.example?subject=x">m</a>';
    expect(read(carded, card(mail))?.emails).toEqual(['mara@mail.example']);
    expect(read(carded, card('<a href="mailto:help@intra.example">help</a>'))).toBeUndefined();
    expect(read(carded, card(mail + mail.replace('mara', 'tomas')))).toBeUndefined();
    // At work and at home: who it is, is known, and which address is theirs is not.
    expect(read(carded, card(LI + mail + mail.replace('mara', 'm')))).toMatchObject({ emails: [] });
  });

  it('more links than any card has are nobody', () => {
    expect(urls(tool, LI.repeat(201))).toBeNull();
  });
});

it('selectors that do not work find nothing, and nothing throws', () => {
  for (const bad of ['h1[', ':foo(', '', '>>']) {
    expect(read(pack({ fields: { name: bad }, card: bad }), '<h1>M</h1>')).toBeUndefined();
    const html = '<link rel="canonical" href="/u/mara"><h1>M</h1>';
    expect(read(pack({ fields: { name: bad } }), html)).toMatchObject({ name: null });
  }
});

it('of a page full of values a few are kept', () => {
  const links = Array.from({ length: 2_000 }, (_, i) => `<a href="https://x.example/${i}">x</a>`).join('');
  const html = `<link rel="canonical" href="/u/mara">${links}`;
  expect(read(pack({ fields: { links: 'a' } }), html)?.links).toHaveLength(20);
});

it('tells whoever tries it what was found, and why it says nothing', () => {
  const at = (html: string, path: string, of = pack()) =>
    tryPack(of, { document: documentOf(html), location: { href: HOST + path } as Location });
  expect(at('<link rel="canonical" href="/u/mara"><h1>Mara</h1>', '/u/mara')).toMatchObject({
    outcome: 'person',
    values: { name: ['Mara'], links: [] },
    proof: ['intra:mara'],
  });
  expect(at('<h1>Mara</h1>', '/u/mara')).toMatchObject({ outcome: 'nobody', values: { name: ['Mara'] } });
  expect(at('<h1>Mara</h1>', '/other').outcome).toBe('other-address');
  expect(at('<h1>Mara</h1>', '/u/mara', pack({ card: '.open' })).outcome).toBe('nobody');
});
