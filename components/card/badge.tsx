// The badge: one small button by the person's name that says the verdict and opens the card. It decides nothing.

import type { RefObject } from 'preact';
import { Text } from '@/components/ui/text';
import type { BadgeView } from './card-view';
import { Mark } from './mark';

export interface BadgeProps {
  view: BadgeView;
  open: boolean;
  onToggle(): void;
  button?: RefObject<HTMLButtonElement>;
}

export function Badge({ view, open, onToggle, button }: BadgeProps) {
  return (
    <button
      type="button"
      class={`badge ${view.tone}`}
      ref={button}
      aria-label={view.ariaLabel}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={onToggle}
    >
      <Mark tone={view.tone} fraction={view.fraction} />
      <span class="words">
        <span class="row">
          <Text class="label" value={view.label} />
          <Parts of={view.detail} />
        </span>
        {view.more.length > 0 && (
          <span class="row second">
            <Parts of={view.more} />
          </span>
        )}
      </span>
    </button>
  );
}

/** Short texts in a row; the style sheet sets the dots between them. */
export function Parts({ of }: { of: string[] }) {
  return (
    <>
      {of.map((part, index) => (
        <Text key={index} class="part" value={part} />
      ))}
    </>
  );
}
