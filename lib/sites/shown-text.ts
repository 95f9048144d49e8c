// What of an element's text is on the screen: pages say names a second time for screen readers, and put signs and notes of
// their own beside them. Compares no words.

import { textOf, tidy } from './text';

/** Words that are not seen, or are a control's. */
export const UNSEEN = '.visually-hidden, .a11y-text, .sr-only, svg, style, script, template, button, label, input';

const MOST_NODES = 200;

/**
 * The text of an element without what is not seen, and without what stands in a part of it that `isBeside` knows. All of
 * it where nothing would be left.
 */
export function shownText(element: Element, isBeside: (part: Element) => boolean = () => false): string | null {
  const parts = [...element.children].filter((part) => !isBeside(part));
  if (parts.length === element.childElementCount && element.querySelector(UNSEEN) === null) return textOf(element);
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* text */);
  let text = '';
  for (let node = walker.nextNode(), seen = 0; node !== null && seen < MOST_NODES; node = walker.nextNode(), seen++) {
    if (isShown(node, element, parts)) text += node.nodeValue;
  }
  return tidy(text) ?? textOf(element);
}

function isShown({ parentElement: around }: Node, element: Element, parts: readonly Element[]): boolean {
  if (around === null) return false;
  const unseen = around.closest(UNSEEN);
  if (unseen !== null && unseen !== element && element.contains(unseen)) return false;
  return around === element || parts.some((part) => part.contains(around));
}
