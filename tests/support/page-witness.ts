// What a profile page itself can notice of an extension, gathered by a script in the page's own world. Knows nothing of
// the product: it is pointed at planted offenders as well, to prove that it sees.

import type { Page } from 'playwright-core';
import type { Drawn } from './closed-roots';
import type { Harness } from './launch-extension';

/** Runs in the page's world before anything else. */
function watch(extension: string): void {
  const seen: string[] = [];
  Object.defineProperty(window, '__witness', { value: seen, enumerable: false });
  Object.defineProperty(window, '__names', { value: new Set(Object.getOwnPropertyNames(window)), enumerable: false });
  const note = (what: string, detail: unknown) => seen.push(`${what}: ${String(detail)}`);
  const suffixes = [
    '',
    ':sites:wxt:content-script-started',
    ':wxt:content-script-started',
    ':content:wxt:locationchange',
    ':ready',
  ];
  for (const target of [window, document]) {
    for (const suffix of suffixes) {
      for (const name of [extension, 'wxt', 'in-ats'])
        target.addEventListener(name + suffix, () => note('event', name + suffix), true);
    }
  }
  window.addEventListener('message', (event) => note('message', JSON.stringify(event.data)), true);
  for (const type of ['keydown', 'keypress', 'input', 'beforeinput', 'change']) {
    window.addEventListener(type, (event) => note('typed', `${type} ${(event as KeyboardEvent).key ?? ''}`), true);
  }
  for (const type of ['scroll', 'focusin', 'click']) {
    window.addEventListener(type, (event) => !event.isTrusted && note('synthetic', type), true);
  }
  window.addEventListener('load', () => {
    const observer = new MutationObserver((changes) => {
      for (const { type, target, addedNodes, removedNodes, attributeName } of changes) {
        if (type === 'attributes') note('changed', `attribute ${attributeName} of ${target.nodeName}`);
        if (type === 'characterData') note('changed', `text in ${target.parentNode?.nodeName}`);
        for (const node of [...addedNodes, ...removedNodes]) {
          if (target === document.documentElement && node.nodeName === 'DIV') continue;
          note('changed', `${node.nodeName} in ${target.nodeName}`);
        }
      }
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Looks around in the page after the extension has done its work; one line for each thing it could notice. */
function lookAround({
  extension,
  words,
  source,
}: {
  extension: string;
  words: string[];
  source: string | null;
}): string[] {
  const found: string[] = [...((window as unknown as { __witness: string[] }).__witness ?? [])];
  const root = document.documentElement;
  const extra = [...root.children].filter((child) => child !== document.head && child !== document.body);
  if (extra.length > 1) found.push(`nodes: ${extra.length} beside head and body`);
  for (const node of extra) {
    if (node !== root.lastElementChild) found.push('nodes: not at the end');
    if (node.nodeName !== 'DIV') found.push(`nodes: ${node.nodeName}`);
    if (node.attributes.length > 0) found.push(`nodes: attribute ${node.attributes[0]?.name}`);
    if (node.shadowRoot !== null) found.push('nodes: open root');
    if (node.childNodes.length > 0) found.push('nodes: readable content');
  }
  if (source !== null) {
    const original = new DOMParser().parseFromString(source, 'text/html').documentElement;
    const present = root.cloneNode(true) as Element;
    for (const child of [...present.children]) if (!['HEAD', 'BODY'].includes(child.nodeName)) child.remove();
    if (present.outerHTML !== original.outerHTML) found.push('changed: the page is not as it was served');
  }
  for (const node of document.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      if (value.includes(extension) || /(chrome|moz)-extension:/.test(value)) found.push(`id: attribute ${name}`);
    }
  }
  for (const entry of performance.getEntries()) {
    if (/(chrome|moz)-extension:/.test(entry.name) || entry.name.includes(extension)) found.push(`id: ${entry.name}`);
  }
  const sheets = [...document.styleSheets].length - document.querySelectorAll('style, link[rel=stylesheet]').length;
  if (sheets > 0 || document.adoptedStyleSheets.length > 0) found.push('nodes: style sheet of the document');
  const before = (window as unknown as { __names: Set<string> }).__names;
  for (const name of Object.getOwnPropertyNames(window)) {
    // Numbers are the page's own frames.
    if (!before.has(name) && name !== '__names' && !/^\d+$/.test(name)) found.push(`global: ${name}`);
  }
  const text = document.body.innerText.toLowerCase();
  for (const word of words) {
    getSelection()?.removeAllRanges();
    // The page's own text may hold a word too; what counts is a find where the page has none.
    if (!text.includes(word.toLowerCase()) && (window as unknown as { find(text: string): boolean }).find(word))
      found.push(`find: ${word}`);
  }
  getSelection()?.removeAllRanges();
  return [...new Set(found)];
}

/** Must be called before the page is opened. */
export async function bringWitness(harness: Harness): Promise<void> {
  await harness.context.addInitScript(watch, harness.id);
}

/**
 * Everything a page could notice by now, one line each, beginning with a word for its kind.
 *
 * @param source the page as it was served, when it has no script of its own
 */
export async function witness(harness: Harness, page: Page, source: string | null): Promise<string[]> {
  const drawn: Drawn | null = await harness.drawn(page);
  const words = (drawn?.words ?? [])
    .concat(drawn?.nodes.map(({ name }) => name) ?? [])
    .filter((word) => word.length > 3);
  const found = await page.evaluate(lookAround, { extension: harness.id, words, source });
  for (const file of ['manifest.json', 'popup.html', 'page.js', 'icon/16.png', 'sidepanel.html']) {
    const reached = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      `${harness.origin}/${file}`,
    );
    if (reached) found.push(`file: ${file}`);
  }
  const editable = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'slider'];
  for (const { role, name } of drawn?.nodes ?? []) if (editable.includes(role)) found.push(`typing: ${role} ${name}`);
  if ((await harness.editableInClosedRoots(page)) > 0) found.push('typing: a place to type');
  for (const { url, host, kind } of harness.internet.seen) {
    if (/(^|\.)(linkedin\.com|licdn\.com)$/.test(host) && kind !== 'document') found.push(`request: ${kind} ${url}`);
  }
  return found;
}
