// Small readings of LinkedIn's pages that the readers of members and of lists share. Nothing here knows whose page it is.

import { type LinkedInAddress, readProfileLink } from '@/lib/identity/profile-url';
import { textOf } from './text';

/** Attributes that have carried the keys of cards, sections and results, newest first. */
export const KEYS = ['id' /* 2026-09 */, 'componentkey' /* 2026-05 */] as const;

/** Elements whose key begins so, and ends so. */
export function keyed(start: string, end = ''): string {
  return KEYS.map((name) => `[${name}^="${start}"]${end && `[${name}$="${end}"]`}`).join(',');
}

const ASIDES = [
  keyed('profileAsideBrowsemap'), // 2026-05
  keyed('profileAsidePymk'),
  'aside section[data-view-name="profile-card"]', // 2024-08
  '.aside-section-container', // logged out, 2024-06
].join();

/** What holds people beside somebody's profile, by selectors: a dialog above it first, where the address says so. */
export function besideProfile(path: string): string[] {
  return /\/overlay\/(?:browsemap|pymk)-/.test(path) ? ['dialog, [role="dialog"]', ASIDES] : [ASIDES];
}

export function hrefOf(element: Element | null): string {
  return element?.getAttribute('href') ?? '';
}

export function all(root: Document | Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** The first element that shows anything: a parser leaves empty copies of nested links in front. */
export function firstWithText(root: Element, selector: string): Element | null {
  // What is behind it is not looked at: each element costs time when it is touched first.
  for (const element of root.querySelectorAll(selector)) if (textOf(element) !== null) return element;
  return null;
}

export function textAt(root: Element, selector: string): string | null {
  return textOf(root.querySelector(selector));
}

/** A link to somebody, and what its address says. */
export interface MemberLink {
  link: Element;
  said: LinkedInAddress;
}

export function memberLinks(root: Element): MemberLink[] {
  return all(root, 'a[href*="/in/"]').map((link) => ({ link, said: readProfileLink(hrefOf(link)) }));
}

/** A parameter of a link's address, which is not taken apart for it. */
export function queryOf(href: string, name: string): string | null {
  return new URLSearchParams(href.split('#')[0]?.split('?')[1]).get(name);
}

/** "· 1st", "• 2.": a middle dot and a number in every language. Up to two copies, which may disagree. */
export function isDegree(text: string): boolean {
  return text.length < 24 && /^[·•]\s*\d/.test(text);
}

export function isAfter(earlier: Element, later: Element): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0;
}
