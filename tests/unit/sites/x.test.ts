// Whose number it is on X: people beside the one who is shown have buttons of the same kind.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { x } from '@/lib/sites/x.site';

const url = new URL('https://x.com/maraexample');
const look = (html: string, address = url) => x.look(new JSDOM(html).window.document, address);

const header = (handle: string) =>
  `<div data-testid="UserName"><div dir="ltr"><span>Mara</span></div><div dir="ltr"><span>@${handle}</span></div></div>`;
const button = (label: string, testId: string) => `<button aria-label="${label}" data-testid="${testId}"></button>`;

describe('the number of an account on X', () => {
  it.each([
    ['of the one who is shown', button('Follow @MaraExample', '1000001-follow'), ['x:maraexample', 'x:id:1000001']],
    ['in any language', button('@maraexample さんをフォロー', '1000001-follow'), ['x:maraexample', 'x:id:1000001']],
    [
      'who is followed already',
      button('Following @maraexample', '1000001-unfollow'),
      ['x:maraexample', 'x:id:1000001'],
    ],
    ['not of somebody recommended', button('Follow @ottoexample', '1000002-follow'), ['x:maraexample']],
    ['not of a longer handle', button('Follow @maraexample2', '1000002-follow'), ['x:maraexample']],
    ['not where two are named', button('Follow @maraexample and @otto', '1000002-follow'), ['x:maraexample']],
    ['not what is no number', button('Follow @maraexample', 'x1-follow'), ['x:maraexample']],
  ])('%s', (_what, html, proof) => {
    expect(look(header('MaraExample') + html).proof).toEqual(proof);
  });

  it('proves an address by number', () => {
    const address = new URL('https://x.com/i/user/1000001');
    const { proof, read } = look(header('maraexample') + button('Follow @maraexample', '1000001-follow'), address);
    expect(proof).toContain(x.address(address).identity);
    expect(read()[0]?.urls).toEqual(['https://x.com/i/user/1000001', 'https://x.com/maraexample']);
  });

  it('shows nobody where the header has no handle yet, whatever data is embedded', () => {
    const data =
      '<script type="application/ld+json">{"@type":"ProfilePage","mainEntity":{"@type":"Person","additionalName":"maraexample"}}</script>';
    expect(look(`${data}<div data-testid="UserName"><div dir="ltr"><span>Otto</span></div></div>`).proof).toEqual([]);
    expect(look(data).proof).toEqual(['x:maraexample']);
  });
});

describe('links on X', () => {
  const linksOf = (shown: string) =>
    look(`${header('maraexample')}<a data-testid="UserUrl" href="https://t.co/abc">${shown}</a>`).read()[0]?.links;

  it.each([
    ['mara.example/cv', ['https://mara.example/cv']],
    ['<span>https://</span>mara.example', ['https://mara.example/']],
    ['linkedin.com/in/mara-exam…', []],
    ['t.co/abc', []],
    ['no address', []],
  ])('%s', (shown, links) => {
    expect(linksOf(shown)).toEqual(links);
  });
});
