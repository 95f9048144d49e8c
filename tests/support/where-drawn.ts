// Where on a page the extension draws, document by document, and what has the keyboard's focus: both as the browser
// knows them, since a closed root is out of a selector's reach.

import type { CDPSession, Page } from 'playwright-core';

/** One closed root with something in it. */
export interface DrawnIn {
  /** Address of the document that holds it: the page's, or that of a frame in it. */
  document: string;
  /** The words in it, in order. */
  words: string[];
}

interface DomNode {
  nodeName: string;
  documentURL?: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  shadowRootType?: string;
  contentDocument?: DomNode;
}

/** What can send commands of the debugging protocol about one page. */
type Sends = { send(method: 'DOM.getDocument', params: { depth: number; pierce: boolean }): Promise<unknown> };

/** Every closed root of the page and of its same-process frames, empty ones left out. */
export async function drawnIn(session: Sends): Promise<DrawnIn[]> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
  const found: DrawnIn[] = [];
  const look = (node: DomNode, document: string): void => {
    const here = node.documentURL ?? document;
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType !== 'closed') continue;
      const words = wordsOf(shadow);
      if (words.length > 0) found.push({ document: here, words });
    }
    for (const child of node.children ?? []) look(child, here);
    if (node.contentDocument) look(node.contentDocument, here);
  };
  look(root, '');
  return found;
}

function wordsOf(node: DomNode): string[] {
  const { attributes = [] } = node;
  const at = attributes.findIndex((name, index) => index % 2 === 0 && name === 'data-t');
  const own = at < 0 ? [] : [attributes[at + 1] ?? ''];
  return [...own, ...(node.children ?? []).flatMap(wordsOf)];
}

/** As `drawnIn`, for a page that Playwright drives. */
export async function pageDrawnIn(page: Page): Promise<DrawnIn[]> {
  const session = await page.context().newCDPSession(page);
  try {
    return await drawnIn({ send: (method, params) => session.send(method, params) });
  } finally {
    await session.detach();
  }
}

/** What assistive technology says has the focus, `role: name`; closed roots included. */
export async function focused(session: CDPSession): Promise<string> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    nodes: {
      role?: { value: string };
      name?: { value: string };
      properties?: { name: string; value: { value: unknown } }[];
    }[];
  };
  const having = nodes.filter(({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  const node = having.at(-1);
  return node ? `${node.role?.value ?? ''}: ${node.name?.value ?? ''}` : '';
}
