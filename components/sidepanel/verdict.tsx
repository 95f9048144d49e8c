// A verdict in a line of the extension's own pages: the same words and colours as a mark in a page's list.

import type { MarkView } from '@/components/list/list-words';

export function Verdict({ view: { tone, label, detail } }: { view: MarkView }) {
  return (
    <span class={`verdict verdict-${tone}`}>
      <span class="verdict-label">{label}</span>
      {detail !== null && <span class="verdict-detail">{detail}</span>}
    </span>
  );
}
