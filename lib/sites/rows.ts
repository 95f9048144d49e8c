// Finds rows in lists that have no name for them: by whom their parts are of, and by the words they begin with.

import { UNSEEN } from './shown-text';

/** The largest part around one key's marks that holds no other key's. */
export interface Territory {
  element: Element;
  key: string;
  marks: Element[];
}

/** More than one key below. */
const SHARED = Symbol('shared');

/**
 * Divides `root` among the keys of its marks: each part is the largest around a mark that holds marks of no other key, in
 * the order of the document. A mark without a key holds its own place, and gets nothing. Whoever is marked in several
 * places has several parts. Linear in marks and their distance from the root.
 */
export function territories(root: Element, marks: ReadonlyMap<Element, string | null>): Territory[] {
  const owners = new Map<Element, string | symbol>();
  for (const [mark, key] of marks) {
    const owner = key ?? Symbol('nobody');
    for (let at: Element | null = mark; at !== null && at !== root; at = at.parentElement) {
      const before = owners.get(at);
      if (before === SHARED || before === owner) break;
      owners.set(at, before === undefined ? owner : SHARED);
    }
  }
  const found = new Map<Element, Territory>();
  for (const [mark, key] of marks) {
    if (key === null || owners.get(mark) !== key) continue;
    let element = mark;
    while (element.parentElement !== null && owners.get(element.parentElement) === key) element = element.parentElement;
    const territory = found.get(element);
    if (territory === undefined) found.set(element, { element, key, marks: [mark] });
    else territory.marks.push(mark);
  }
  return [...found.values()];
}

/** The element of the first words that a part shows: `<b>` and the like belong to what is around them. */
export function firstWords(part: Element): Element | null {
  const walker = part.ownerDocument.createTreeWalker(part, 4 /* text */);
  for (let node = walker.nextNode(), seen = 0; node !== null && seen < 200; node = walker.nextNode()) {
    if (node.nodeValue === null || node.nodeValue.trim() === '') continue;
    seen += 1;
    let element = node.parentElement;
    const unseen = element?.closest(UNSEEN);
    if (!element || (unseen && part.contains(unseen))) continue;
    while (/^(?:b|strong|em|i|mark)$/.test(element.localName) && element.parentElement) element = element.parentElement;
    return element;
  }
  return null;
}
