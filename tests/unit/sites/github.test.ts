// What GitHub's addresses are, and who is in its lists.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { githubList } from '@/lib/sites/github.list';
import { github } from '@/lib/sites/github.site';

describe('addresses of GitHub', () => {
  it.each([
    ['https://github.com/Mara-Example', 'profile', 'github:mara-example'],
    ['https://github.com/mara-example?tab=repositories', 'profile', 'github:mara-example'],
    ['https://gist.github.com/mara-example', 'profile', 'github:mara-example'],
    ['https://github.com/mara-example?tab=followers', 'list', null],
    ['https://github.com/mara-example?tab=following', 'list', null],
    ['https://github.com/search?q=ferry&type=Users', 'list', null],
    ['https://github.com/search?q=ferry&type=code', 'none', null],
    ['https://github.com/orgs/example-org/people', 'list', null],
    ['https://github.com/orgs/example-org/repositories', 'none', null],
    ['https://github.com/mara-example/tool/stargazers', 'list', null],
    ['https://github.com/mara-example/tool/watchers', 'list', null],
    ['https://github.com/mara-example/tool', 'none', null],
    ['https://github.com/mara-example/tool/issues/1', 'none', null],
    ['https://github.com/trending?tab=followers', 'none', null],
    ['https://github.com/settings/profile', 'none', null],
    ['https://gist.github.com/mara-example/0123456789abcdef', 'none', null],
    ['https://gist.github.com/mara-example?tab=followers', 'profile', 'github:mara-example'],
  ])('%s', (address, surface, identity) => {
    expect(github.address(new URL(address))).toMatchObject({ surface, identity });
  });
});

describe('lists of GitHub', () => {
  const url = new URL('https://github.com/mara-example?tab=followers');
  const person = (login: string, inside = '') =>
    `<div class="d-table"><a data-hovercard-type="user" data-hovercard-url="/users/${login}/hovercard" href="/${login}">${login}</a>${inside}</div>`;
  const loginsOf = (html: string, at = url) => {
    const { document } = new JSDOM(`<main>${html}</main>`).window;
    return githubList.rows(document, at).map(({ sighting }) => sighting.urls[0]?.slice('https://github.com/'.length));
  };

  it('names everybody once, in order', () => {
    expect(loginsOf(person('Otto') + person('rosa') + person('otto'))).toEqual(['otto', 'rosa']);
  });

  it('gives a row that names two people to neither', () => {
    const second = '<a data-hovercard-type="user" href="/vera">vera</a>';
    expect(loginsOf(person('otto', second) + person('rosa'))).toEqual(['rosa']);
  });

  it('has no rows where the address is of no list', () => {
    expect(loginsOf(person('otto'), new URL('https://github.com/mara-example'))).toEqual([]);
  });

  it('keeps the card of whom they follow out of a single row', () => {
    const card = '<div class="h-card"><a data-hovercard-type="user" href="/vera">vera</a></div>';
    const { document } = new JSDOM(`<main><div>${card}<div>${person('otto')}</div></div></main>`).window;
    const [row, ...others] = githubList.rows(document, url);
    expect(others).toEqual([]);
    expect(row?.element.querySelector('.h-card')).toBeNull();
    expect(row?.element.className).toBe('d-table');
  });
});
