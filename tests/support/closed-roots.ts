// What stands in the closed shadow roots of a page, as the browser and assistive technology know it: a selector reaches
// nothing there.

import type { CDPSession } from 'playwright-core';

/** A rectangle in CSS pixels of the page's viewport. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One thing inside the extension's closed root, as assistive technology is told of it. */
export interface Seen {
  role: string;
  name: string;
  backendNodeId: number;
}

/** What the extension draws on a page. */
export interface Drawn {
  /** Everything that can be read, in order, with single spaces. */
  text: string;
  /** Values of the `data-t` attributes, in order: the words painted as generated content. */
  words: string[];
  /** What language each of what stands in the roots says it is in, in order; '' where it says nothing. */
  languages: string[];
  nodes: Seen[];
  rect: Rect | null;
}

interface DomNode {
  backendNodeId: number;
  nodeType: number;
  nodeName: string;
  nodeValue?: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  shadowRootType?: string;
  contentDocument?: DomNode;
}

interface AxNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  backendDOMNodeId?: number;
}

function attribute(node: DomNode, name: string): string | null {
  const list = node.attributes ?? [];
  for (let index = 0; index + 1 < list.length; index += 2) if (list[index] === name) return list[index + 1] ?? null;
  return null;
}

function walk(node: DomNode, visit: (node: DomNode) => void): void {
  visit(node);
  for (const child of node.shadowRoots ?? []) walk(child, visit);
  for (const child of node.children ?? []) walk(child, visit);
}

/** Frames in the same process are looked into as well. */
function closedRoots(root: DomNode): DomNode[] {
  const found: DomNode[] = [];
  const look = (node: DomNode): void => {
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType === 'closed') found.push(shadow);
    }
    for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])])
      look(child);
  };
  look(root);
  return found;
}

/** The box around a quad of the debugging protocol: x and y by turns. */
export function rectOf(quad: readonly number[]): Rect {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

async function documentOf(session: CDPSession): Promise<DomNode> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: DomNode };
  return root;
}

/** What is drawn in the closed roots of a page; null when nothing is. */
export async function readDrawn(session: CDPSession): Promise<Drawn | null> {
  const roots = closedRoots(await documentOf(session));
  if (roots.length === 0) return null;
  const drawn: Drawn = { text: '', words: [], languages: [], nodes: [], rect: null };
  const texts: string[] = [];
  for (const shadow of roots) {
    let firstElement: DomNode | null = null;
    for (const child of shadow.children ?? []) {
      if (child.nodeType === 1 && child.nodeName !== 'STYLE') drawn.languages.push(attribute(child, 'lang') ?? '');
    }
    walk(shadow, (node) => {
      if (node.nodeType === 1 && node.nodeName !== 'STYLE' && firstElement === null) firstElement = node;
      const word = attribute(node, 'data-t');
      if (word) drawn.words.push(word);
    });
    const ax = (await session
      .send('Accessibility.queryAXTree', { backendNodeId: shadow.backendNodeId })
      .catch(() => ({ nodes: [] }))) as unknown as { nodes: AxNode[] };
    for (const node of ax.nodes) {
      const name = node.name?.value ?? '';
      const role = node.role?.value ?? '';
      if (node.ignored || role === 'InlineTextBox' || name.trim() === '') continue;
      if (role === 'StaticText') texts.push(name);
      drawn.nodes.push({ role, name, backendNodeId: node.backendDOMNodeId ?? 0 });
    }
    if (firstElement !== null && drawn.rect === null) {
      const { backendNodeId } = firstElement as DomNode;
      const box = await session.send('DOM.getBoxModel', { backendNodeId }).catch(() => null);
      if (box) drawn.rect = rectOf(box.model.border);
    }
  }
  drawn.text = texts.join(' ').replace(/\s+/g, ' ').trim();
  const isEmpty = drawn.nodes.length === 0 && drawn.words.length === 0;
  return isEmpty ? null : drawn;
}

/** How many elements in the closed roots of a page take typed text. */
export async function editableInClosedRoots(session: CDPSession): Promise<number> {
  let count = 0;
  for (const shadow of closedRoots(await documentOf(session))) {
    walk(shadow, (node) => {
      const isField =
        node.nodeName === 'INPUT' && !/^(checkbox|radio|button|submit)$/.test(attribute(node, 'type') ?? '');
      const isEditable = isField || ['TEXTAREA', 'SELECT'].includes(node.nodeName);
      if (isEditable || attribute(node, 'contenteditable') !== null) count++;
    });
  }
  return count;
}
