// Makes a site of a pack that was checked before. Runs in pages, on data that may be a user's own: a selector that does
// not work finds nothing, several people are nobody, and nothing is ever guessed.

import { LONGEST_ADDRESS } from '@/lib/identity/profile-url';
import type { Pack, PackField, PackFieldName, PackPage } from '@/lib/model/pack';
import { jsonLdValues } from './json-ld-values';
import { soleOf } from './parts';
import { isUnclear, mailIn, type PersonLinks, personLinks, profileKey } from './person-links';
import { type Address, IN_PAGE, type Look, NO_ADDRESS, type Site, sightingAt } from './site';
import { textOf, tidy } from './text';

/** No field has more values that count, and no page more elements worth looking at. */
const MOST_VALUES = 20;
const MOST_ELEMENTS = 300;

const NOBODY_SHOWN: Look = { proof: [], anchor: null, read: () => [] };

/** A look with everything that was found: for whoever tries a pack before it is saved. */
export interface PackLook extends Look {
  values: Record<PackFieldName, string[]>;
}

/** @example packSite(pack).address(new URL('https://people.intra.example/u/mara')).identity === 'intra:mara' */
export function packSite(pack: Pack): Site {
  return {
    id: pack.id,
    name: pack.name,
    matches: pack.matches,
    allFrames: pack.allFrames ?? false,
    address: (url) => addressIn(pack, url),
    look: (document, url) => lookAt(pack, document, url) ?? NOBODY_SHOWN,
  };
}

function addressIn(pack: Pack, url: URL): Address {
  const found = pageOf(pack, url);
  if (!found || found.page.kind === 'none') return NO_ADDRESS;
  const identity = found.page.identity === 'page' ? IN_PAGE : keyOf(pack, found.person);
  return identity === null ? NO_ADDRESS : { surface: 'profile', identity, needsProof: true };
}

/** null where the page is nobody's, or the one open card is not there. */
export function lookAt(pack: Pack, document: Document, url: URL): PackLook | null {
  const found = pageOf(pack, url);
  if (!found || found.page.kind === 'none') return null;
  const { page } = found;
  const scope = page.card === undefined ? document : onlyOne(document, page.card);
  if (scope === null) return null;
  const read = reader(document, scope, url, page);
  const links = page.harvest ? personLinks(scope, url) : linksOf(read('links'), read('emails'));
  const name = read('name');
  const proof = proofOf(pack, page, { document, url, links, name });
  return {
    proof,
    anchor: proof.length === 0 ? null : nameElement(scope, page),
    values: {
      name,
      headline: read('headline'),
      company: read('company'),
      title: read('title'),
      location: read('location'),
      links: page.harvest ? [...links.profiles.values()] : read('links'),
      emails: page.harvest ? links.emails : read('emails'),
    },
    read() {
      const isAddress = page.identity === 'address';
      const profiles = [...links.profiles.values()];
      const said = {
        // Several names are the names of several people.
        name: name.length === 1 ? (name[0] ?? null) : null,
        headline: read('headline')[0] ?? null,
        company: read('company')[0] ?? null,
        title: read('title')[0] ?? null,
        location: read('location')[0] ?? null,
        urls: isAddress ? [url.href] : profiles,
        links: isAddress ? [...profiles, ...links.others] : links.others,
        emails: links.emails,
      };
      return [sightingAt(url, pack.id, said)];
    },
  };
}

interface Proving {
  document: Document;
  url: URL;
  links: PersonLinks;
  name: string[];
}

/** Whom the page shows, in the forms that its address may have; for a page that says it alone, one form. */
function proofOf(pack: Pack, page: PackPage, { document, url, links, name }: Proving): string[] {
  if (page.identity === 'address') {
    const named = page.proof
      ? valuesOf(page.proof, document, document, url, false)
      : [
          ...valuesOf({ select: 'link[rel="canonical"]', attribute: 'href' }, document, document, url, false),
          ...valuesOf({ select: 'meta[property="og:url"]', attribute: 'content' }, document, document, url, false),
          ...jsonLdValues(document, 'url'),
        ];
    // Where a page names two, one may be left over.
    const key = soleOf(named.flatMap((text) => keyNamed(pack, text, url) ?? []));
    return key === null ? [] : [key];
  }
  if (links.isUnclear) return [];
  const [profile] = links.profiles.keys();
  if (profile !== undefined) return [profile];
  if (links.emails.length === 1) return [`email:${links.emails[0]?.toLowerCase()}`];
  if (page.harvest || links.emails.length > 1) return [];
  return name.length === 1 ? [`name:${name[0]}`] : [];
}

/** An address of the pack's own pages, or the bare `:person`. */
function keyNamed(pack: Pack, text: string, base: URL): string | null {
  if (text.length > LONGEST_ADDRESS) return null;
  if (!text.includes('/')) return keyOf(pack, text);
  try {
    const found = pageOf(pack, new URL(text, base));
    return found && found.page.kind === 'profile' ? keyOf(pack, found.person) : null;
  } catch {
    return null;
  }
}

function keyOf({ id }: Pack, person: string | null): string | null {
  const text = person && tidy(person);
  return text ? `${id}:${text}` : null;
}

function pageOf(pack: Pack, url: URL): { page: PackPage; person: string | null } | null {
  for (const page of pack.pages) {
    const found = fits(page, url);
    if (found) return { page, person: found.person };
  }
  return null;
}

function fits({ path, query = {} }: PackPage, url: URL): { person: string | null } | null {
  let person: string | null = null;
  const hash = path.includes('#') ? url.hash.replace(/\?.*$/, '') : '';
  const wanted = [
    [path, url.pathname + hash],
    ...Object.entries(query).map(([key, text]) => [text, url.searchParams.get(key)]),
  ];
  for (const [text = '', value] of wanted) {
    if (typeof value !== 'string' || value.length > LONGEST_ADDRESS) return null;
    const match = expressionOf(text as string).exec(value);
    if (!match) return null;
    person ??= match[1] ?? null;
  }
  try {
    return { person: person === null ? null : decodeURIComponent(person) };
  } catch {
    return null;
  }
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const made = expressions.get(pattern);
  if (made) return made;
  const source = pattern
    .split(/(\*\*|\*|:person\b|:number\b|:hex\d{1,3})/)
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return '[^/?#]+';
      if (part === ':person') return '([^/?#]+)';
      if (part === ':number') return '-?\\d+';
      const hex = /^:hex(\d+)$/.exec(part)?.[1];
      return hex ? `[0-9a-fA-F]{${hex}}` : part.replace(/[.+^${}()|[\]\\?]/g, '\\$&');
    })
    .join('');
  const expression = new RegExp(`^${source}/?$`);
  expressions.set(pattern, expression);
  return expression;
}

function reader(document: Document, scope: ParentNode, url: URL, page: PackPage) {
  const known = new Map<PackFieldName, string[]>();
  return (name: PackFieldName): string[] => {
    const held = known.get(name);
    if (held) return held;
    const field = page.fields[name];
    const values =
      field === undefined || (isJsonLd(field) && page.identity === 'page')
        ? []
        : valuesOf(field, document, scope, url, name === 'links' || name === 'emails');
    known.set(name, values);
    return values;
  };
}

const isJsonLd = (field: PackField): field is { jsonLd: string } => typeof field === 'object' && 'jsonLd' in field;

/** Each once, in the page's order. @param isLink a selector alone means where the element points */
function valuesOf(field: PackField, document: Document, scope: ParentNode, url: URL, isLink: boolean): string[] {
  if (isJsonLd(field)) return jsonLdValues(document, field.jsonLd, url);
  const { select, attribute = null } = typeof field === 'string' ? { select: field } : field;
  const values = elements(scope, select).map((element) => {
    const text = attribute
      ? tidy(element.getAttribute(attribute))
      : (isLink && tidy(element.getAttribute('href'))) || textOf(element);
    return text && isLink && /^[./?#]/.test(text) ? absolute(text, url) : text;
  });
  return [...new Set(values.filter((value) => value !== null))].slice(0, MOST_VALUES);
}

function absolute(text: string, base: URL): string | null {
  try {
    return new URL(text, base).href;
  } catch {
    return null;
  }
}

function elements(scope: ParentNode, selector: string): Element[] {
  try {
    return [...scope.querySelectorAll(selector)].slice(0, MOST_ELEMENTS);
  } catch {
    return [];
  }
}

function onlyOne(document: Document, selector: string): Element | null {
  const [first, second] = elements(document, selector);
  return first && !second ? first : null;
}

function nameElement(scope: ParentNode, { fields: { name } }: PackPage): Element | null {
  if (name === undefined || isJsonLd(name)) return null;
  return elements(scope, typeof name === 'string' ? name : name.select)[0] ?? null;
}

/** What named links come to. */
function linksOf(addresses: string[], mails: string[]): PersonLinks {
  const links: PersonLinks = { profiles: new Map(), others: [], emails: [], isUnclear: false };
  for (const address of addresses) {
    const key = profileKey(address);
    if (key === null) links.others.push(address);
    else links.profiles.set(key, address);
  }
  links.isUnclear = isUnclear(links.profiles);
  links.emails = [...new Set(mails.flatMap((text) => mailIn(text) ?? []))];
  return links;
}
