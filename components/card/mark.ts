// The signs: the verdict's mark and the few line icons of the card. Shapes differ, not only colours. No words here.

import type { Tone } from '@/lib/model/badge';
import { element } from './draw';

const SHAPE: Record<Exclude<Tone, 'unknown'>, string> = {
  in: 'm4.7 8.2 2.3 2.3 4.3-4.7',
  possible: 'M6.1 6.2a1.9 1.9 0 1 1 2.8 1.7c-.6.3-.9.7-.9 1.3m0 2.2v.1',
  not: 'M5 8h6',
  trouble: 'M8 4.6v4m0 2.6v.1',
};

const ICON = {
  out: 'M6.5 3.5h-3v9h9v-3M9 3.5h3.5V7M12 4 7.5 8.5',
  again: 'M12.8 8a4.8 4.8 0 1 1-1.5-3.5l1.5 1.4m0-3v3h-3',
  close: 'm4 4 8 8m0-8-8 8',
  panel: 'M2.5 3.5h11v9h-11zM9.5 3.5v9',
  for: 'm3.5 8.5 3 3 6-6.5',
  against: 'M4 6.2h8M4 9.8h8m-2-6.3-4 9',
  neutral: 'M5 8h6',
  more: 'm4.5 6.5 3.5 3.5 3.5-3.5',
};

/** The verdict as a sign. `fraction` (0 to 1) draws how far the first reading has come. */
export function mark(tone: Tone, fraction: number | null = null): Node {
  const ring = { cx: 8, cy: 8, r: 6.2 };
  return svg(
    `mark ${tone}`,
    ...(tone === 'unknown'
      ? [
          element('circle', { ...ring, class: 'track' }),
          element('circle', {
            ...ring,
            class: 'ring',
            pathLength: 100,
            'stroke-dasharray': fraction === null ? '5 7.5' : `${Math.max(3, fraction * 100)} 200`,
            transform: 'rotate(-90 8 8)',
          }),
        ]
      : [element('circle', { ...ring, r: 7.5, class: 'disc' }), element('path', { class: 'sign', d: SHAPE[tone] })]),
  );
}

export function icon(name: keyof typeof ICON): Node {
  return svg('icon', element('path', { d: ICON[name] }));
}

function svg(name: string, ...shapes: Node[]): Node {
  return element('svg', { class: name, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, ...shapes);
}
