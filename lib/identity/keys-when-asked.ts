// The keys of a profile, each signal's read when they are first asked for: of most records that a page meets, nobody asks
// for more than the addresses, and telephone numbers cost as much as all the rest. It compares nothing.

import type { IdentityKey } from '@/lib/model/identity';
import type { Profile } from '@/lib/model/profile';
import { identify } from './identify';
import type { AddressMode } from './linkedin-address';
import { lastDigitsOf, mayBeOneNumber } from './phone';
import type { Place, Traits } from './traits';

/** What a key is read from. */
export type Signal = 'address' | 'email' | 'phone';

type Keys = readonly IdentityKey[];

/** Each reads once. */
export interface KeyReaders extends Readonly<Record<Signal | 'all', () => Keys>> {
  /** Numbers as they are written. */
  numbers: readonly string[];
}

/** All keys of a profile at once. `places` are the profile's: numbers are written without the country somebody lives in. */
export function keysOf(profile: Profile, side: AddressMode, places: readonly Place[]): Keys {
  const proved = provedKeys(profile, side);
  const others = [...identify({ emails: profile.emails }, side), ...phoneKeysOf(profile, side, places)];
  return [...proved, ...others, ...linkedKeys(profile, side, proved)];
}

/** The same, to be read when they are asked for. */
export function keyReaders(profile: Profile, side: AddressMode, places: readonly Place[]): KeyReaders {
  const proved = whenAsked(() => provedKeys(profile, side));
  const linked = whenAsked(() => linkedKeys(profile, side, proved()));
  const address = whenAsked(() => [...proved(), ...linked()]);
  const email = whenAsked(() => identify({ emails: profile.emails }, side));
  const phone = whenAsked(() => phoneKeysOf(profile, side, places));
  const all = whenAsked(() => [...proved(), ...email(), ...phone(), ...linked()]);
  return { address, email, phone, all, numbers: profile.phones };
}

function provedKeys({ urls }: Profile, side: AddressMode): Keys {
  return identify({ urls: side === 'page' ? urls.map(withScheme) : urls }, side);
}

function whenAsked(read: () => Keys): () => Keys {
  let keys: Keys | undefined;
  return () => {
    keys ??= read();
    return keys;
  };
}

const READERS = Symbol('readers');

interface Read extends Traits {
  readonly [READERS]?: KeyReaders;
}

/** Lets the keys of these traits be read when they are asked for. Whoever lists or copies them sees nothing else of it. */
export function readWhenAsked(traits: Traits, readers: KeyReaders): void {
  Object.defineProperty(traits, 'keys', { get: readers.all });
  Object.defineProperty(traits, READERS, { value: readers });
}

function readersOf(traits: Read): KeyReaders | undefined {
  return traits[READERS];
}

/** Those of the keys that come from one signal, in their order; the others stay unread. */
export function keysFrom(traits: Traits, signal: Signal): Keys {
  return readersOf(traits)?.[signal]() ?? traits.keys.filter(({ key }) => signalOf(key) === signal);
}

/** Whether two may have certain keys of telephone numbers in common, as far as can be told without reading them. */
export function mayShareNumber(a: Traits, b: Traits): boolean {
  const [ours, theirs] = [readersOf(a)?.numbers, readersOf(b)?.numbers];
  if (ours === undefined || theirs === undefined) return true;
  // Stored records were written by others: what is no text gives no key.
  return ours.some(
    (one) => typeof one === 'string' && theirs.some((other) => typeof other === 'string' && mayBeOneNumber(one, other)),
  );
}

/** The signal that a canonical key is read from. */
export function signalOf(key: string): Signal {
  return key.startsWith('email:') ? 'email' : key.startsWith('phone') ? 'phone' : 'address';
}

function phoneKeysOf({ phones }: Profile, side: AddressMode, places: readonly Place[]): Keys {
  if (phones.length === 0) return [];
  const region = places.find(({ country }) => country !== '')?.country;
  const told = identify({ phones, ...(region === undefined ? {} : { region }) }, side);
  // What a page knows in full, a record may hold without its country.
  const inPart = side === 'page' ? told.filter(({ key }) => key.startsWith('phone:')) : [];
  return [...told, ...inPart.map(({ key }) => ({ key: lastDigitsOf(key), weak: true }))];
}

/** A page's links are typed by people, like what an ATS holds. */
function linkedKeys({ links }: Profile, side: AddressMode, proved: Keys): Keys {
  if (links.length === 0) return [];
  const linked = identify({ urls: links }, 'ats').filter(({ key }) => !proved.some((one) => one.key === key));
  return linked.map(({ key, weak }) => ({ key, weak: weak || side === 'page' }));
}

function withScheme(address: string): string {
  if (typeof address !== 'string') return address;
  const bare = address.trim();
  return /^[a-z][a-z\d+.-]*:/i.test(bare) ? bare : `https://${bare}`;
}
