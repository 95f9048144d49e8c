// What happens to pages: a redesign, a half-drawn screen, a tree that a parser split, one stale value. Seeded, so that a
// page that was misread can be made again. Damages documents in place; what readers make of it is for the tests.

export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Damage = (element: Element, other: Element, random: Random) => void;

/** Values are moved about, never invented. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  attributeDropped(element, _other, random) {
    const { name } = element.attributes[random(Math.max(1, element.attributes.length))] ?? {};
    if (name !== undefined) element.removeAttribute(name);
  },
  attributeRenamed(element, _other, random) {
    const attribute = element.attributes[random(Math.max(1, element.attributes.length))];
    if (attribute === undefined) return;
    element.setAttribute('data-renamed', attribute.value);
    element.removeAttribute(attribute.name);
  },
  removed: (element) => element.remove(),
  unwrapped: (element) => element.replaceWith(...element.childNodes),
  doubled: (element) => element.after(element.cloneNode(true)),
  emptied: (element) => element.replaceChildren(),
  moved(element, other) {
    if (!element.contains(other)) other.append(element);
  },
  exchanged(element, other) {
    if (element.contains(other) || other.contains(element)) return;
    const mark = element.ownerDocument.createElement('i');
    element.replaceWith(mark);
    other.replaceWith(element);
    mark.replaceWith(other);
  },
  tagRenamed(element) {
    const renamed = element.ownerDocument.createElement('span');
    for (const { name, value } of element.attributes) {
      // A parser takes names that the interface refuses.
      if (/^[A-Za-z_][\w:.-]*$/.test(name)) renamed.setAttribute(name, value);
    }
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  },
  textsExchanged(element, other) {
    const [one, two] = [element, other].map(firstText);
    if (!one || !two) return;
    const text = one.nodeValue;
    one.nodeValue = two.nodeValue;
    two.nodeValue = text;
  },
  nestedDeeply(element) {
    const { ownerDocument: document } = element;
    let inner = document.createElement('div');
    const outer = inner;
    for (let depth = 1; depth < 500; depth++) inner = inner.appendChild(document.createElement('div'));
    element.replaceWith(outer);
    inner.append(element);
  },
};

export const DAMAGE_KINDS: readonly string[] = Object.keys(DAMAGES);

/** Damage that carries one person's parts into another's. */
export const MIXING_KINDS: readonly string[] = ['moved', 'exchanged'];

/** One piece of damage; its kind is what it returns. */
export function damage(document: Document, random: Random, kinds = DAMAGE_KINDS): string {
  const elements = document.querySelectorAll('body *, head meta, head link, head title');
  const element = elements[random(Math.max(1, elements.length))];
  const other = elements[random(Math.max(1, elements.length))];
  const kind = kinds[random(kinds.length)] ?? '';
  if (element !== undefined && other !== undefined) DAMAGES[kind]?.(element, other, random);
  return kind;
}

/** A place that names somebody: `href`, `content`, `action`. */
interface Place {
  element: Element;
  attribute: string;
}

/**
 * One stale value: of all the places that name the page's own person, one names somebody else of the page instead. What
 * was turned; null where there are not two places, because then nothing is left that could tell.
 */
export function turnOne(own: readonly Place[], others: readonly Place[], random: Random): string | null {
  const turned = own[random(Math.max(1, own.length))];
  const source = others[random(Math.max(1, others.length))];
  const value = source?.element.getAttribute(source.attribute) ?? null;
  const isOnly = new Set(own.map(({ element }) => element)).size < 2;
  if (isOnly || turned === undefined || value === null) return null;
  turned.element.setAttribute(turned.attribute, value);
  return `turned ${turned.element.localName}[${turned.attribute}] into ${value}`;
}

/** 5 MB of what a page may also hold, in front of everything else. */
export const FILLERS: Readonly<Record<string, (document: Document) => void>> = {
  text(document) {
    document.body.prepend(document.createTextNode('lorem ipsum dolor '.repeat(300_000)));
  },
  heading(document) {
    const heading = document.createElement('h1');
    heading.textContent = 'x'.repeat(5_000_000);
    document.body.prepend(heading);
  },
  data(document) {
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = `{"@type":"Person","name":"${'x'.repeat(5_000_000)}"}`;
    document.head.prepend(script);
  },
  nesting(document) {
    const outer = document.createElement('div');
    let inner = outer;
    for (let depth = 0; depth < 500; depth++) inner = inner.appendChild(document.createElement('div'));
    inner.append(...document.body.childNodes);
    document.body.append(outer);
  },
};

/** Rows with names and links that are nobody's, each of five elements; twenty thousand are a page of 5 MB once styled. */
export function fillWithRows(document: Document, count: number): void {
  const row =
    '<div class="row masthead"><h1></h1><h2 class="name">Otto Other</h2><a href="/in/otto">Otto</a><p>x</p></div>';
  const filler = document.createElement('section');
  filler.innerHTML = row.repeat(count);
  (document.querySelector('main') ?? document.body).prepend(filler);
}

function firstText(element: Element): Node | null {
  return element.ownerDocument.createTreeWalker(element, 4).nextNode();
}
