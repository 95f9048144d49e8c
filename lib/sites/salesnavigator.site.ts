// Reads leads of LinkedIn Sales Navigator. There is no public address on the page: members are known by their number.

import { ancestorsUpTo, applicationSite } from './application-site';
import { isAfter } from './linkedin-page';
import { shownText } from './shown-text';
import { textOf } from './text';

/** The name's own mark (2024), else the only person's name that is a heading (2026-09); hidden headings come first. */
const NAMES = ['h1[data-x--lead--name]', 'h1[data-anonymize="person-name"]'];
const PICTURES = '[data-anonymize="headshot-photo"]';
const HIDDEN = '[hidden], [aria-hidden="true"], .visually-hidden, .a11y-text';

export const salesnavigator = applicationSite({
  id: 'salesnavigator',
  name: 'LinkedIn Sales Navigator',
  matches: ['https://www.linkedin.com/sales/*'],
  card(document) {
    const names = NAMES.map((selector) =>
      [...document.querySelectorAll(selector)].filter((name) => textOf(name) !== null && name.closest(HIDDEN) === null),
    ).find(({ length }) => length > 0);
    // Two leads at once: nobody can tell.
    if (names?.length !== 1 || names[0] === undefined) return null;
    const [name] = names;
    const header = name.closest('section') ?? aroundAlone(name);
    const text = shownText(name);
    const picture = [...header.querySelectorAll(PICTURES)].findLast((one) => isAfter(one, name));
    const within = (selector: string) => textOf(header.querySelector(selector));
    return {
      name,
      landmarks: [
        [...ancestorsUpTo(name, header), ...name.querySelectorAll('a')],
        // Their picture before the name, and the name on another link: other leads are linked from here as well.
        [...header.querySelectorAll('a[href*="/sales/"]')].filter(
          (link) => shownText(link) === text || (picture && link.contains(picture)),
        ),
      ],
      publicLink: null,
      fields: () => ({
        headline: within('[data-anonymize="headline"]'),
        company:
          within('a[data-anonymize="company-name"][href*="/sales/company/"]') ??
          within('[data-anonymize="company-name"]'),
        title: within('[data-anonymize="job-title"]'),
        location: within('[data-anonymize="location"]'),
      }),
    };
  },
});

/** The largest part of the page with no other lead's name in it. */
function aroundAlone(name: Element): Element {
  const others = [...name.ownerDocument.querySelectorAll('[data-anonymize="person-name"]')].filter(
    (other) => !name.contains(other) && other.closest(HIDDEN) === null,
  );
  let around = name;
  for (let up = name.parentElement; up !== null && !/^(?:main|body)$/.test(up.localName); up = up.parentElement) {
    if (others.some((other) => up?.contains(other))) break;
    around = up;
  }
  return around;
}
