// Reads users of Stack Overflow and of every other site of the network. The number in the address says who, the page's own
// canonical address must say the same; each site numbers its users anew, so the site belongs to the identity.

import { DIGITS, type Place, placeOf, stackAccountKey, stackKey } from '@/lib/identity/site-addresses';
import { linksIn, metaOf, ownText, placeOnSite } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { isStackList } from './stackoverflow.list';
import { textOf, tidy } from './text';

const HOSTS = ['stackoverflow.com', 'stackexchange.com', 'superuser.com', 'serverfault.com', 'askubuntu.com'];

export const stackoverflow = profileSite({
  id: 'stackoverflow',
  name: 'Stack Overflow',
  matches: [...HOSTS, 'stackapps.com', 'mathoverflow.net'].map((host) => `https://*.${host}/*`),
  key: keyOf,
  addressOf(key) {
    const [, account] = /^stackexchange:account:(\d+)$/.exec(key) ?? [];
    if (account !== undefined) return accountAddress(account);
    const [site = '', number] = key.split(':');
    return `https://${site}.${/(?:^|\.)mathoverflow$/.test(site) ? 'net' : 'com'}/users/${number}`;
  },
  isList: isStackList,
  subject,
});

function keyOf(place: Place): string | null {
  return place.host === 'stackexchange.com' ? stackAccountKey(place) : stackKey(place);
}

function accountAddress(number: string): string {
  return `https://stackexchange.com/users/${number}`;
}

/** 2021 and later: a headline; before that, a card. On the network's own pages: the display name's element. */
const NAME =
  '.user-show-new .fs-headline2, #mainbar-full .fs-headline2, #user-card .profile-user--name, #user-displayname, .user-card-name';

function subject(document: Document, url: URL): Subject {
  const canonical = placeOnSite(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), url);
  const shared = placeOnSite(metaOf(document, 'og:url'), url);
  const place = canonical ?? shared;
  const key = place && keyOf(place);
  const name = document.querySelector(NAME);
  const started = numbersIn(document);
  // Only a user's page starts so: should the name's landmarks go, it is still theirs.
  if (key === null || (name === null && started === null)) return NO_SUBJECT;
  const number = key.slice(key.lastIndexOf(':') + 1);
  if (started !== null && started.user !== number && started.account !== number) return NO_SUBJECT;
  const header = name && headerOf(name);
  return {
    proof: [key],
    anchor: name,
    read: () => ({
      name: ownText(name) ?? textOf(name),
      headline: textOf(header?.querySelector('.fs-title')),
      location: header && locationIn(header),
      urls: started === null ? [] : [accountAddress(started.account)],
      links: linksIn(header, LINKS, url).filter((link) => !isOfTheNetwork(link)),
    }),
  };
}

const LINKS = 'a[rel~="me"], a[rel~="nofollow"], li a[href^="http"]';

/** The page starts its script with the user's number here and on the whole network: `user.init({ userId: 1, accountId: 2 })`. */
function numbersIn(document: Document): { user: string; account: string } | null {
  for (const script of [...document.querySelectorAll('script:not([src])')].slice(0, 80)) {
    const text = script.textContent ?? '';
    if (text.length > 100_000) continue;
    const [, user = '', account = ''] =
      /StackExchange\.user\.init\(\{\s*userId:\s*(\d+),\s*accountId:\s*(\d+)/.exec(text) ?? [];
    if (DIGITS.test(user) && DIGITS.test(account)) return { user, account };
  }
  return null;
}

/** The smallest part around the name that holds the list of when, where and links. */
function headerOf(name: Element): Element {
  let element = name;
  for (let steps = 0; steps < 5; steps += 1) {
    if (element.querySelector('ul') !== null) return element;
    if (element.parentElement === null) break;
    element = element.parentElement;
  }
  return element;
}

/** The line beside the map pin; its full text may stand in a title, cut on the page. */
function locationIn(header: Element): string | null {
  const line = header.querySelector('.iconLocation')?.closest('li');
  const cut = line?.querySelector('[title]') ?? header.querySelector('.wmx2.truncate[title]');
  return tidy(cut?.getAttribute('title')) ?? textOf(line);
}

function isOfTheNetwork(link: string): boolean {
  const host = placeOf(link)?.host ?? '';
  return HOSTS.some((own) => host === own || host.endsWith(`.${own}`));
}
