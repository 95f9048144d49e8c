// The one place where raw text becomes keys, for the page's side and the ATS's side alike, so that the two cannot
// drift apart. One line a kind of signal. It decides nothing about who is who.

import type { IdentityKey } from '@/lib/model/identity';
import { emailKeys } from './email';
import { type AddressMode, cleanAddress, readLinkedInAddress, unwrapRedirect } from './linkedin-address';
import { phoneKeys } from './phone';
import { readFediverseHandle, readSiteAddress } from './site-url';

/** Raise it when any key may come out differently: stored keys are then computed anew, nothing is downloaded again. */
export const KEYS_VERSION = 11;

/** Raw text as a page shows it or an ATS holds it. */
export interface Signals {
  urls?: readonly string[];
  emails?: readonly string[];
  phones?: readonly string[];
  /** Two-letter country code for telephone numbers written without one. */
  region?: string;
}

/** Nobody has more signals of one kind; a page or a record may hold anything. */
const MOST_SIGNALS = 200;

/**
 * All keys of one person, each once; a key that is certain from one signal and weak from another is certain.
 * Never throws: what can't be read gives no key. `ats` cleans text, converts legacy forms, unwraps one redirect.
 *
 * @example identify({ urls: ['linkedin.com/in/Mara-Example'], emails: [] }, 'ats') // [{ key: 'linkedin:vanity:mara-example', weak: false }]
 */
export function identify({ urls = [], emails = [], phones = [], region }: Signals, side: AddressMode): IdentityKey[] {
  const keys: IdentityKey[] = [];
  // What somebody typed into the field beside is meant all the same.
  addKeys(keys, urls, (text) =>
    side === 'page' ? addressKeys(text, side) : MAILBOX.test(text) ? eachEmail(text) : eachAddress(text),
  );
  addKeys(keys, emails, (text) => (side === 'ats' && WEB_ADDRESS.test(text) ? eachAddress(text) : eachEmail(text)));
  addKeys(keys, phones, (text) => phoneKeys(text, region));
  return keys;
}

/**
 * The keys of a line of free text: addresses, e-mail addresses and telephone numbers wherever they stand in it, read
 * as an ATS would store them.
 *
 * @example identifyText('Mara <mara@mail.example>, linkedin.com/in/mara-example')
 */
export function identifyText(line: string): IdentityKey[] {
  if (line.length > LONGEST_LINE) return [];
  const pieces = line.split(/\s+|(?<![,;|])[,;|]+(?=https?:|www\.)/i).filter((piece) => piece !== '');
  const signals = { urls: [] as string[], emails: [] as string[], phones: [] as string[] };
  for (const piece of pieces) {
    if (/^[^/]*[^/@]@[^/@]*$/.test(piece) && !/^\W*@/.test(piece)) signals.emails.push(piece);
    else signals.urls.push(piece);
  }
  const telephone = TELEPHONE.exec(line.normalize('NFKC').trim())?.[1];
  if (telephone !== undefined) signals.phones.push(telephone);
  return identify(signals, 'ats');
}

const LONGEST_LINE = 20_000;
const MAILBOX = /^\s*(?:mailto:)?[^\s@/]+@[^\s@/]+\s*$/i;
const WEB_ADDRESS = /^\s*(?:https?:\/\/|www\.|[a-z]{0,3}\.?linkedin\.com\/)/i;
/** Nothing else on the line: `Tel.: (+1) 202 555 2143 ext. 7 (mobile)`. */
const TELEPHONE =
  /^(?:[\p{L}.]+:?\s*|\p{So}\s*)?([+\d\s().\-/]{7,30}(?:[\s;]*(?:ext|x)[.=]?\s*\d+)?)(?:\s*\(\p{L}+\))?$/iu;

function addressKeys(text: string, side: AddressMode): IdentityKey[] {
  const linkedIn = readLinkedInAddress(text, side).keys;
  if (linkedIn.length > 0) return linkedIn;
  const bare = text.trim();
  if (bare.startsWith('@')) return readFediverseHandle(bare);
  if (side === 'page') return readSiteAddress(bare);
  const address = cleanAddress(bare);
  if (address === null) return [];
  const target = unwrapRedirect(address);
  if (target === null) {
    // A word with a dot in it is no web site; with a scheme, `www.` or a path somebody meant an address.
    const keys = readSiteAddress(address);
    return /^\W*(?:https?:)?\/\/|^\W*www\.|\.\p{L}{2,}\/./iu.test(bare) ? keys : keys.filter(({ weak }) => !weak);
  }
  // A wrapped web site may be anything the member linked to; a wrapped profile is still that profile.
  return readSiteAddress(target).filter(({ weak }) => !weak);
}

/** One field may hold an address with a word before it, or several: `LinkedIn: https://… | https://…`. */
function eachAddress(text: string): IdentityKey[] {
  const whole = addressKeys(text, 'ats');
  if (whole.length > 0 || text.length > LONGEST_LINE || !BETWEEN_ADDRESSES.test(text)) return whole;
  const pieces = text.split(BETWEEN_ADDRESSES).slice(0, MOST_SIGNALS);
  // More words than a label has are a sentence, which may be about anybody.
  if (pieces.some((piece) => !/[./]/.test(piece) && (piece.match(/\p{L}+/gu) ?? []).length > MOST_LABEL_WORDS))
    return [];
  return pieces.flatMap((piece) => addressKeys(piece, 'ats'));
}

/** No white space but that before an address: what follows one may belong to it, and would be somebody else's without. */
const BETWEEN_ADDRESSES = /[|;<>"()[\]]+|(?<![\s,])[\s,]+(?=https?:|www\.)/i;
const MOST_LABEL_WORDS = 3;

/** `a@mail.example, b@mail.example` in one field are two. */
function eachEmail(text: string): IdentityKey[] {
  const several = text.indexOf('@') !== text.lastIndexOf('@') && text.length <= LONGEST_LINE;
  return several
    ? text
        .split(/[\s,;]+/)
        .slice(0, MOST_SIGNALS)
        .flatMap(emailKeys)
    : emailKeys(text);
}

function addKeys(to: IdentityKey[], texts: readonly string[], keysOf: (text: string) => IdentityKey[]): void {
  for (const text of texts.slice(0, MOST_SIGNALS)) {
    // Stored records were written by others: anything but text is passed over.
    if (typeof text !== 'string') continue;
    for (const one of keysOf(text)) {
      // Nearly everybody has fewer than five: a map of them would cost more than it saves.
      const known = to.findIndex(({ key }) => key === one.key);
      if (known < 0) to.push(one);
      else if (!one.weak) to[known] = one;
    }
  }
}
