// The few lines that draw badge and card: elements out of descriptions, and an update that keeps what is there already
// (focus, scroll, a running animation). Instead of Preact, which alone would be a quarter of what a page script may
// weigh. Every word goes through `words`; there is no way to set markup.

/** What an element is drawn with; `onclick` is the only handler badge and card need. */
export interface Props {
  class?: string;
  /** Tells siblings apart that may come and go. */
  key?: string;
  style?: string;
  onclick?: () => unknown;
  [attribute: string]: string | number | boolean | null | undefined | (() => unknown);
}

export type Child = Node | null | false | undefined | Child[];

type Drawn = HTMLElement & { drawnKey?: string };

const SVG_TAGS = /^(svg|circle|path)$/;

/** An element with attributes and no more, which is all that the badge is made of. */
export function element(
  tag: string,
  attributes: Record<string, string | number> | string,
  ...children: Child[]
): HTMLElement {
  const made = (
    SVG_TAGS.test(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag)
  ) as HTMLElement;
  for (const [name, value] of Object.entries(typeof attributes === 'string' ? { class: attributes } : attributes)) {
    made.setAttribute(name, String(value));
  }
  made.append(...flat(children));
  return made;
}

/** @example h('p', 'quiet', t('Read 3 minutes ago')) */
export function h(tag: string, props: Props | string, ...children: Child[]): Drawn {
  const { key, style, onclick, ...attributes } = typeof props === 'string' ? { class: props } : props;
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const drawn = element(tag, Object.fromEntries(given) as Record<string, string>, ...children) as Drawn;
  if (key) drawn.drawnKey = key;
  // By the object model: a page's content policy may forbid style attributes.
  if (style) drawn.style.cssText = style;
  if (onclick) drawn.onclick = onclick;
  return drawn;
}

function flat(children: Child[]): Node[] {
  return children.flat(9).filter((child): child is Node => child instanceof Node);
}

/** Makes `parent` hold `children`, keeping each node that fits its successor. */
export function patch(parent: Node, ...children: Child[]): void {
  let old = parent.firstChild;
  for (const next of flat(children)) {
    let match = old;
    while (match && !fits(match, next)) match = match.nextSibling;
    if (!match) {
      parent.insertBefore(next, old);
      continue;
    }
    while (old !== match) old = dropped(old as ChildNode);
    update(match, next);
    old = match.nextSibling;
  }
  while (old) old = dropped(old);
}

function dropped(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function fits(old: Node, next: Node): boolean {
  return old.nodeName === next.nodeName && (old as Drawn).drawnKey === (next as Drawn).drawnKey;
}

function update(old: Node, next: Node): void {
  if (!(old instanceof Element && next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (name !== 'style' && !next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (name !== 'style' && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const [from, to] = [next as Drawn, old as Drawn];
  if (to.style.cssText !== from.style.cssText) to.style.cssText = from.style.cssText;
  to.onclick = from.onclick;
  patch(old, ...next.childNodes);
}

/** One piece of text as an element. */
export type Words = (value: string, name?: string, longest?: number) => HTMLElement;

/** Longer than anything worth reading at a glance; the rest is cut before it costs layout time. */
const LONGEST = 600;

/**
 * In a web page every word is generated content (`[data-t]::before` in card.css): the page's own search (`window.find`)
 * reads text nodes even inside a closed root, generated content it cannot. In the extension's pages it is plain text.
 */
export function words(mode: 'page' | 'plain'): Words {
  return mode === 'page' ? pageWords : plainWords;
}

/** `words('page')`, for the page script, which has no use for the other. */
export const pageWords: Words = (value, name = '', longest = LONGEST) =>
  element('span', { class: `t ${name}`, 'data-t': cut(value, longest) });

const plainWords: Words = (value, name = '', longest = LONGEST) => {
  const word = element('span', { class: `t ${name}`, dir: 'auto' });
  word.textContent = cut(value, longest);
  return word;
};

function cut(value: string, longest: number): string {
  // Half of a cut surrogate pair would be drawn as a broken sign.
  return value.length > longest ? `${value.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : value;
}

/** Short texts in a row. The dots stand outside of them, or a right-to-left text would pull its dot to its own end. */
export function parts(t: Words, of: string[]): Child[] {
  return of.map((part, index) => [index > 0 && element('i', 'dot'), t(part)]);
}

/** Short texts in a row that breaks between them only; the dot of one that begins a line is out of sight. */
export function flow(t: Words, of: string[], name: (part: string) => string = () => ''): Child {
  return element(
    'span',
    'flow',
    of.map((part) => element('span', 'part', t(part, name(part)))),
  );
}
