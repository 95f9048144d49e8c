// Telephone numbers with the key they must give, with and without a known country.

import { describe, expect, it } from 'vitest';
import { phoneKeys } from '@/lib/identity/phone';

const keysOf = (text: string, region?: string) => phoneKeys(text, region).map(({ key }) => key);

describe('telephone numbers', () => {
  it.each([
    ['+1 202 555 0143', undefined, 'phone:+12025550143'],
    ['tel:+1-202-555-0143', undefined, 'phone:+12025550143'],
    ['001 202 555 0143', undefined, 'phone:+12025550143'],
    ['(202) 555-0143', 'US', 'phone:+12025550143'],
    ['(202) 555-0143', 'us', 'phone:+12025550143'],
    ['+1 (202) 555-0143 ext. 7', undefined, 'phone:+12025550143'],
    ['020 7946 0018', 'GB', 'phone:+442079460018'],
    ['+44 20 7946 0018', 'US', 'phone:+442079460018'],
  ])('%s, region %s', (text, region, key) => {
    expect(keysOf(text, region)).toEqual([key]);
  });

  it.each([
    ['no country', '(202) 555-0143', undefined],
    ['an unknown country', '(202) 555-0143', 'ZZ'],
    ['no number', 'call me', 'US'],
    ['not valid', '+10000000000', undefined],
    ['repeated digits', '222 222 2222', 'US'],
    ['counted up', '1234567890', 'US'],
    ['too short', '555', 'US'],
    ['too long', '+1 202 555 0143'.repeat(1000), undefined],
    ['empty', '', 'US'],
  ])('none: %s', (_what, text, region) => {
    expect(keysOf(text, region)).toEqual([]);
  });
});
