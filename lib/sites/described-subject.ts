// The person whom a page's JSON-LD says it is about: a profile page's main entity, or a person whose own address is this
// page. Authors, founders, employees and whoever stands beside an article are somebody else.

import { readProfileUrl } from '@/lib/identity/profile-url';
import { type Node, nodeList, topLevel } from './json-ld';
import { documentAddress, isRoot, isSameHost, isSamePage } from './page-address';
import { isData } from './page-data';
import type { PageSubject } from './page-subject';
import { metaOf, resolveAddress, soleOf } from './parts';
import { tidy } from './text';
import { lettersOf } from './witnesses';

/** The page is about what somebody made or sells, not about a person. Types that end so, whatever stands in front. */
const OF_A_THING =
  /(?:Article|BlogPosting|SocialMediaPosting|ForumPosting|JobPosting|Report|Review|(?:Video|Audio|Image)Object|Product|ProductGroup|Recipe|Event|Course|Book|Movie|Episode|MusicRecording|MusicAlbum|QAPage|Dataset|SoftwareApplication|SoftwareSourceCode)$/;
const ORGANISATION = /(?:Organization|Corporation|LocalBusiness|NGO|Store|School|University|Project|Team|Group|Lab)$/;

/** Does the page say of itself that it is an article or about another thing? */
export function isAboutAThing(document: Document): boolean {
  const kind = metaOf(document, 'og:type') ?? '';
  if (/^(?:article|video|music|song|album|book|product)\b/i.test(kind)) return true;
  // A picture of the page is listed beside it on every page.
  return topLevel(document).some((node) =>
    typesOf(node).some((type) => OF_A_THING.test(type) && type !== 'ImageObject'),
  );
}

/** Does the page's data name an organisation as whom the site belongs to, and no person? */
export function isOfAnOrganisation(document: Document): boolean {
  const nodes = topLevel(document)
    .filter((node) => !isCalledLikeMember(node))
    .map(typesOf);
  const ofPerson = nodes.some((types) => types.includes('Person') && isOfOrganisation(types));
  return !ofPerson && nodes.some(isOfOrganisation);
}

/** Is one of the types of schema.org an organisation's? */
export function isOfOrganisation(types: readonly string[]): boolean {
  return types.some((type) => ORGANISATION.test(type));
}

/** Whom the page's data name as whoever publishes the whole site, where that is a person. */
export function publisherOf(document: Document): string | null {
  const nodes = topLevel(document);
  const sites = nodes.filter((node) => typesOf(node).includes('WebSite'));
  const publishers = sites.flatMap(({ publisher }) => nodeList(publisher).filter(isData));
  const people = publishers.map((node) => referred(node, nodes) ?? node).filter(isPerson);
  return soleOf(people.map(({ name }) => tidy(name)));
}

/** Everybody the page's data names as whom it is about; as a rule nobody or one. */
export function describedSubjects(document: Document, page: URL): PageSubject[] {
  if (isAboutAThing(document)) return [];
  const nodes = topLevel(document);
  const found = new Set<Node>();
  for (const node of nodes) {
    if (typesOf(node).includes('ProfilePage')) {
      for (const entity of nodeList(node.mainEntity)) {
        const person = isData(entity) ? (referred(entity, nodes) ?? entity) : null;
        if (person && isPerson(person) && isOfThisPage(node, person, document, page)) found.add(person);
      }
    } else if (isPerson(node) && isOwnPage(node, page)) {
      found.add(node);
    }
  }
  return [...found].map((person) => subjectOf(person, page));
}

/** Graphs name a node once and refer to it by its `@id`. */
function referred(entity: Node, nodes: readonly Node[]): Node | undefined {
  const id = entity['@id'];
  return Object.keys(entity).length === 1 && typeof id === 'string'
    ? nodes.find((node) => node['@id'] === id && isPerson(node))
    : undefined;
}

function isPerson(node: Node): boolean {
  return typesOf(node).includes('Person') || isCalledLikeMember(node);
}

/**
 * Themes take whoever owns a personal site for an organisation (Hugo's PaperMod, 2026). It is a person where its one account
 * of a member's on LinkedIn is made of its name: `Mara Muster`, `/in/mara-muster-1a2b3c`.
 */
function isCalledLikeMember(node: Node): boolean {
  if (!typesOf(node).includes('Organization')) return false;
  const vanity = soleOf(nodeList(node.sameAs).flatMap((href) => readProfileUrl(tidy(href) ?? '').vanity ?? []));
  const name = tidy(node.name) ?? '';
  const words = name.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  return vanity !== null && words.length > 1 && lettersOf(vanity).startsWith(lettersOf(name));
}

function typesOf(node: Node): string[] {
  return nodeList(node['@type']).flatMap((type) =>
    typeof type === 'string' ? type.replace(/^https?:\/\/schema\.org\//, '') : [],
  );
}

/**
 * Single-page applications leave the first page's data in the document: it counts where the page's address, the person's,
 * or their handle is the address bar's.
 */
function isOfThisPage(profile: Node, person: Node, document: Document, page: URL): boolean {
  const said = [...addressesOf(profile, page, ['@id', 'url', 'mainEntityOfPage'])];
  if (said.length > 0) return said.some((url) => isSamePage(url, page));
  const own = addressesOf(person, page, ['@id', 'url', 'mainEntityOfPage']).filter((url) => isSameHost(url, page));
  if (own.length > 0) return own.some((url) => isSamePage(url, page));
  const handles = [person.alternateName, person.additionalName, person.identifier]
    .flatMap(nodeList)
    .flatMap((value) => (typeof value === 'number' ? String(value) : (tidy(value) ?? [])));
  if (handles.length > 0) return handles.some((handle) => isInPath(handle, page));
  return documentAddress(document, page) === 'agrees';
}

/** `sameAs` of the site's front door is how WordPress names the owner of the site. */
function isOwnPage(person: Node, page: URL): boolean {
  if (addressesOf(person, page, ['url', 'mainEntityOfPage', '@id']).some((url) => isSamePage(url, page))) return true;
  return isRoot(page) && addressesOf(person, page, ['sameAs']).some((url) => isSamePage(url, page));
}

function addressesOf(node: Node, page: URL, fields: readonly string[]): URL[] {
  return fields
    .flatMap((field) => nodeList(node[field]).map((value) => [field, isData(value) ? value['@id'] : value] as const))
    .flatMap(([field, value]) => {
      // A fragment makes an id of something on the page, not of the page.
      if (typeof value !== 'string' || (field === '@id' && value.includes('#'))) return [];
      return /^https?:/i.test(value) ? (resolveAddress(value, page) ?? []) : [];
    });
}

function isInPath(handle: string, { pathname }: URL): boolean {
  const wanted = handle.replace(/^@/, '').toLowerCase();
  return pathname
    .split('/')
    .some((segment) => segment.length > 1 && segment.replace(/^@/, '').toLowerCase() === wanted);
}

function subjectOf(person: Node, page: URL): PageSubject {
  const address = nodeList(person.address).find(isData);
  const employer = nodeList(person.worksFor).find(isData);
  const parts = [tidy(person.givenName), tidy(person.familyName)].filter((part) => part !== null);
  return {
    name: tidy(person.name) ?? (parts.length > 0 ? parts.join(' ') : null),
    company: tidy(employer?.name),
    title:
      nodeList(person.jobTitle)
        .map(tidy)
        .find((title) => title !== null) ?? null,
    location: tidy(address?.addressLocality) ?? tidy(person.address),
    addresses: [...nodeList(person.sameAs), ...nodeList(person.url)]
      .flatMap((href) => (typeof href === 'string' && /^https?:/i.test(href) ? (resolveAddress(href, page) ?? []) : []))
      .map(({ href }) => href),
    emails: nodeList(person.email).flatMap((email) => tidy(email)?.replace(/^mailto:/i, '') ?? []),
  };
}
