// The person whom the front door of a site describes in its markup (`itemscope itemtype="https://schema.org/Person"`), with
// accounts of theirs. Authors of articles, commenters, members of a team and an organisation's people are somebody else.

import { isOfOrganisation } from './described-subject';
import { OF_VISITORS } from './h-card';
import { isRoot, isSameHost, isSamePage } from './page-address';
import type { PageSubject } from './page-subject';
import { all, mailtoOf, resolveAddress } from './parts';
import { textOf, tidy } from './text';

/** No page that is one person's has more. */
const MOST_ITEMS = 40;
const MOST_PARTS = 40;
/** What a person may be described within: the page itself. */
const PAGE = /\/(?:WebPage|WebSite|ProfilePage|AboutPage|CollectionPage)$/;

/** The one person described, whose page it says this is; `[]` for several, and beside an organisation. */
export function markedSubjects(document: Document, page: URL): PageSubject[] {
  const items = all(document, '[itemscope][itemtype]', MOST_ITEMS).filter(isOfThePage);
  if (items.some((item) => isOfOrganisation([typeOf(item)]))) return [];
  const people = items.filter((item) => /\/Person$/.test(typeOf(item))).map((item) => subjectOf(item, page));
  const [person, another] = people;
  if (person === undefined || another !== undefined || person.name === null) return [];
  const urls = person.addresses.flatMap((href) => resolveAddress(href, page) ?? []);
  if (!isRoot(page) && !urls.some((url) => isSamePage(url, page))) return [];
  return urls.some((url) => !isSameHost(url, page)) ? [person] : [];
}

function typeOf(item: Element): string {
  return tidy(item.getAttribute('itemtype')) ?? '';
}

function isOfThePage(item: Element): boolean {
  if (item.closest(`article, .h-entry, ${OF_VISITORS}`) !== null) return false;
  const around = item.parentElement?.closest('[itemscope]') ?? null;
  return around === null || (PAGE.test(typeOf(around)) && isOfThePage(around));
}

function subjectOf(item: Element, page: URL): PageSubject {
  const own = (name: string) =>
    all(item, `[itemprop~="${name}"]`, MOST_PARTS).filter(
      (part) => part.parentElement?.closest('[itemscope]') === item,
    );
  const links = [...own('sameAs'), ...own('url')].map((part) => resolveAddress(part.getAttribute('href'), page)?.href);
  const [employer] = own('worksFor');
  return {
    name: textOf(own('name')[0]),
    company: textOf(employer?.querySelector('[itemprop~="name"]') ?? employer),
    title: textOf(own('jobTitle')[0]),
    location: null,
    addresses: links.filter((href) => href !== undefined),
    emails: [...own('email'), ...own('sameAs')].flatMap((part) => mailtoOf(part.getAttribute('href')) ?? []),
  };
}
