// What a LinkedIn document says of the member it shows: name, headline, employer, place. By position and landmark; no word
// of a page's interface is compared with anything.

import { readProfileLink } from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { describedPeople } from './json-ld';
import { all, firstWithText, hrefOf, isAfter, isDegree, keyed, textAt } from './linkedin-page';
import type { Form, Subject } from './linkedin-subject';
import { metaOf } from './parts';
import { textOf, tidy } from './text';

type Fields = Pick<Sighting, 'name' | 'headline' | 'company' | 'title' | 'location'>;

/** What each form of page says of its subject. */
export const FIELDS: Record<Form, (subject: Subject, document: Document) => Fields> = {
  sdui: serverDrivenFields,
  ember: emberFields,
  public: publicFields,
  described: describedFields,
};

const MOST_PARAGRAPHS = 80;

/** Names may be said twice, once for those who cannot see the page. Thomas Thomas is called so once. */
function nameIn(element: Element | null): string | null {
  const [first, ...others] = [...(element?.children ?? [])].map(textOf).filter((text) => text !== null);
  return first && others.length > 0 && others.every((text) => text === first) ? first : textOf(element);
}

function isDot(element: Element | null): boolean {
  return /^[·•]$/.test(element?.textContent?.trim() ?? '');
}

/** By position: no class name and no word of a server-driven card lasts. */
function serverDrivenFields({ root, name }: Subject): Fields {
  const fields: Fields = { name: nameIn(name), headline: null, company: null, title: null, location: null };
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
  // Where no degree with a figure marks the name's row, pronouns come first, and a degree in words.
  while (lines.length > 1 && (isPronouns(lines[0] ?? '') || /^·.{1,22}$/u.test(lines[0] ?? ''))) lines.shift();
  fields.headline = lines[0] ?? null;
  return fields;
}

/** No literal: a page would pay for the class of letters while the script is loaded, more than for all other expressions. */
const PRONOUNS = String.raw`^\(?\p{L}{1,8}(?:\s?/\s?\p{L}{1,8}){1,3}\)?$`;

/** Two or three short words with slashes between them, perhaps in brackets, in any script. */
function isPronouns(line: string): boolean {
  return line.includes('/') && new RegExp(PRONOUNS, 'u').test(line);
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
    document.querySelector(keyed('com.linkedin.sdui', card))
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
    name: nameIn(name),
    headline: textAt(root, '.text-body-medium.break-words'), // 2024-08, 2026-05
    company: companyAmong(employers, document),
    title: null,
    location: textAt(root, 'span.text-body-small.inline.t-black--light.break-words'), // 2024-08, 2026-05
  };
}

function publicFields({ root, name, vanity }: Subject, document: Document): Fields {
  const described = describedAs(document, vanity);
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
