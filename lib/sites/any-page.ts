// Reads a page of no known site, once, because its user asked: whom it says it is about, by JSON-LD, microdata,
// a representative h-card or `rel=me`. Nobody is guessed from headings or titles. Keeps nothing and changes nothing.

import { readProfileUrl } from '@/lib/identity/profile-url';
import { mastodonAccount, placeOf } from '@/lib/identity/site-addresses';
import { keyByHost } from '@/lib/identity/site-addresses-by-host';
import type { Reading, Sighting } from '@/lib/model/sighting';
import { describedSubjects, isAboutAThing, isOfAnOrganisation, publisherOf } from './described-subject';
import { type HCard, hCards, representativeCards } from './h-card';
import type { ListReader } from './list';
import { markedSubjects } from './microdata';
import { documentAddress, isRoot, isSameHost } from './page-address';
import type { PageSubject } from './page-subject';
import { metaOf, resolveAddress } from './parts';
import { readDocument } from './read-document';
import { type OwnLinks, ownLinks } from './rel-me';
import { type Site, sightingAt } from './site';

/** The site of sightings that no site's reader made. */
export const ANY = 'any';

const MOST_PEOPLE = 20;
const MOST_ADDRESSES = 40;

/**
 * Everybody the page may be about: `[]` for nobody, one as a rule. Of several its user chooses; nothing is said of any of
 * them before. `urls` are accounts that are one person's for certain; the page's own address is among `links`. Never throws.
 */
export function readAnyPage(document: Document, address: string | URL): Sighting[] {
  try {
    const page = typeof address === 'string' ? new URL(address) : address;
    return /^https?:$/.test(page.protocol) ? peopleOf(document, page) : [];
  } catch {
    return [];
  }
}

/**
 * What the site of the address reads; null where none does. Software that anybody may run claims addresses on every host
 * by their form: where its reader finds nobody the page may be anything.
 */
export function siteReading(
  document: Document,
  address: string,
  sites: readonly Site[],
  lists: readonly ListReader[] = [],
): Reading | null {
  const reading = readDocument(document, address, sites, lists);
  const site = sites.find(({ id }) => id === reading.site);
  return site && (site.matches.length > 0 || reading.surface !== 'none') ? reading : null;
}

/** The same as a reading: a page of several people is nobody's until somebody is chosen. */
export function anyReading(document: Document, address: string | URL): Reading {
  const people = readAnyPage(document, address);
  return people.length === 1
    ? { site: ANY, surface: 'profile', sightings: people }
    : { site: ANY, surface: 'none', sightings: [] };
}

function peopleOf(document: Document, page: URL): Sighting[] {
  // Links without a host would be taken for this site's.
  if (documentAddress(document, page) === 'foreign') return [];
  const cards = hCards(document, page);
  const own = ownLinks(document, page, cards);
  if (own.ofOrganisation) return [];
  const marked = isAboutAThing(document) || isOfAnOrganisation(document) ? [] : markedSubjects(document, page);
  const shown = representativeCards(cards, page, own.urls);
  const named = merged([...describedSubjects(document, page), ...marked, ...shown]);
  const [first, second] = named;
  if (second) return named.slice(0, MOST_PEOPLE).map((subject) => sightingOf(subject, page));
  const told = first ? withOwnLinks(first, own, document, page) : ownerByLinks(own, cards, document, page);
  return told === null ? [] : [sightingOf(told, page)];
}

/**
 * The site's owner is known by its accounts. Beside somebody who has only a page there they may be an employer's, and
 * count as nothing.
 */
function withOwnLinks(subject: PageSubject, own: OwnLinks, document: Document, page: URL): PageSubject {
  const ownsSite = subject.addresses.some((href) => isFrontDoor(href, page));
  if (!ownsSite || isOfAnOrganisation(document)) return subject;
  return together(subject, linkedSubject(own));
}

/**
 * Whom `rel=me` alone makes the owner. Papers mark their own accounts so on every article; a person's site has cards of
 * theirs beside. A document that another page of the site left behind says so by its address.
 */
function ownerByLinks(own: OwnLinks, cards: readonly HCard[], document: Document, page: URL): PageSubject | null {
  if (isOfAnOrganisation(document) || (cards.length === 0 && isAboutAThing(document))) return null;
  if (documentAddress(document, page) === 'differs') return null;
  // A card that holds such a link says who `me` is.
  const holders = cards.filter(({ element }) => own.elements.some((link) => element.contains(link)));
  const [card, another] = merged(holders);
  const told = linkedSubject(own);
  if (!card && told.addresses.some((href) => isTheSites(href, document))) return null;
  const { proof, unclear } = accountsOf(told.addresses);
  // Two people share the site: neither is its owner.
  if (unclear.has('linkedin')) return null;
  if (proof.length + told.emails.length === 0) return null;
  if (card && !another) return together(told, { ...card, addresses: [], emails: [] });
  return card ? told : { ...told, name: publisherOf(document) };
}

/** A project and its account are called by the same one word; whoever has two for a name may join them in the account's. */
function isTheSites(href: string, document: Document): boolean {
  const called = metaOf(document, 'og:site_name')?.toLowerCase();
  const handle = accountKey(href)?.replace(/^.*:|@.*$/g, '');
  return called !== undefined && called === handle;
}

function linkedSubject({ urls, emails }: OwnLinks): PageSubject {
  const addresses = urls.map(({ href }) => href);
  return { name: null, company: null, title: null, location: null, addresses, emails };
}

function isFrontDoor(href: string, page: URL): boolean {
  const url = resolveAddress(href, page);
  return url !== null && isSameHost(url, page) && isRoot(url);
}

/** Signals that name the same person, as one: the first that tells something is believed. */
function merged(subjects: readonly PageSubject[]): PageSubject[] {
  const people: PageSubject[] = [];
  for (const subject of subjects) {
    const at = people.findIndex((person) => mayBeSame(person.name, subject.name) && !areApart(person, subject));
    const known = people[at];
    if (known) people[at] = together(known, subject);
    else people.push(subject);
  }
  return people;
}

function together(one: PageSubject, other: PageSubject): PageSubject {
  return {
    name: longer(one.name, other.name),
    company: one.company ?? other.company,
    title: one.title ?? other.title,
    location: one.location ?? other.location,
    addresses: [...one.addresses, ...other.addresses],
    emails: [...one.emails, ...other.emails],
  };
}

/** All of these were said to be whom this page is about: a first name is then the same person's whole name. */
function mayBeSame(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length) as [string[], string[]];
  return few.every((word) => many.includes(word));
}

/** Called differently, and with accounts on one site that differ. */
function areApart(one: PageSubject, other: PageSubject): boolean {
  if (one.name === other.name) return false;
  const [accounts, others] = [one, other].map(({ addresses }) => accountsOf(addresses)) as [Accounts, Accounts];
  const siteOf = (href: string) => accountKey(href)?.split(':')[0];
  return accounts.proof.some((own) =>
    others.proof.some((href) => siteOf(href) === siteOf(own) && accountKey(href) !== accountKey(own)),
  );
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

function longer(one: string | null, other: string | null): string | null {
  return wordsOf(other ?? '').length > wordsOf(one ?? '').length ? other : one;
}

function sightingOf({ addresses, emails, name, company, title, location }: PageSubject, page: URL): Sighting {
  const { proof, others } = accountsOf(addresses);
  return sightingAt(page, ANY, {
    name,
    company,
    title,
    location,
    urls: proof,
    links: [...new Set([...others, page.href])].slice(0, MOST_ADDRESSES),
    emails: [...new Set(emails)].slice(0, MOST_ADDRESSES),
  });
}

interface Accounts {
  proof: string[];
  others: string[];
  unclear: Set<string>;
}

/**
 * Accounts of people, one a site; where two of one site are given, one may be a company's, and neither is proof. A Facebook
 * page looks like a person's.
 */
function accountsOf(addresses: readonly string[]): Accounts {
  const bySite = new Map<string, Map<string, string>>();
  const others: string[] = [];
  for (const href of addresses.slice(0, MOST_ADDRESSES)) {
    const key = accountKey(href);
    const [site = ''] = key?.split(':') ?? [];
    if (key === null || site === 'facebook') others.push(href);
    else bySite.set(site, (bySite.get(site) ?? new Map()).set(key, href));
  }
  const unclear = new Set<string>();
  const proof: string[] = [];
  for (const [site, accounts] of bySite) {
    if (accounts.size > 1) unclear.add(site);
    (accounts.size > 1 ? others : proof).push(...accounts.values());
  }
  return { proof, others, unclear };
}

function accountKey(href: string): string | null {
  const linkedIn = readProfileUrl(href).keys[0]?.key;
  if (linkedIn !== undefined) return linkedIn;
  const place = placeOf(href);
  if (place === null) return null;
  const key = keyByHost(place);
  if (key !== undefined) return key;
  const account = mastodonAccount(place);
  return account === null ? null : `mastodon:${account.user}@${account.home}`;
}
