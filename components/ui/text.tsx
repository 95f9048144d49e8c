// One piece of text. In a web page every word is generated content: the page's own search (`window.find`) reads text
// nodes even inside a closed root, generated content it cannot. In the extension's own pages it is plain text.

import { createContext } from 'preact';

/** `page`: drawn inside somebody else's page. `plain`: in a page of the extension. */
export const TextMode = createContext<'plain' | 'page'>('plain');

/** Longer than anything worth reading here; the rest is cut before it costs the page layout time. */
const LONGEST = 600;

export interface TextProps {
  value: string;
  class?: string;
}

/** @example <Text value={person.name} /> */
export function Text({ value, class: name = '' }: TextProps, mode?: 'plain' | 'page') {
  // The second half of a cut surrogate pair would be drawn as a broken sign.
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : value;
  return mode === 'page' ? (
    <span class={`t ${name}`} data-t={text} />
  ) : (
    <span class={`t ${name}`} dir="auto">
      {text}
    </span>
  );
}
// Preact hands a component the value of its `contextType` as second argument; a hook would cost the page script 3 kB.
Text.contextType = TextMode;
