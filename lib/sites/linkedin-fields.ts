// What a LinkedIn document says of the member it shows: name, headline, employer, place. By position and landmark; no word
// of a page's interface is compared with anything.

import { readProfileLink } from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { describedPeople } from './json-ld';
import { all, firstWithText, hrefOf, isAfter, isDegree, keyed, textAt } from './linkedin-page';
import type { Form, Subject } from './linkedin-subject';
import { metaOf } from './parts';
import { textOf, tidy } from './text';

type Fields = Partial<Pick<Sighting, 'name' | 'headline' | 'company' | 'title' | 'location'>>;

/** What each form of page says of its subject. */
export const FIELDS: Record<Form, (subject: Subject, document: Document) => Fields> = {
  sdui: serverDrivenFields,
  ember: emberFields,
  public: publicFields,
  described: describedAs,
};

const MOST_PARAGRAPHS = 80;

/** Names may be said twice, once for those who cannot see the page. Thomas Thomas is called so once. */
function nameIn(element: Element | null): string | null {
  const [first, ...others] = [...(element?.children ?? [])].map(textOf).filter((text) => text !== null);
  return first && others.length > 0 && others.every((text) => text === first) ? first : textOf(element);
}

function isDot(text: string | null): boolean {
  return text === '·' || text === '•';
}

/** By position: no class name and no word of a server-driven card lasts. */
function serverDrivenFields({ root, name }: Subject): Fields {
  if (name === null) return {};
  const paragraphs = all(root, 'p')
    .filter((p) => isAfter(name, p))
    .slice(0, MOST_PARAGRAPHS)
    .map((p) => ({ p, text: textOf(p) ?? '' }));

  // Place, a lone dot, the contact link: the link's target changed between 2026-05 and 2026-09, the position did not.
  const contact = paragraphs.find(
    ({ p }) => p.querySelector('a') !== null && isDot(textOf(p.previousElementSibling)),
  )?.p;
  const beforeDot = contact?.previousElementSibling?.previousElementSibling ?? null;
  const place = beforeDot?.localName === 'p' && isAfter(name, beforeDot) ? beforeDot : null;

  const employers = employersOfCard(root, name);
  let company = companyAmong(employers, root.ownerDocument);

  const end = place ?? contact?.parentElement?.querySelector('p') ?? null;
  const degree = paragraphs.findLast(({ p, text }) => isDegree(text) && (end === null || isAfter(p, end)))?.p ?? null;
  const nameRow = rowOf(name, degree, end);
  const lines = paragraphs
    .filter(({ p }) => (end === null ? !isInControl(p, root) : isAfter(p, end)) && !nameRow.contains(p))
    .map(({ text }) => text)
    .filter((text) => text !== '' && !isDegree(text) && !isDot(text));

  // The last line joins employer and school by a middle dot; the same names stand on the buttons below.
  const joined = employers.map(({ text }) => text).join(' · ');
  const hasEmployerLine = joined !== '' && lines.at(-1) === joined;
  const employerLine = hasEmployerLine || lines.length > 1 ? lines.pop() : undefined;
  if (!hasEmployerLine && employers.length === 0 && employerLine?.includes(' · ')) {
    company = employerLine.split(' · ')[0] ?? null;
  }
  // Where no degree with a figure marks the name's row, pronouns come first, and a degree in words.
  while (lines[1] !== undefined && isBesideName(lines[0] ?? '')) lines.shift();
  return { name: nameIn(name), headline: lines[0] ?? null, company, location: textOf(place) };
}

/** No literal: a page would pay for the class of letters while the script is loaded, more than for all other expressions. */
const PRONOUNS = String.raw`^\(?\p{L}{1,8}(?:\s?/\s?\p{L}{1,8}){1,3}\)?$`;

/** Two or three short words with slashes between them, perhaps in brackets, in any script; or a few after a dot. */
function isBesideName(line: string): boolean {
  return (line.includes('/') && new RegExp(PRONOUNS, 'u').test(line)) || /^·.{1,22}$/u.test(line);
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

/** As addresses and placeholders name them. */
const KINDS = ['company', 'school'] as const;

interface Employer {
  text: string;
  /** Undefined where nothing tells. */
  kind: (typeof KINDS)[number] | undefined;
}

/** The small buttons with a logo and a name: the current employer, then the last school, either may be missing. */
function employersOfCard(root: Element, name: Element): Employer[] {
  const employers: Employer[] = [];
  for (const button of all(root, '[role="button"], button, a[href*="/company/"], a[href*="/school/"]')) {
    if (employers.length > 1) break;
    if (!isAfter(name, button) || button.querySelector('figure, svg, img, h1, h2') === null) continue;
    const text = textOf(firstWithText(button, 'p'));
    if (text !== null) employers.push({ text, kind: kindOf(button) });
  }
  return employers;
}

/** Logo placeholders are named by kind (2026-05: `company-accent-4`, 2024-08: class `ghost-school`). */
function kindOf(button: Element): Employer['kind'] {
  const href = hrefOf(button);
  return (
    KINDS.find((kind) => href.includes(`/${kind}/`)) ??
    KINDS.find((kind) => button.querySelector(`svg[id^="${kind}-"], .ghost-${kind}`) !== null)
  );
}

/** Of two buttons the first is the employer. Of one, only its kind or the sections below can tell. */
function companyAmong(employers: Employer[], document: Document): string | null {
  const known = employers.find(({ kind }) => kind === 'company');
  if (known !== undefined) return known.text;
  const first = employers.find(({ kind }) => kind === undefined);
  if (first === undefined) return null;
  if (employers.length > 1) return first.text;
  const isIn = (name: string) => sectionOf(document, name)?.textContent?.includes(first.text) === true;
  return isIn('Education') && !isIn('Experience') ? null : first.text;
}

function sectionOf(document: Document, name: string): Element | null {
  return (
    document.querySelector(`div#${name.toLowerCase()}`)?.closest('section') ??
    document.querySelector(keyed('com.linkedin.sdui', `${name}TopLevelSection`))
  );
}

function emberFields({ root, name }: Subject, document: Document): Fields {
  const employers = all(root, 'ul > li > button[aria-label]:has(img, svg, li-icon):not(.artdeco-dropdown *)')
    .map((button) => ({ text: textOf(button) ?? '', kind: kindOf(button) }))
    .filter(({ text }) => text !== '')
    .slice(0, 2);
  return {
    name: nameIn(name),
    headline: textAt(root, '.text-body-medium.break-words'), // 2024-08, 2026-05
    company: companyAmong(employers, document),
    location: textAt(root, 'span.text-body-small.inline.t-black--light.break-words'), // 2024-08, 2026-05
  };
}

function publicFields(subject: Subject, document: Document): Fields {
  const { root, name } = subject;
  const described = describedAs(subject, document);
  const parts = [metaOf(document, 'profile:first_name'), metaOf(document, 'profile:last_name')];
  const named = tidy(parts.filter((part) => part !== null).join(' '));
  const heading = nameIn(name);
  return {
    // Pronouns may stand in the heading as well.
    name: named !== null && !parts.includes(null) && heading?.startsWith(named) ? named : (heading ?? named),
    headline: unmasked(textAt(root, 'h2.top-card-layout__headline')),
    company: unmasked(textAt(root, '[data-section="currentPositionsDetails"] a')) ?? described.company,
    title: described.title,
    location: unmasked(textAt(root, '.profile-info-subheader span')) ?? described.location,
  };
}

function describedAs({ vanity }: Subject, document: Document): Fields {
  const person = describedPeople(document).find(({ addresses }) =>
    addresses.some((href) => vanity !== null && readProfileLink(href).vanity === vanity),
  );
  return {
    name: person?.name ?? null,
    company: unmasked(person?.employers[0] ?? null),
    title: unmasked(person?.titles[0] ?? null),
    location: unmasked(person?.locality ?? null),
  };
}

/** Guests may be shown asterisks in place of a value. */
function unmasked(text: string | null): string | null {
  return text !== null && /\*{3}/.test(text) ? null : text;
}
