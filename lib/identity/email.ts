// Turns an e-mail address as written into the keys it is compared by. Display keeps the raw text; this never validates
// that a mailbox exists.

import type { IdentityKey } from '@/lib/model/identity';
import { PLACEHOLDER_MAILBOXES, RELAY_DOMAINS, ROLE_MAILBOXES } from './reserved-words';
import { asciiHost } from './site-url';

const LONGEST_EMAIL = 320;
const GMAIL = new Set(['gmail.com', 'googlemail.com']);
/** Providers that deliver `name+tag` to `name`; dots matter there. */
const TAG_IS_DROPPED =
  /^(?:(?:outlook|hotmail|live)\.(?:[a-z]{2,3}|com?\.[a-z]{2})|msn\.com|icloud\.com|me\.com|mac\.com|fastmail\.(?:com|fm)|proton\.me|protonmail\.(?:com|ch)|pm\.me)$/;
const LOCAL_PART = /^[^\s@<>()[\]\\,;:"]{1,64}$/u;

/**
 * The keys of one e-mail address, `[]` for role boxes, placeholders, relays and what is no address. At a provider that
 * ignores `+tag` there is one key; elsewhere a second, weak one without the tag.
 *
 * @example emailKeys('<Mara.Example+jobs@GMail.com>') // [{ key: 'email:maraexample@gmail.com', weak: false }]
 */
export function emailKeys(text: string): IdentityKey[] {
  if (text.length > LONGEST_EMAIL) return [];
  const address = text
    .normalize('NFC')
    .trim()
    .replace(/^[<("'\s]+|[>)"'\s.,;]+$/gu, '')
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/su, '')
    .replace(/^[<\s]+|[>\s]+$/gu, '')
    .toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const host = asciiHost(address.slice(at + 1));
  if (host === null || !LOCAL_PART.test(local) || RELAY_DOMAINS.has(host)) return [];

  const [bare = '', tag] = splitTag(local);
  if (isNobody(local) || isNobody(bare)) {
    // `jobs+mara@…` is a mailbox many people share, but with its tag it may still be one person's.
    return tag === undefined || !isRole(bare) ? [] : [keyOf(local, host, false)];
  }
  if (GMAIL.has(host)) {
    const name = bare.replaceAll('.', '');
    return name === '' ? [] : [keyOf(name, 'gmail.com', false)];
  }
  if (tag === undefined || TAG_IS_DROPPED.test(host)) return [keyOf(bare, host, false)];
  return [keyOf(local, host, false), keyOf(bare, host, true)];
}

function splitTag(local: string): [string, string?] {
  const plus = local.indexOf('+');
  return plus > 0 ? [local.slice(0, plus), local.slice(plus + 1)] : [local];
}

function isRole(local: string): boolean {
  return ROLE_MAILBOXES.has(local);
}

function isNobody(local: string): boolean {
  return isRole(local) || PLACEHOLDER_MAILBOXES.has(local);
}

function keyOf(local: string, host: string, weak: boolean): IdentityKey {
  return { key: `email:${local}@${host}`, weak };
}
