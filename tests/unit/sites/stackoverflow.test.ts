// Every site of the Stack Exchange network numbers its users anew: whose an address is depends on the host.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { claims } from '@/lib/sites/read-document';
import { stackoverflow } from '@/lib/sites/stackoverflow.site';

const identityOf = (address: string) => stackoverflow.address(new URL(address)).identity;

describe('addresses of the Stack Exchange network', () => {
  it.each([
    ['https://stackoverflow.com/users/1000001/mara?tab=answers', 'stackoverflow:1000001'],
    ['https://ru.stackoverflow.com/users/1000001/mara', 'ru.stackoverflow:1000001'],
    ['https://meta.stackexchange.com/users/1000001', 'meta.stackexchange:1000001'],
    ['https://dba.stackexchange.com/users/1000001/mara', 'dba.stackexchange:1000001'],
    ['https://stackexchange.com/users/1000001/mara', 'stackexchange:account:1000001'],
    ['https://superuser.com/users/1000001', 'superuser:1000001'],
    ['https://serverfault.com/users/1000001', 'serverfault:1000001'],
    ['https://askubuntu.com/users/1000001', 'askubuntu:1000001'],
    ['https://stackapps.com/users/1000001', 'stackapps:1000001'],
    ['https://mathoverflow.net/users/1000001', 'mathoverflow:1000001'],
    ['https://meta.mathoverflow.net/users/1000001', 'meta.mathoverflow:1000001'],
  ])('%s', (address, key) => {
    expect(claims(stackoverflow, new URL(address))).toBe(true);
    expect(identityOf(address)).toBe(key);
  });

  it.each([
    'https://chat.stackoverflow.com/users/1000001/mara',
    'https://data.stackexchange.com/users/1000001',
    'https://stackoverflow.com/users',
    'https://stackoverflow.com/users/signup',
    'https://stackoverflow.com/questions/1000001/mara',
  ])('nobody: %s', (address) => {
    expect(identityOf(address)).toBeNull();
  });

  it.each([
    'https://stackoverflow.com/users/1000001',
    'https://ru.stackoverflow.com/users/1000001',
    'https://dba.stackexchange.com/users/1000001',
    'https://mathoverflow.net/users/1000001',
    'https://meta.mathoverflow.net/users/1000001',
    'https://stackexchange.com/users/1000001',
  ])('are told to the background as they are: %s', (address) => {
    const html = `<link rel="canonical" href="${address}"><h1 id="user-displayname">Mara</h1>`;
    const { document } = new JSDOM(html).window;
    const [sighting] = stackoverflow.look(document, new URL(address)).read();
    expect(sighting?.urls).toEqual([address]);
    expect(identify({ urls: [address] }, 'page').map(({ key }) => key)).toEqual([identityOf(address)]);
  });
});
