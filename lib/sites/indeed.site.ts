// Reads the open résumé of Indeed's search of candidates. Its address is the search's, whoever is open: the selected card
// says who it is, by a number that means something to Indeed alone. So nobody is known here but by name and position.

import { all, textAt } from './parts';
import { type Address, IN_PAGE, type Look, NO_ADDRESS, type Site, sightingAt } from './site';
import { textOf } from './text';

/** Screens of the account, not of candidates. */
const NO_CANDIDATES = /^\/(?:account|billing|help|legal|login|messages|settings|subscription)s?(?:\/|$)/;

const NOBODY: Look = { proof: [], anchor: null, read: () => [] };

export const indeed: Site = {
  id: 'indeed',
  name: 'Indeed résumés',
  matches: ['https://resumes.indeed.com/*'],
  allFrames: false,
  address,
  look(document, url) {
    const card = cardOf(document);
    const short = card === null ? null : nameOn(card);
    const name = card === null ? null : nameOfOpen(document, short);
    const id = card === null ? '' : idOf(card);
    if (name === null || !/^[\w.:=-]{1,100}$/.test(id) || address(url).identity === null) return NOBODY;
    // The card is selected at once, the résumé beside it follows.
    if (!isShortFor(short, textOf(name))) return NOBODY;
    return { proof: [`indeed:${id}`], anchor: name, read: () => [sightingAt(url, 'indeed', fieldsOf(document, name))] };
  },
};

function address({ protocol, port, username, pathname }: URL): Address {
  if (protocol !== 'https:' || port !== '' || username !== '' || NO_CANDIDATES.test(pathname)) return NO_ADDRESS;
  return { surface: 'profile', identity: IN_PAGE, needsProof: true };
}

const CARD = 'MATCH_CARD_BASE-';

/**
 * The one that is selected: named by its part in the page, or by its candidate. Where none says whether it is: the one whose
 * name is short for that above the open résumé.
 */
function cardOf(document: Document): Element | null {
  const selected = `[data-cauto-id^="${CARD}"][data-selected="true"], [data-candidate-id][data-selected="true"]`;
  if (document.querySelector('[data-selected]') !== null) return soleIn(document, selected);
  const open = textOf(soleIn(document, OPEN));
  const cards = all(document, `[data-cauto-id^="${CARD}"], [data-candidate-id]`);
  const short = open === null ? [] : cards.filter((card) => isShortFor(nameOn(card), open));
  return short.length === 1 ? (short[0] ?? null) : null;
}

const OPEN = '[data-cauto-id="candidate-info-name"]';

/** Its number, which the name of its part repeats. */
function idOf(card: Element): string {
  const said = card.getAttribute('data-candidate-id');
  const part = card.getAttribute('data-cauto-id');
  return said ?? (part?.startsWith(CARD) ? part.slice(CARD.length) : '');
}

/** A card begins with the name. */
function nameOn(card: Element): string | null {
  if (card.querySelector('[data-cauto-id="candidate-name"]')) return textAt(card, '[data-cauto-id="candidate-name"]');
  return textOf(all(card, '*', MOST_PARTS).find((part) => part.childElementCount === 0 && textOf(part) !== null));
}

/** The name above the open résumé; where it is not marked as one, the one part there that the card is short for. */
function nameOfOpen(document: Document, short: string | null): Element | null {
  if (document.querySelector(OPEN) !== null) return soleIn(document, OPEN);
  const panel = soleIn(document, '[data-testid="profile-tab-panel"]');
  if (panel?.parentElement == null) return null;
  const above = all(panel.parentElement, 'button *, h1, h2, h3', MOST_PARTS).filter(
    (part) => !panel.contains(part) && part.childElementCount === 0 && isShortFor(short, textOf(part)),
  );
  return above.length === 1 ? (above[0] ?? null) : null;
}

const MOST_PARTS = 40;

/** The only one, null for none and for several. */
function soleIn(document: Document, selector: string): Element | null {
  const [first, second] = all(document, selector, 2);
  return second === undefined ? (first ?? null) : null;
}

function fieldsOf(document: Document, name: Element) {
  // Two rows with an icon each: `Title · Employer`, and the place (2026).
  const rows = all(document, '[data-testid="profile-tab-panel"] [data-testid="name-plate-item"] > div', 2);
  const line = rows[0] === undefined ? null : textAt(rows[0], 'span');
  const [title = null, ...company] = line?.split(' · ') ?? [];
  return {
    name: textOf(name),
    headline: line,
    title,
    company: company.join(' · ') || null,
    location: rows[1] === undefined ? null : textAt(rows[1], 'span'),
  };
}

/** `Mara E.` of `Mara Example`: word for word, each the beginning of the other's. */
function isShortFor(short: string | null, long: string | null): boolean {
  const [some, others] = [short, long].map((name) => name?.toLowerCase().split(' ') ?? []) as [string[], string[]];
  return (
    some.length > 0 &&
    some.length === others.length &&
    some.every((word, at) => others[at]?.startsWith(word.replace(/\.$/, '')) === true)
  );
}
