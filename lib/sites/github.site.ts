// Reads GitHub users and their gists. The card beside the profile names its owner by login, and is marked as a person's:
// organisations share the form of address and even call themselves profiles in their metadata.

import { gistKey, githubKey, type Place, placeOf } from '@/lib/identity/site-addresses';
import { isGithubList } from './github.list';
import { emailsIn, linksIn, soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';

/** 2015 to 2026: microdata on the card. 2026: its class alone, should the microdata go. */
const CARD = '[itemtype$="schema.org/Person"], .h-card';
const LOGIN = '[itemprop="additionalName"], .p-nickname';

export const github = profileSite({
  id: 'github',
  name: 'GitHub',
  matches: ['https://github.com/*', 'https://gist.github.com/*'],
  key: keyOf,
  addressOf: (key) => `https://github.com/${key.slice('github:'.length)}`,
  isList: (place) =>
    isGithubList(place) && (place.path.length > 1 || place.path[0] === 'search' || keyOf(place) !== null),
  subject,
});

function keyOf(place: Place): string | null {
  return place.host === 'gist.github.com' ? gistKey(place) : githubKey(place);
}

function subject(document: Document, url: URL): Subject {
  const cards = [...document.querySelectorAll(CARD)].slice(0, 10).filter((card) => card.querySelector(LOGIN) !== null);
  const key = soleOf(cards.map(loginKey));
  const [card] = cards;
  if (card === undefined || key === null) return NO_SUBJECT;
  return {
    proof: [key],
    anchor: card.querySelector('.vcard-names') ?? card.querySelector(LOGIN),
    read: () => ({
      // Many have none; the login stands alone then.
      name: textOf(card.querySelector('.vcard-fullname, .p-name, [itemprop="name"]')),
      headline:
        tidy(card.querySelector('[data-bio-text]')?.getAttribute('data-bio-text')) ??
        textOf(card.querySelector('.user-profile-bio')),
      company: textAt(card, '[itemprop="worksFor"] .p-org', '[itemprop="worksFor"]'),
      location: textAt(card, '[itemprop="homeLocation"] .p-label', '[itemprop="homeLocation"]'),
      urls: pictureAddress(card),
      links: linksIn(card, LINKS, url),
      emails: emailsIn(card, '[itemprop="email"] a'),
    }),
  };
}

const LINKS = '[itemprop="url"] a, [itemprop="social"] a, [itemprop="twitter"] a, .vcard-details a[rel~="me"]';

/** Pronouns follow the login in the same element. */
function loginKey(card: Element): string | null {
  const login = textOf(card.querySelector(LOGIN))?.split(' ')[0] ?? '';
  const place = placeOf(`https://github.com/${login}`);
  return place && githubKey(place);
}

/** The account's own picture lies under the number of the account, which is never given to anybody else. */
function pictureAddress(card: Element): string[] {
  const picture = card.querySelector('[itemprop="image"], .u-photo');
  const sources = [picture?.getAttribute('href'), picture?.querySelector('img')?.getAttribute('src')];
  for (const source of sources) {
    const number = /^https:\/\/avatars\d?\.githubusercontent\.com\/u\/([1-9]\d{0,14})(?:\?|$)/.exec(source ?? '')?.[1];
    if (number !== undefined) return [`https://avatars.githubusercontent.com/u/${number}`];
  }
  return [];
}
