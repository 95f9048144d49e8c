// Whose an address of Mastodon is; any host may run it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { mastodon } from '@/lib/sites/mastodon.site';
import { readDocument } from '@/lib/sites/read-document';

describe('addresses of Mastodon', () => {
  it.each([
    ['https://social.example/@mara', 'mastodon:mara@social.example'],
    ['https://social.example/@Mara/with_replies', 'mastodon:mara@social.example'],
    ['https://social.example/@mara@other.example', 'mastodon:mara@other.example'],
    ['https://social.example/@mara@bücher.example', 'mastodon:mara@xn--bcher-kva.example'],
  ])('%s', (address, identity) => {
    expect(mastodon.address(new URL(address))).toMatchObject({ surface: 'profile', identity });
  });

  it.each([
    'https://social.example/@mara/110000000000000000',
    'https://social.example/users/mara',
    'https://social.example/@mara@',
    'https://social.example/@mara@other.example/@rosa',
    'https://social.example/@mara@a@b',
    'https://social.example/@mara@localhost',
    'https://social.example/@mara@other.example%2fpath',
    'https://social.example/explore',
  ])('nobody: %s', (address) => {
    expect(mastodon.address(new URL(address))).toMatchObject({ surface: 'none', identity: null });
  });
});

describe('a name', () => {
  const USER = readFileSync(join(import.meta.dirname, '../../fixtures/pages/mastodon/user.html'), 'utf8');

  it.each([
    ['Mara', 'Mara'],
    ['MARA', 'MARA'],
    // Shown for whoever has given none.
    ['mara', null],
  ])('%s of @mara', (shown, name) => {
    const { document } = new JSDOM(USER.replace('<span>Mara Muster</span>', `<span>${shown}</span>`)).window;
    const [sighting] = readDocument(document, 'https://social.example/@mara', [mastodon]).sightings;
    expect(sighting).toMatchObject({ name });
  });
});
