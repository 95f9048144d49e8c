// Turns an e-mail address as written into the keys it is compared by. Display keeps the raw text; this never validates
// that a mailbox exists.

import type { IdentityKey } from '@/lib/model/identity';
import { plainText } from './plain-text';
import { remembered } from './remembered';
import {
  FREE_MAIL_DOMAINS,
  PLACEHOLDER_MAILBOXES,
  RELAY_DOMAINS,
  ROLE_MAILBOXES,
  SHARED_DOMAINS,
} from './reserved-words';
import { asciiHost, domainLabel } from './site-url';

const LONGEST_EMAIL = 320;
const GMAIL = new Set(['gmail.com', 'googlemail.com']);
/** Providers that deliver `name+tag` to `name`; dots matter there. */
const TAG_IS_DROPPED =
  /^(?:(?:outlook|hotmail|live)\.(?:[a-z]{2,3}|com?\.[a-z]{2})|msn\.com|icloud\.com|me\.com|mac\.com|fastmail\.(?:com|fm)|proton\.me|protonmail\.(?:com|ch)|pm\.me)$/;
/** Nearly every address: nothing around it, and no letter that may be written in two ways. */
const PLAIN_ADDRESS = /^[a-z\d][\w+-]*(?:\.[\w+-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;
/** Zero-width characters and direction controls, pasted along. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const NUMBERED_PLACEHOLDER =
  /^(?:no|none|not|na|fake|dummy|missing|unknown|noreply|invalid)[._-]?(?:e?-?mail|address|provided|available)?[._-]?\d+$|^(?:no|dummy|fake|missing|unknown|test|placeholder)[._-]?e?-?mail(?:[._-]?address)?[._-]?\d*$/;
/** `(work)` behind it. */
const ASIDE = /\s*\([^()@]*\)\s*$/u;
/** `mara [at] mail [dot] example`, or with space around the sign. */
const WRITTEN_OUT = /\s*(?:(@|[[({]\s*at\s*[\])}])|[[({]\s*dot\s*[\])}])\s*/giu;
const LOCAL_PART = /^[^\s@<>()[\]\\,;:"]{1,64}$/u;

/**
 * The keys of one e-mail address, `[]` for role boxes, placeholders, relays and what is no address. At a provider that
 * ignores `+tag` there is one key; elsewhere a second, weak one without the tag.
 *
 * @example emailKeys('<Mara.Example+jobs@GMail.com>') // [{ key: 'email:maraexample@gmail.com', weak: false }]
 */
export function emailKeys(text: string): IdentityKey[] {
  const mailbox = mailboxOf(text);
  if (mailbox === null || isRelay(mailbox.host) || isTypedForForm(mailbox)) return [];
  const { local, host } = mailbox;

  const [bare = '', tag] = splitTag(local);
  if (isNobody(local) || (tag !== undefined && isNobody(bare))) {
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

const hostOf: (host: string) => string | null = remembered(asciiHost);

/**
 * Whose address a work address is, as letters: the registrable domain's own name. Null for free mail, for hosts of many
 * and for what is no address. A hint of the employer, no more: the same fact as the employer on the profile.
 *
 * @example emailEmployer('mara@mail.acme-brick.co.uk') // 'acmebrick'
 */
export function emailEmployer(text: string): string | null {
  const mailbox = mailboxOf(text);
  if (mailbox === null || isRelay(mailbox.host) || isFreeMail(mailbox.host)) return null;
  const named = domainLabel(mailbox.host);
  if (named === null || SHARED_DOMAINS.has(named.domain) || FREE_MAIL_DOMAINS.has(named.domain)) return null;
  const letters = plainText(named.label).replace(/[^\p{L}\p{N}]/gu, '');
  return letters.length > 1 ? letters : null;
}

interface Mailbox {
  local: string;
  host: string;
}

/** What stands before and after the last `@`, small; null for what is no address. */
function mailboxOf(text: string): Mailbox | null {
  if (text.length > LONGEST_EMAIL) return null;
  const address = (PLAIN_ADDRESS.test(text) ? text : unwrapped(text)).toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const host = hostOf(address.slice(at + 1));
  return host === null || !LOCAL_PART.test(local) ? null : { local, host };
}

function unwrapped(text: string): string {
  // `Mara Example <mara@mail.example>`
  const bracketed = /<\s*([^<>\s]+@[^<>\s]+)\s*>/.exec(text)?.[1];
  return (bracketed ?? text)
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(ASIDE, '')
    .replace(WRITTEN_OUT, (_all, at) => (at === undefined ? '.' : '@'))
    .trim()
    .replace(/^[<("'\s]+|[>)"'\s.,;]+$/gu, '')
    .replace(/^(?:mailto|e-?mail):/i, '')
    .replace(/\?.*$/su, '')
    .replace(/^[<\s]+|[>\s]+$/gu, '');
}

function isRelay(host: string): boolean {
  if (RELAY_DOMAINS.has(host)) return true;
  const dot = host.indexOf('.');
  return dot > 0 && RELAY_DOMAINS.has(host.slice(dot + 1));
}

function isFreeMail(host: string): boolean {
  return (
    FREE_MAIL_DOMAINS.has(host) || TAG_IS_DROPPED.test(host) || /^(?:yahoo|ymail|gmx|web)\.[a-z.]{2,6}$/.test(host)
  );
}

/** `x@x.com`, `no@email.com`: what people type where a form insists. */
function isTypedForForm({ local, host }: Mailbox): boolean {
  const label = host.slice(0, host.indexOf('.'));
  if (local === label) return local.length < 2 || /^(.)\1+$/.test(local);
  return /^(?:no|none|na|my|your)@e?mail$/.test(`${local}@${label}`);
}

function splitTag(local: string): [string, string?] {
  const plus = local.indexOf('+');
  return plus > 0 ? [local.slice(0, plus), local.slice(plus + 1)] : [local];
}

function isRole(local: string): boolean {
  return ROLE_MAILBOXES.has(local) || ROLE_MAILBOXES.has(local.replace(/[._-]/g, ''));
}

function isNobody(local: string): boolean {
  if (isRole(local) || PLACEHOLDER_MAILBOXES.has(local)) return true;
  // `noemail17`, `no.email-3@…`: numbered where a system wants each once.
  return NUMBERED_PLACEHOLDER.test(local);
}

function keyOf(local: string, host: string, weak: boolean): IdentityKey {
  return { key: `email:${local}@${host}`, weak };
}
