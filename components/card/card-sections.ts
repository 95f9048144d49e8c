// Pieces of the card that hold no state and call nothing back.

import type { ApplicationView, SharedHead } from './card-view';
import { type Child, flow, h, type Words } from './draw';
import { icon } from './mark';
import type { Why } from './reasons';

export function sharedHead(t: Words, { name, about, sources }: SharedHead): Node {
  return h(
    'header',
    { key: 'head', class: 'shared' },
    h('h2', '', t(name, 'clamp')),
    about.length > 0 &&
      h(
        'p',
        'quiet about',
        flow(t, about, () => 'clamp'),
      ),
    h('p', 'quiet', t(sources)),
  );
}

export function application(t: Words, view: ApplicationView): Node {
  return h(
    'li',
    { key: view.key, class: 'application' },
    h('p', 'head', t(view.title, 'strong clamp'), h('span', `status ${view.status.tone}`, t(view.status.word))),
    h(
      'p',
      'stage',
      flow(t, [view.kind, ...view.stage, ...(view.updated ? [view.updated] : [])], () => 'clamp'),
    ),
    h(
      'dl',
      '',
      view.facts.map(([term, value]) => h('div', { key: term }, h('dt', '', t(term)), h('dd', '', t(value, 'clamp')))),
    ),
  );
}

/** Why somebody matched: the reason in a sentence, then what else speaks for it, against it, and who else fits. */
export function reasons(t: Words, { lead, reasons }: Why): Child[] {
  return [
    lead !== '' && h('p', { key: 'lead', class: 'lead' }, t(lead, 'strong clamp')),
    h(
      'ul',
      'why',
      reasons.map(({ speaks, text, values }) =>
        h(
          'li',
          speaks,
          icon(speaks),
          t(text, 'clamp'),
          values.length > 0 &&
            h(
              'p',
              'quiet values',
              values.map(([where, value]) => h('span', 'clamp', t(`${where}: `), t(value))),
            ),
        ),
      ),
    ),
  ];
}

/** Everything that was compared, in the judge's order. */
export function comparisons(t: Words, { comparisons }: Why): Child {
  return h(
    'ul',
    { key: 'comparisons', class: 'comparisons' },
    comparisons.map(({ text, weight }) => h('li', '', t(text, 'clamp'), t(weight, 'quiet'))),
  );
}
