// Keys that are read when they are asked for come to the same as all of them read at once, and no signal is read that
// nobody asks for.

import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { keysFrom, mayShareNumber } from '@/lib/identity/keys-when-asked';
import { traitsOf, traitsWhenAsked } from '@/lib/identity/traits-of';
import { type ProfilePart, wholeProfile } from '@/lib/model/profile';

const part: ProfilePart = {
  names: ['Mara Example'],
  locations: ['Austin, TX'],
  urls: ['https://www.linkedin.com/in/mara-example', 'https://github.com/mara-example'],
  emails: ['mara+jobs@example.org', 'mara@mail.example'],
  phones: ['(202) 555-2143'],
  links: ['https://www.linkedin.com/in/mara-example', 'mara.example'],
};

/** A profile that says which of its lists were read. */
function watched(of: ProfilePart) {
  const read: string[] = [];
  const profile = wholeProfile([of]);
  for (const field of ['urls', 'emails', 'phones'] as const) {
    const texts = profile[field];
    Object.defineProperty(profile, field, {
      value: new Proxy(texts, {
        get(list, at) {
          read.push(field);
          return Reflect.get(list, at);
        },
      }),
    });
  }
  return { profile, read };
}

describe('keys that are asked for', () => {
  it.each(['page', 'ats'] as const)('are all of them by signal, in their order (%s)', (side) => {
    const traits = traitsWhenAsked(wholeProfile([part]), side);
    expect(traits).toEqual(traitsOf(wholeProfile([part]), side));
    const of = (prefix: RegExp) => traits.keys.filter(({ key }) => prefix.test(key));
    expect(keysFrom(traits, 'email')).toEqual(of(/^email:/));
    expect(keysFrom(traits, 'phone')).toEqual(of(/^phone/));
    expect(keysFrom(traits, 'address')).toEqual(of(/^(?!email:|phone)/));
    expect(keysFrom(traits, 'address').map(({ key }) => key)).toEqual([
      'linkedin:vanity:mara-example',
      'github:mara-example',
    ]);
  });

  it('are what the signals give', () => {
    const { urls, emails, phones } = wholeProfile([part]);
    const traits = traitsWhenAsked(wholeProfile([{ ...part, links: [] }]), 'ats');
    expect(traits.keys).toEqual(identify({ urls, emails, phones, region: 'us' }, 'ats'));
  });

  it('leave the other signals unread, and are read once', () => {
    const { profile, read } = watched(part);
    const traits = traitsWhenAsked(profile, 'ats');
    expect(read).toEqual([]);
    const addresses = keysFrom(traits, 'address');
    expect(new Set(read)).toEqual(new Set(['urls']));
    read.length = 0;
    expect(keysFrom(traits, 'address')).toBe(addresses);
    expect(read).toEqual([]);
    keysFrom(traits, 'phone');
    expect(read).not.toContain('emails');
    expect(traits.keys).toBe(traits.keys);
  });

  it('are not needed to tell that two have no number in common', () => {
    const [one, other] = [watched(part), watched({ ...part, phones: ['202 555 2144', 7 as unknown as string] })];
    const [a, b] = [traitsWhenAsked(one.profile, 'ats'), traitsWhenAsked(other.profile, 'ats')];
    expect(mayShareNumber(a, b)).toBe(false);
    expect(mayShareNumber(a, traitsWhenAsked(wholeProfile([{ ...part, phones: ['+12025552143'] }]), 'ats'))).toBe(true);
    expect(mayShareNumber(a, traitsWhenAsked(wholeProfile([{ ...part, phones: [] }]), 'ats'))).toBe(false);
    // Of traits that come from no profile nothing is known.
    expect(mayShareNumber(a, { ...b })).toBe(true);
  });
});
