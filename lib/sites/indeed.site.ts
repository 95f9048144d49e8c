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
    const cards = all(document, '[data-cauto-id^="MATCH_CARD_BASE"][data-selected="true"]', 2);
    const names = all(document, '[data-cauto-id="candidate-info-name"]', 2);
    const [card, name] = [cards[0], names[0]];
    const id = card?.getAttribute('data-candidate-id') ?? '';
    if (card === undefined || name === undefined || cards.length + names.length > 2) return NOBODY;
    if (!/^[\w.:=-]{1,100}$/.test(id) || address(url).identity === null) return NOBODY;
    // The card is selected at once, the résumé beside it follows.
    if (!isShortFor(textAt(card, '[data-cauto-id="candidate-name"]'), textOf(name))) return NOBODY;
    return { proof: [`indeed:${id}`], anchor: name, read: () => [sightingAt(url, 'indeed', fieldsOf(document, name))] };
  },
};

function address({ protocol, port, username, pathname }: URL): Address {
  if (protocol !== 'https:' || port !== '' || username !== '' || NO_CANDIDATES.test(pathname)) return NO_ADDRESS;
  return { surface: 'profile', identity: IN_PAGE, needsProof: true };
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
