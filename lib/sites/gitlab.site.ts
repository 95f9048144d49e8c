// Reads users of gitlab.com. Groups share the form of address; only a user's page says that it is a person's.

import { DIGITS, gitlabKey } from '@/lib/identity/site-addresses';
import { emailsIn, linksIn, metaOf, ownText, placeOnSite, soleOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf } from './text';

export const gitlab = profileSite({
  id: 'gitlab',
  name: 'GitLab',
  matches: ['https://gitlab.com/*'],
  key: gitlabKey,
  addressOf,
  subject,
});

function addressOf(key: string): string {
  return `https://gitlab.com/${key.replace(/^gitlab:(?:id:)?/, (kind) => (kind === 'gitlab:' ? '' : '-/u/'))}`;
}

function subject(document: Document, url: URL): Subject {
  const user = userIn(document);
  const key = userKey(document, url);
  if (user === null || key === null) return NO_SUBJECT;
  const name = user.querySelector('[itemprop="name"]') ?? user.querySelector('h1, .cover-title');
  const proof = [key, ...numberKey(user)];
  return {
    proof,
    anchor: name,
    read: () => ({
      // Pronouns and a status stand in the same element.
      name: ownText(name) ?? textOf(name),
      headline: textOf(user.querySelector('.profile-user-bio')),
      title: textOf(user.querySelector('[itemprop="jobTitle"]')),
      company: textOf(user.querySelector('[itemprop="worksFor"]')),
      location: textOf(user.querySelector('[itemprop="addressLocality"]')),
      urls: proof.map(addressOf),
      links: linksIn(user, 'a[itemprop="url"], .user-info a[rel~="nofollow"][target="_blank"]', url),
      emails: emailsIn(user, 'a[itemprop="email"]'),
    }),
  };
}

const PERSON = '[itemtype$="schema.org/Person"]';

/** Marked as a person's and as a user's, on a page of users': two of these are enough. */
function userIn(document: Document): Element | null {
  const profile = document.querySelector('.user-profile');
  if (profile?.closest(PERSON)) return profile;
  const isOfUsers = document.body.getAttribute('data-page')?.startsWith('users:') === true;
  return isOfUsers ? (profile ?? document.querySelector(PERSON)) : null;
}

/** Whom the page is of: its feed's address, and that which it gives for sharing. Every page is loaded whole. */
function userKey(document: Document, url: URL): string | null {
  const feed = document.querySelector('link[type="application/atom+xml"]')?.getAttribute('href');
  const addresses = [feed?.replace(/\.atom(?:\?.*)?$/s, ''), metaOf(document, 'og:url')];
  const places = addresses.flatMap((address) => placeOnSite(address, url) ?? []);
  return soleOf(places.map(gitlabKey));
}

/** The number stays when the name is given to somebody else. Signed-in visitors may report somebody by it. */
function numberKey(user: Element): string[] {
  const report = user.querySelector('a[href*="abuse_reports"][href*="user_id="]')?.getAttribute('href');
  const number =
    /[?&]user_id=(\d+)/.exec(report ?? '')?.[1] ??
    user.querySelector('#js-user-achievements[data-user-id]')?.getAttribute('data-user-id') ??
    '';
  return DIGITS.test(number) ? [`gitlab:id:${number}`] : [];
}
