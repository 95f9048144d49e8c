// Reads LinkedIn member pages in their three living forms: server-driven (SDUI), Ember, and logged out.
// Identity comes from landmarks that name the subject (card key, member number, the subject's own links). Visible
// words are never compared with anything in a language, and embedded data only counts where it names the subject.

import {
  absoluteLink,
  canonicalVanity,
  keyOfToken,
  memberAddress,
  profileAddress,
  readProfileLink,
  readProfileUrl,
  unwrapLinkedIn,
} from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { isBehindFrame } from './interop-frame';
import { describedPeople } from './json-ld';
import { type Address, LIST, NO_ADDRESS, type Site, sightingAt } from './site';
import { textOf, tidy } from './text';

/** Proof of nobody's address: the document shows another screen, or contradicts itself. */
const OTHER_SCREEN = 'linkedin:other-screen';

type Form = 'sdui' | 'ember' | 'public' | 'described';

/** The person a document is about. `root` is the smallest part that holds their own card. */
interface Subject {
  form: Form;
  root: Element;
  vanity: string | null;
  /** `linkedin:member:n` or `linkedin:token:t`. */
  member: string | null;
  name: Element | null;
}

/** `unclear`: two landmarks name different people. `elsewhere`: certainly not a member's page. */
type Finding = Subject | 'nobody' | 'unclear' | 'elsewhere';

export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  matches: ['https://*.linkedin.com/*'],
  except: ['https://www.linkedin.com/talent/*', 'https://www.linkedin.com/sales/*'],
  // The server-driven front end keeps Ember screens in a frame of the same origin.
  allFrames: true,
  address,
  look(document, url) {
    const found = subjectOf(document);
    return {
      proof: proofOf(found),
      anchor: typeof found === 'string' ? null : found.name,
      read: () => read(found, document, url),
    };
  },
};

function proofOf(found: Finding): string[] {
  if (found === 'nobody') return [];
  if (typeof found === 'string') return [OTHER_SCREEN];
  return [found.vanity === null ? null : `linkedin:vanity:${found.vanity}`, found.member].filter(
    (identity) => identity !== null,
  );
}

function address(url: URL): Address {
  const said = readProfileUrl(url.href);
  if (said.surface === 'list') return LIST;
  const identity = said.keys[0]?.key;
  if (identity === undefined) return NO_ADDRESS;
  return { surface: 'profile', identity, needsProof: said.view !== 'subpage' && said.view !== 'edit' };
}

function read(found: Finding, document: Document, url: URL): Sighting[] {
  const claim = address(url);
  if (claim.surface !== 'profile' || claim.identity === null) return [];
  if (found === 'nobody' && !claim.needsProof)
    return [sightingAt(url, 'linkedin', { urls: addressesOf(url, null, null) })];
  if (typeof found === 'string') return [];
  if (claim.identity !== `linkedin:vanity:${found.vanity}` && claim.identity !== found.member) return [];
  const contact = contactDialog(document, url, found);
  return [
    sightingAt(url, 'linkedin', {
      ...FIELDS[found.form](found, document),
      urls: addressesOf(url, found.vanity, found.member),
      links: [...new Set([...outwardLinks(found.root), ...contact.links])].slice(0, MOST_LINKS),
      emails: contact.emails,
    }),
  ];
}

/** The subject's vanity address first, then their number. */
function addressesOf(url: URL, provenVanity: string | null, member: string | null): string[] {
  const said = readProfileUrl(url.href);
  const vanity = provenVanity ?? said.vanity;
  const key = member ?? (said.vanity === null ? said.keys[0]?.key : null);
  return [...(vanity === null ? [] : [profileAddress(vanity)]), ...(key ? [memberAddress(key)] : [])];
}

// ---------------------------------------------------------------------------------------------------------------
// Who is it?

function subjectOf(document: Document): Finding {
  if (isBehindFrame(document)) return 'elsewhere';
  const forms = [findServerDriven(document), findEmber(document), findPublic(document)].filter(
    (finding) => finding !== 'nobody',
  );
  const [first, ...others] = forms;
  if (first === undefined) return findDescribed(document);
  // No page has two forms; one that seems to is between two screens.
  return others.length === 0 ? first : 'unclear';
}

const CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(A[A-Za-z]{2}AA[A-Za-z0-9_-]{34})Topcard$/;

/** Attributes that have carried the card key, newest first. */
const CARD_KEY_ATTRIBUTES = ['id' /* 2026-09 */, 'componentkey' /* 2026-05 */] as const;

const CARD_SELECTOR = CARD_KEY_ATTRIBUTES.map(
  (name) => `[${name}^="com.linkedin.sdui.profile.card.ref"][${name}$="Topcard"]`,
).join(',');

/** Where the top card's own screens are linked: nobody else's are linked from there. */
const OWN_SCREEN_LINKS = 'a[href*="/in/"][href*="/overlay/"], a[href*="/in/"][href*="/edit/"]';

function findServerDriven(document: Document): Finding {
  let cards = all(document, CARD_SELECTOR);
  if (cards.length === 0) cards = cardsByAnyAttribute(document);
  const tokens = new Set<string>();
  const roots: Element[] = [];
  for (const card of cards) {
    const own = CARD_KEY_ATTRIBUTES.map((name) => tokenOfCard(card.getAttribute(name))).filter(
      (token) => token !== null,
    );
    const found = own.length > 0 ? own : [...card.attributes].flatMap(({ value }) => tokenOfCard(value) ?? []);
    if (found.length === 0) continue;
    for (const token of found) tokens.add(token);
    // The card and a section inside it carry the same key.
    if (!roots.some((root) => root.contains(card))) roots.push(card);
  }
  const [token] = tokens;
  const [first] = roots;
  if (token === undefined || first === undefined) return 'nobody';
  if (tokens.size > 1) return 'unclear';
  const member = keyOfToken(token);
  const people = roots.map((root) => ownerOfCard(root));
  const vanities = new Set(people.flatMap((person) => person.vanities));
  if (vanities.size > 1 || people.some(({ members }) => members.some((key) => key !== member))) return 'unclear';
  const best = Math.max(
    0,
    people.findIndex((person) => person.vanities.length > 0),
  );
  const [linked = null] = vanities;
  const around = ownerOfColumn(document);
  if (around !== null && !matchesColumn(around, linked, token)) return 'unclear';
  const vanity = linked ?? (around === null ? null : canonicalVanity(around));
  return { form: 'sdui', root: roots[best] ?? first, vanity, member, name: people[best]?.name ?? null };
}

const COLUMN_KEY = 'profileCardsAboveActivity';

/** The column below the top card is keyed by the vanity: a second witness (2026-05). */
function ownerOfColumn(document: Document): string | null {
  const selector = CARD_KEY_ATTRIBUTES.map((name) => `[${name}^="${COLUMN_KEY}"]`).join(',');
  const column = document.querySelector(selector);
  if (column === null) return null;
  const key = CARD_KEY_ATTRIBUTES.map((name) => column.getAttribute(name)).find((value) =>
    value?.startsWith(COLUMN_KEY),
  );
  return key?.slice(COLUMN_KEY.length).normalize('NFC') || null;
}

/** Lenient about what else the key may come to hold, strict about it naming somebody else. */
function matchesColumn(around: string, vanity: string | null, token: string): boolean {
  const other = keyOfToken(around);
  if (other !== null) return other === keyOfToken(token);
  return vanity === null || around.toLowerCase().includes(vanity);
}

function tokenOfCard(value: string | null): string | null {
  return value === null ? null : (CARD_KEY.exec(value)?.[1] ?? null);
}

/** Last resort, should the key move to another attribute again: the ancestors of the first headings, any attribute. */
function cardsByAnyAttribute(document: Document): Element[] {
  if (document.querySelector('main#workspace, [data-sdui-screen]') === null) return [];
  const seen = new Set<Element>();
  const headings = all(document, 'main h1, main h2').slice(0, 12);
  for (const heading of headings) {
    let element: Element | null = heading;
    for (let steps = 0; element !== null && steps < 25 && !seen.has(element); steps += 1) {
      seen.add(element);
      element = element.parentElement;
    }
  }
  return [...seen].filter((element) => [...element.attributes].some(({ value }) => CARD_KEY.test(value))).reverse();
}

interface CardOwner {
  name: Element | null;
  vanities: string[];
  members: string[];
}

/** Whom a top card names besides its key. */
function ownerOfCard(root: Element): CardOwner {
  const vanities = new Set<string>();
  const members = new Set<string>();
  const add = (href: string) => {
    const said = readProfileLink(href);
    if (said.vanity !== null) vanities.add(said.vanity);
    else if (said.keys[0] !== undefined) members.add(said.keys[0].key);
  };
  const links = all(root, 'a[href*="/in/"]');
  // Name in an h2 (2026-05), h1 (2026-02), p (2025-10). An HTML parser leaves empty copies of nested links in front.
  const heading = firstWithText(root, 'h1, h2');
  const name = heading ?? firstWithText(root, 'p');
  for (const link of links) {
    if (name !== null && link.contains(name)) add(hrefOf(link));
  }
  for (const link of all(root, OWN_SCREEN_LINKS)) add(hrefOf(link));
  for (const link of all(root, 'a[href*="/preload/custom-invite/"][href*="vanityName="]')) {
    const vanity = queryOf(hrefOf(link), 'vanityName');
    if (vanity !== null) add(`/in/${encodeURIComponent(vanity)}`);
  }
  for (const link of all(root, 'a[href*="/messaging/compose/"][href*="recipient="]')) {
    const key = keyOfToken(queryOf(hrefOf(link), 'recipient') ?? '');
    if (key !== null) members.add(key);
  }
  // A paragraph is only a name where it is a link to the person: the first one might as well be a headline.
  const isName = name !== null && (name === heading || links.some((link) => link.contains(name)));
  return { name: isName ? name : null, vanities: [...vanities], members: [...members] };
}

function findEmber(document: Document): Finding {
  const cards = all(document, 'section[data-member-id]').filter((card) =>
    /^[1-9]\d*$/.test(card.getAttribute('data-member-id') ?? ''),
  );
  const [root] = cards;
  if (root === undefined) return 'nobody';
  const numbers = new Set(cards.map((card) => card.getAttribute('data-member-id')));
  const vanities = new Set<string>();
  for (const card of cards) {
    for (const link of all(card, OWN_SCREEN_LINKS)) {
      const { vanity } = readProfileLink(hrefOf(link));
      if (vanity !== null) vanities.add(vanity);
    }
  }
  if (numbers.size > 1 || vanities.size > 1) return 'unclear';
  const [vanity = null] = vanities;
  // With the contact dialog open there is an earlier h1 outside the card.
  const name = firstWithText(root, 'h1');
  return { form: 'ember', root, vanity, member: `linkedin:member:${root.getAttribute('data-member-id')}`, name };
}

function findPublic(document: Document): Finding {
  const pageKey = metaContent(document, 'pageKey');
  const name = document.querySelector('h1.top-card-layout__title');
  // Signed-in pages have had keys of their own in the same place.
  if ((pageKey === null || /^d_flagship/.test(pageKey)) && name === null) return 'nobody';
  const canonical = hrefOf(document.querySelector('link[rel="canonical"]'));
  const type = metaContent(document, 'og:type');
  // The page of a member that does not exist carries a profile's page key; guests may also be sent to the home page.
  if (name === null || canonical === '' || (type !== null && type !== 'profile')) return 'elsewhere';
  const addresses = [canonical, metaContent(document, 'og:url')].filter((href) => href !== null).map(readProfileLink);
  const vanities = new Set(addresses.map((said) => said.vanity));
  const [vanity = null] = vanities;
  if (vanities.size !== 1 || vanity === null) return vanities.size > 1 ? 'unclear' : 'elsewhere';
  const root = name.closest('section.top-card-layout') ?? name.closest('section') ?? name;
  const numbers = new Set(
    all(root, '[data-semaphore-content-urn^="urn:li:member:"]').flatMap((element) => {
      const said = readProfileUrl(element.getAttribute('data-semaphore-content-urn') ?? '');
      return said.keys.map(({ key }) => key);
    }),
  );
  if (numbers.size > 1) return 'unclear';
  const [member = null] = numbers;
  return { form: 'public', root, vanity, member, name };
}

/** Structured data alone, over an otherwise empty page: exactly one person with an address of their own. */
function findDescribed(document: Document): Finding {
  if (document.querySelector('main#workspace, [data-sdui-screen], body.ember-application') !== null) return 'nobody';
  const people = describedPeople(document).filter(({ addresses }) => addresses.length > 0);
  const vanities = new Set(people.flatMap(({ addresses }) => addresses.map((href) => readProfileLink(href).vanity)));
  const [vanity = null] = [...vanities].filter((found) => found !== null);
  if (vanities.size !== 1 || vanity === null) return 'nobody';
  return { form: 'described', root: document.documentElement, vanity, member: null, name: null };
}

function hrefOf(element: Element | null): string {
  return element?.getAttribute('href') ?? '';
}

function all(root: Document | Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** The first element that shows anything: a parser leaves empty copies of nested links in front. */
function firstWithText(root: Element, selector: string): Element | null {
  return all(root, selector).find((element) => textOf(element) !== null) ?? null;
}

function textAt(root: Element, selector: string): string | null {
  return textOf(root.querySelector(selector));
}

function queryOf(href: string, name: string): string | null {
  try {
    return new URL(absoluteLink(href)).searchParams.get(name);
  } catch {
    return null;
  }
}

function metaContent(document: Document, name: string): string | null {
  const meta = document.querySelector(`meta[name="${name}"], meta[property="${name}"]`);
  return tidy(meta?.getAttribute('content'));
}

// ---------------------------------------------------------------------------------------------------------------
// What does it say about them?

type Fields = Pick<Sighting, 'name' | 'headline' | 'company' | 'title' | 'location'>;

const FIELDS: Record<Form, (subject: Subject, document: Document) => Fields> = {
  sdui: serverDrivenFields,
  ember: emberFields,
  public: publicFields,
  described: describedFields,
};

const MOST_PARAGRAPHS = 80;
const MOST_LINKS = 10;

/** "· 1st", "• 2.": a middle dot and a number in every language. Up to two copies, which may disagree. */
function isDegree(text: string): boolean {
  return text.length < 24 && /^[·•]\s*\d/.test(text);
}

function isDot(element: Element | null): boolean {
  return /^[·•]$/.test(element?.textContent?.trim() ?? '');
}

function isAfter(earlier: Element, later: Element): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0;
}

/** By position: no class name and no word of a server-driven card lasts. */
function serverDrivenFields({ root, name }: Subject): Fields {
  const fields: Fields = { name: textOf(name), headline: null, company: null, title: null, location: null };
  if (name === null) return fields;
  const paragraphs = all(root, 'p')
    .filter((p) => isAfter(name, p))
    .slice(0, MOST_PARAGRAPHS);

  // Place, a lone dot, the contact link: the link's target changed between 2026-05 and 2026-09, the position did not.
  const contact = paragraphs.find((p) => p.querySelector('a') !== null && isDot(p.previousElementSibling));
  const beforeDot = contact?.previousElementSibling?.previousElementSibling ?? null;
  const place = beforeDot?.localName === 'p' && isAfter(name, beforeDot) ? beforeDot : null;
  fields.location = textOf(place);

  const employers = employersOfCard(root, name);
  fields.company = companyAmong(employers, root.ownerDocument);

  const end = place ?? contact?.parentElement?.querySelector('p') ?? null;
  const degrees = paragraphs.filter((p) => isDegree(textOf(p) ?? '') && (end === null || isAfter(p, end)));
  const nameRow = rowOf(name, degrees.at(-1) ?? null, end);
  const lines = paragraphs
    .filter((p) => (end === null ? !isInControl(p, root) : isAfter(p, end)))
    .filter((p) => !nameRow.contains(p) && !isDegree(textOf(p) ?? '') && !isDot(p))
    .map(textOf)
    .filter((line) => line !== null);

  // The last line joins employer and school by a middle dot; the same names stand on the buttons below.
  const joined = employers.map(({ text }) => text).join(' · ');
  const hasEmployerLine = joined !== '' && lines.at(-1) === joined;
  const employerLine = hasEmployerLine || lines.length > 1 ? lines.pop() : undefined;
  if (fields.company === null && !hasEmployerLine && employers.length === 0 && employerLine?.includes(' · ')) {
    fields.company = employerLine.split(' · ')[0] ?? null;
  }
  // Own profiles have no degree that would mark the name's row, so a pronouns line may come first.
  if (lines.length > 1 && isPronouns(lines[0] ?? '')) lines.shift();
  fields.headline = lines[0] ?? null;
  return fields;
}

/** Two or three short words with slashes between them, perhaps in brackets, in any script. */
function isPronouns(line: string): boolean {
  return /^\(?\p{L}{1,8}(?:\s?\/\s?\p{L}{1,8}){1,3}\)?$/u.test(line);
}

function isInControl(element: Element, root: Element): boolean {
  const control = element.closest('a, button, [role="button"], li');
  return control !== null && root.contains(control);
}

/** The smallest part that holds the name and the degree beside it; just the name where there is none. */
function rowOf(name: Element, degree: Element | null, end: Element | null): Element {
  const link = name.closest('a') ?? name;
  if (degree === null) return link;
  let row: Element = link;
  while (!row.contains(degree)) {
    if (row.parentElement === null) return link;
    row = row.parentElement;
  }
  return end !== null && row.contains(end) ? link : row;
}

interface Employer {
  text: string;
  kind: 'company' | 'school' | 'unknown';
}

/** The small buttons with a logo and a name: the current employer, then the last school, either may be missing. */
function employersOfCard(root: Element, name: Element): Employer[] {
  const employers: Employer[] = [];
  for (const button of all(root, '[role="button"], button, a[href*="/company/"], a[href*="/school/"]')) {
    const text = textOf(firstWithText(button, 'p'));
    if (text === null || !isAfter(name, button) || button.querySelector('figure, svg, img, h1, h2') === null) continue;
    employers.push({ text, kind: kindOf(button) });
  }
  return employers.slice(0, 2);
}

/** Logo placeholders are named by kind (2026-05: `company-accent-4`, 2024-08: class `ghost-school`). */
function kindOf(button: Element): Employer['kind'] {
  const href = hrefOf(button);
  if (href.includes('/company/')) return 'company';
  if (href.includes('/school/')) return 'school';
  if (button.querySelector('svg[id^="company-"], .ghost-company') !== null) return 'company';
  if (button.querySelector('svg[id^="school-"], .ghost-school') !== null) return 'school';
  return 'unknown';
}

/** Of two buttons the first is the employer. Of one, only its kind or the sections below can tell. */
function companyAmong(employers: Employer[], document: Document): string | null {
  const known = employers.find(({ kind }) => kind === 'company');
  if (known !== undefined) return known.text;
  const [first, second] = employers.filter(({ kind }) => kind === 'unknown');
  if (first === undefined) return null;
  if (second !== undefined || employers.length > 1) return first.text;
  const isIn = (section: Element | null) => section?.textContent?.includes(first.text) === true;
  const education = sectionOf(document, '#education', 'EducationTopLevelSection');
  const experience = sectionOf(document, '#experience', 'ExperienceTopLevelSection');
  return isIn(education) && !isIn(experience) ? null : first.text;
}

function sectionOf(document: Document, ember: string, card: string): Element | null {
  return (
    document.querySelector(`div${ember}`)?.closest('section') ??
    document.querySelector(
      CARD_KEY_ATTRIBUTES.map((name) => `[${name}^="com.linkedin.sdui"][${name}$="${card}"]`).join(','),
    )
  );
}

function emberFields({ root, name }: Subject, document: Document): Fields {
  const employers = all(root, 'ul > li > button[aria-label]')
    .filter(
      (button) => button.closest('.artdeco-dropdown') === null && button.querySelector('img, svg, li-icon') !== null,
    )
    .map((button) => ({ text: textOf(button) ?? '', kind: kindOf(button) }))
    .filter(({ text }) => text !== '')
    .slice(0, 2);
  return {
    name: textOf(name),
    headline: textAt(root, '.text-body-medium.break-words'), // 2024-08, 2026-05
    company: companyAmong(employers, document),
    title: null,
    location: textAt(root, 'span.text-body-small.inline.t-black--light.break-words'), // 2024-08, 2026-05
  };
}

function publicFields({ root, name, vanity }: Subject, document: Document): Fields {
  const described = describedAs(document, vanity);
  const named = [metaContent(document, 'profile:first_name'), metaContent(document, 'profile:last_name')];
  return {
    name: textOf(name) ?? tidy(named.filter((part) => part !== null).join(' ')),
    headline: unmasked(textAt(root, 'h2.top-card-layout__headline')),
    company: unmasked(textAt(root, '[data-section="currentPositionsDetails"] a')) ?? described.company,
    title: described.title,
    location: unmasked(textAt(root, '.profile-info-subheader span')) ?? described.location,
  };
}

function describedFields({ vanity }: Subject, document: Document): Fields {
  return { ...describedAs(document, vanity), headline: null };
}

function describedAs(document: Document, vanity: string | null): Fields {
  const person = describedPeople(document).find(({ addresses }) =>
    addresses.some((href) => vanity !== null && readProfileLink(href).vanity === vanity),
  );
  return {
    name: person?.name ?? null,
    headline: null,
    company: unmasked(person?.employers[0] ?? null),
    title: unmasked(person?.titles[0] ?? null),
    location: unmasked(person?.locality ?? null),
  };
}

/** Guests may be shown asterisks in place of a value. */
function unmasked(text: string | null): string | null {
  return text !== null && /\*{3}/.test(text) ? null : text;
}

// ---------------------------------------------------------------------------------------------------------------
// Where else are they?

/** Addresses outside LinkedIn that the card links to, unwrapped from LinkedIn's redirects. */
function outwardLinks(root: Element): string[] {
  if (root.localName === 'html') return [];
  const found: string[] = [];
  for (const link of all(root, 'a[href]')) {
    const href = hrefOf(link);
    const address = absoluteLink(href);
    const target = unwrapLinkedIn(address) ?? address;
    if (/^https?:\/\//i.test(target) && !isLinkedIn(target) && target.length < 1000) found.push(target);
  }
  return [...new Set(found)].slice(0, MOST_LINKS);
}

function isLinkedIn(address: string): boolean {
  try {
    return /(?:^|\.)(?:linkedin\.(?:com|cn)|licdn\.com|lnkd\.in)\.?$/.test(new URL(address).hostname);
  } catch {
    return true;
  }
}

/** The contact dialog counts where its address is open and every member it links to is the subject. */
function contactDialog(document: Document, url: URL, subject: Subject): { links: string[]; emails: string[] } {
  const empty = { links: [], emails: [] };
  if (subject.vanity === null || !/\/overlay\/contact-info\/?$/.test(url.pathname)) return empty;
  for (const dialog of all(document, 'dialog, [role="dialog"]')) {
    const members = all(dialog, 'a[href*="/in/"]').map((link) => readProfileLink(hrefOf(link)));
    if (members.length === 0 || members.some(({ vanity }) => vanity !== subject.vanity)) continue;
    const emails = all(dialog, 'a[href^="mailto:"]')
      .map((link) => tidy(hrefOf(link).slice('mailto:'.length).replace(/\?.*$/s, '')))
      .filter((email) => email !== null);
    return { links: outwardLinks(dialog), emails: [...new Set(emails)].slice(0, 5) };
  }
  return empty;
}
