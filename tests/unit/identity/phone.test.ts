// Telephone numbers with the key they must give, with and without a known country.

import { describe, expect, it } from 'vitest';
import { lastDigitsOf, mayBeOneNumber, phoneKeys } from '@/lib/identity/phone';
import { createRandom } from '@/tests/simulators/random';

const keysOf = (text: string, region?: string) =>
  phoneKeys(text, region).map(({ key, weak }) => (weak ? `weak ${key}` : key));

describe('telephone numbers', () => {
  it.each([
    ['+1 202 555 2143', undefined, 'phone:+12025552143'],
    ['tel:+1-202-555-2143', undefined, 'phone:+12025552143'],
    ['001 202 555 2143', undefined, 'phone:+12025552143'],
    ['(202) 555-2143', 'US', 'phone:+12025552143'],
    ['(202) 555-2143', 'us', 'phone:+12025552143'],
    ['+1 (202) 555-2143 ext. 7', undefined, 'phone:+12025552143'],
    ['020 7946 0018', 'GB', 'phone:+442079460018'],
    ['+44 (0)20 7946 0018', undefined, 'phone:+442079460018'],
    ['0044 20 7946 0018', 'DE', 'phone:+442079460018'],
    ['202.555.2143 x 12', 'US', 'phone:+12025552143'],
    ['1-202-555-2143', 'US', 'phone:+12025552143'],
    ['030 23125 014', 'DE', 'phone:+493023125014'],
    ['+49 (0) 30 23125 014', undefined, 'phone:+493023125014'],
    ['098765 43217', 'IN', 'phone:+919876543217'],
    ['06 12 34 56 79', 'FR', 'phone:+33612345679'],
    // Guernsey, Jersey and Man share +44: the number counts, not the country.
    ['+44 7781 123456', undefined, 'phone:+447781123456'],
    ['+44 20 7946 0018', 'US', 'phone:+442079460018'],
    // Narrow spaces as pages set numbers with, and the digits of a Japanese keyboard.
    ['+49\u202f30\u202f23125\u202f014', undefined, 'phone:+493023125014'],
    ['+33\u00a06\u202f12\u202f34\u202f56\u202f79', undefined, 'phone:+33612345679'],
    ['＋４４\u3000２０\u3000７９４６\u3000００１８', undefined, 'phone:+442079460018'],
    ['+1\u202f(202)\u202f555-2143', undefined, 'phone:+12025552143'],
  ])('%s, region %s', (text, region, key) => {
    expect(keysOf(text, region)).toEqual([key]);
  });

  it.each([
    ['no number', 'call me', 'US'],
    ['not valid', '+10000000000', undefined],
    ['kept for films', '+1 (202) 555-0143', undefined],
    ['kept for films, without a country', '202-555-0143', undefined],
    ['repeated digits without a country', '999 999 9999', undefined],
    ['counted up without a country', '0123456789', undefined],
    ['ends in one digit', '202 777 7777', 'US'],
    ['repeated digits', '222 222 2222', 'US'],
    ['counted up', '1234567890', 'US'],
    ['too short', '555', 'US'],
    ['too long', '+1 202 555 2143'.repeat(1000), undefined],
    ['empty', '', 'US'],
  ])('none: %s', (_what, text, region) => {
    expect(keysOf(text, region)).toEqual([]);
  });

  it.each([
    ['(202) 555-2143', undefined, 'weak phone9:025552143'],
    ['(202) 555-2143', 'ZZ', 'weak phone9:025552143'],
    ['1 202 555 2143 ext 3', undefined, 'weak phone9:025552143'],
    ['020 7946 0018', undefined, 'weak phone9:079460018'],
    ['(202) 555-2143', 'PL', 'weak phone9:025552143'],
    ['020 7946 0018', 'US', 'weak phone9:079460018'],
  ])('its country unknown or another: %s, region %s', (text, region, key) => {
    expect(keysOf(text, region)).toEqual([key]);
  });

  it.each([
    ['+1 202 555 2143', '202-555-2143'],
    ['+44 20 7946 0018', '020 7946 0018'],
    ['+91 98765 43217', '098765 43217'],
    ['+33 6 12 34 56 79', '06 12 34 56 79'],
  ])('%s in full meets %s in part', (full, part) => {
    expect(`weak ${lastDigitsOf(keysOf(full)[0] as string)}`).toEqual(keysOf(part)[0]);
  });

  it('reads an American number alike in the short way and, with an extension, in the long one', () => {
    const random = createRandom(4);
    const digits = (length: number) => Array.from({ length }, () => random.int(0, 9)).join('');
    for (let i = 0; i < 3000; i++) {
      const number = `${random.pick(['', '1', '1-', '+1 '])}(${digits(3)}) ${digits(3)}-${digits(4)}`;
      expect([number, keysOf(number, 'us')]).toEqual([number, keysOf(`${number} ext. 7`, 'us')]);
    }
  });
});

describe('two numbers as written', () => {
  it.each([
    ['+44 20 7946 0018', '(020) 79460018', true],
    ['+1 202 555 2143', '202.555.2143', true],
    ['+1 202 555 2143', '202 555 2144', false],
    // What stands behind a number may be an extension, and letters may be digits.
    ['+1 202 555 2143', '202 555 2143 ext. 7', true],
    ['+1 800 356 9377', '1 800 FLOWERS', true],
    ['+1 202 555 2143', '２０２ ５５５ ２１４３', true],
  ])('%s and %s may be one: %s', (one, other, may) => {
    expect([mayBeOneNumber(one, other), mayBeOneNumber(other, one)]).toEqual([may, may]);
  });

  const PLANS = {
    gb: '7400123456',
    de: '15123456789',
    fr: '612345678',
    it: '3123456789',
    ar: '91123456789',
    br: '11961234567',
    mx: '2221234567',
    in: '8123456789',
    cn: '13123456789',
    jp: '9012345678',
    ru: '9123456789',
    kz: '7710009998',
    ag: '2684641234',
    sm: '66661212',
    us: '2022032143',
  };

  it('end alike wherever they give one key, with and without the prefixes of a country', () => {
    const random = createRandom(9);
    const prefixes = ['', '0', '00', '8', '1', '9', '15', '0 11 15 ', '044 ', '0 15 ', '0 21 ', '01', '(0)'];
    let read = 0;
    for (const [country, example] of Object.entries(PLANS)) {
      for (let i = 0; i < 400; i++) {
        const digits = [...example];
        for (let n = random.int(0, 3); n > 0; n--) digits[random.int(0, digits.length - 1)] = String(random.int(0, 9));
        const parted = digits.map((digit) => digit + random.pick(['', '', '', ' ', '-', '.', '/'])).join('');
        const text = `${random.pick(prefixes)}${parted}${random.pick(['', '', '.', ' /'])}`;
        for (const { key, weak } of phoneKeys(text, country)) {
          if (weak) continue;
          read++;
          expect([text, mayBeOneNumber(text, key.slice('phone:'.length))]).toEqual([text, true]);
        }
      }
    }
    expect(read).toBeGreaterThan(1000);
  });
});
