// What badge, card and toolbar say of a locked answer: that it is locked, and nothing about whether somebody is there.

import { expect, it } from 'vitest';
import { toBadgeView } from '@/components/card/badge-view';
import { toCardView } from '@/components/card/card-view';
import { toolbarView } from '@/components/card/toolbar';
import type { Finding } from '@/lib/model/match';

const NOW = Date.UTC(2026, 10, 20);
const LOCKED: Finding = {
  url: 'https://www.linkedin.com/in/mara-example/',
  matches: [],
  coverage: { state: 'locked' },
  surface: 'page',
};

it.each([
  ['badge', () => toBadgeView(LOCKED, NOW).label, /^Locked$/],
  ['badge, read aloud', () => toBadgeView(LOCKED, NOW).ariaLabel, /^Locked, unlock in the toolbar popup$/],
  ['card', () => toCardView(LOCKED, NOW).note?.what, /locked/],
  ['card, what to do', () => toCardView(LOCKED, NOW).note?.todo, /popup or the side panel/],
  ['toolbar', () => toolbarView(LOCKED, NOW).title, /^In ATS: Locked/],
])('%s', (_where, said, expected) => {
  expect(said()).toMatch(expected);
  expect(said()).not.toMatch(/Not in ATS|found|nobody/i);
});

it('nobody is on the card, and no verdict’s colour is used', () => {
  expect(toCardView(LOCKED, NOW).people).toEqual([]);
  expect(toBadgeView(LOCKED, NOW).tone).toBe('unknown');
});
