// @vitest-environment jsdom

import { screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badge } from '@/components/card/badge';
import { toCardView } from '@/components/card/card-view';
import { words } from '@/components/card/draw';
import type { Finding } from '@/lib/model/match';
import { CASES, finding, match, NOW } from '@/tests/e2e/gallery/cases';

afterEach(() => document.body.replaceChildren());

describe('the badge', () => {
  it('is one button that says everything, whether it is open, and what it opens', async () => {
    const toggle = vi.fn();
    const view = toCardView(finding([match()]), NOW).badge;
    document.body.append(badge(view, { t: words('plain'), open: false, toggle }));
    const button = screen.getByRole('button', { name: view.ariaLabel, expanded: false });
    expect(button.getAttribute('aria-haspopup')).toBe('dialog');
    button.focus();
    await userEvent.setup().keyboard('{Enter}');
    expect(toggle).toHaveBeenCalledOnce();
  });

  it.each(Object.keys(CASES))('begins its spoken name with the visible verdict: %s', (name) => {
    const view = toCardView(CASES[name] as Finding, NOW).badge;
    expect(view.ariaLabel.startsWith(view.label)).toBe(true);
  });
});
