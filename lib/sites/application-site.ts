// Recruiter and Sales Navigator are alike: their address names a member by token, and a card shows somebody, perhaps still
// the member before. This makes a site of what differs. It decides nothing about who is who.

import {
  keyOfToken,
  memberAddress,
  profileAddress,
  readApplicationUrl,
  readProfileLink,
} from '@/lib/identity/profile-url';
import type { Sighting } from '@/lib/model/sighting';
import { shownText } from './shown-text';
import { type Address, LIST, NO_ADDRESS, type Site, sightingAt } from './site';

/** The card of one member. */
export interface MemberCard {
  name: Element;
  /**
   * Elements whose attributes name the member, in ranks: the first that names anybody decides, and must name one. Never
   * of anything that the address alone draws (tabs, the way back): it changes before the card does.
   */
  landmarks: readonly Iterable<Element>[];
  /** The public profile, as the card links it. */
  publicLink: string | null;
  fields(): Pick<Sighting, 'headline' | 'company' | 'title' | 'location'>;
}

export interface ApplicationParts extends Pick<Site, 'id' | 'name' | 'matches'> {
  /** The card now shown; null: none. */
  card(document: Document): MemberCard | null;
}

/** Proof of nobody's address: the card names several members. */
const UNCLEAR = 'linkedin:unclear';
const MOST_ELEMENTS = 600;
const TOKEN = /(?<![A-Za-z0-9])A[A-Za-z]{2}AA[\w-]{34}(?![\w-])/g;

export function applicationSite({ card, ...about }: ApplicationParts): Site {
  return {
    ...about,
    allFrames: false,
    address,
    look(document, url) {
      const shown = card(document);
      const name = shown && shownText(shown.name);
      if (shown === null || name === null) return { proof: [], anchor: null, read: () => [] };
      const members = membersNamedBy(shown.landmarks);
      const proof = members.length > 1 ? [UNCLEAR] : members;
      const { vanity } = readProfileLink(shown.publicLink ?? '');
      return {
        proof,
        signature: [name, vanity ?? ''],
        anchor: shown.name,
        read() {
          const { identity } = address(url);
          if (identity === null || (proof.length > 0 && proof[0] !== identity)) return [];
          // What only changed in time is never told as a pair of the number and the public address.
          const isNumberCertain = proof.length > 0 || vanity === null;
          const urls = [
            ...(vanity === null ? [] : [profileAddress(vanity)]),
            ...(isNumberCertain ? [memberAddress(identity)] : []),
          ];
          return [sightingAt(url, about.id, { name, ...shown.fields(), urls })];
        },
      };
    },
  };
}

function address(url: URL): Address {
  const said = readApplicationUrl(url.href);
  const identity = said.keys[0]?.key;
  if (identity !== undefined) return { surface: 'profile', identity, needsProof: true };
  return said.surface === 'list' ? LIST : NO_ADDRESS;
}

function membersNamedBy(ranks: readonly Iterable<Element>[]): string[] {
  for (const rank of ranks) {
    const members = new Set<string>();
    let seen = 0;
    for (const element of rank) {
      if (++seen > MOST_ELEMENTS) break;
      for (const key of memberKeysOf(element)) members.add(key);
    }
    if (members.size > 0) return [...members];
  }
  return [];
}

/** The members whom an element's link, id or data names. What follows in a link's query is about anybody. */
export function memberKeysOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    if (name !== 'href' && name !== 'id' && !name.startsWith('data-')) return [];
    const said = (name === 'href' ? value.replace(/[?#].*$/s, '') : value)
      .slice(0, 2000)
      .replace(/%(?:3A|28|2C|29)/gi, ',');
    return [...said.matchAll(TOKEN)].flatMap(([token]) => keyOfToken(token) ?? []);
  });
}

/** An element and those around it, up to and with the last. */
export function* ancestorsUpTo(element: Element, last: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = at === last ? null : at.parentElement) yield at;
}
