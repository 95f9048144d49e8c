// Whose an address of Mastodon is; any host may run it.

import { describe, expect, it } from 'vitest';
import { mastodon } from '@/lib/sites/mastodon.site';

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
