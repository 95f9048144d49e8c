// A memory that is gone with whoever holds it, and names that are read and compared once for all who bear them.

import { describe, expect, it, vi } from 'vitest';
import { comparePersonNames, comparingOnce } from '@/lib/identity/name-comparison';
import { parseName } from '@/lib/identity/name-parser';
import { readingOnce } from '@/lib/identity/remembered';
import { traitsOf } from '@/lib/identity/traits-of';
import { wholeProfile } from '@/lib/model/profile';

const bearing = (...names: string[]) => wholeProfile([{ names }]);

describe('reading once', () => {
  it('reads each text once, also one that comes to nothing', () => {
    const read = vi.fn((text: string) => (text === '' ? null : text.length));
    const once = readingOnce(read);
    expect(['mara', '', 'ola', 'mara', ''].map(once)).toEqual([4, null, 3, 4, null]);
    expect(read.mock.calls.flat()).toEqual(['mara', '', 'ola']);
  });

  it('shares nothing with another that reads the same', () => {
    const read = vi.fn((text: string) => text.length);
    readingOnce(read)('mara');
    readingOnce(read)('mara');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('gives namesakes one name, the same as each would have by themselves', () => {
    const parse = readingOnce(parseName);
    const texts = ['Mara Example', 'Xiaoming Wang (王小明)', 'Dr. Robert "Bob" van der Berg Jr.', 'LinkedIn Member'];
    for (const text of texts) {
      const [one, other] = [traitsOf(bearing(text), 'page', parse), traitsOf(bearing(text, 'Ola'), 'ats', parse)];
      expect(one.names[0]).toBe(text === 'LinkedIn Member' ? undefined : other.names[0]);
      expect(one.names).toEqual(traitsOf(bearing(text), 'page').names);
    }
  });
});

describe('names that are compared again', () => {
  it('come to the same, whichever comes first and whatever else they met', () => {
    const texts = [
      'Mara Example',
      'Example Mara',
      'Maria Example',
      'M. Example',
      'Mara Lind',
      'Xiaoming Wang (王小明)',
    ];
    const names = texts.map(parseName);
    const compare = comparingOnce();
    for (const [i, one] of names.entries()) {
      for (const [j, other] of names.entries()) {
        const before = compare(one, other);
        expect(compare(one, other)).toBe(before);
        expect(before).toEqual(comparePersonNames(parseName(texts[i] ?? ''), parseName(texts[j] ?? '')));
      }
    }
  });
});
