// Reads people out of a page's JSON-LD. Only people described at the top level or as a profile page's main entity:
// authors of posts, employees and commenters are nested deeper and are somebody else.

import { tidy } from './text';

export interface DescribedPerson {
  name: string | null;
  /** `url` and `sameAs`, as written. */
  addresses: string[];
  titles: string[];
  employers: string[];
  locality: string | null;
}

const LONGEST_SCRIPT = 400_000;
const MOST_SCRIPTS = 8;

/** One thing that a page's data describes, as the page wrote it. */
export type Node = Record<string, unknown>;

/** Parsing is not free and pages change often: kept for as long as the element lives with the same text. */
const parsed = new WeakMap<Element, { text: string; nodes: Node[] }>();

/** The people a document describes about itself. Unreadable data is passed over. */
export function describedPeople(document: Document): DescribedPerson[] {
  return personNodes(document).map(described);
}

/** The same people as the page wrote them. */
export function personNodes(document: Document): Node[] {
  return topLevel(document).flatMap(personIn);
}

/** Everything a document describes at the top level of its data. Unreadable data is passed over. */
export function topLevel(document: Document): Node[] {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, MOST_SCRIPTS);
  return scripts.flatMap((script) => {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_SCRIPT) return [];
    const kept = parsed.get(script);
    if (kept?.text === text) return kept.nodes;
    const nodes = topLevelNodes(parse(text));
    parsed.set(script, { text, nodes });
    return nodes;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      // Some sites leave raw control characters in their strings.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
      return JSON.parse(text.replace(/[\u0000-\u001f]/g, ' '));
    } catch {
      return null;
    }
  }
}

function topLevelNodes(data: unknown): Node[] {
  if (Array.isArray(data)) return data.slice(0, 100).filter(isNode);
  if (!isNode(data)) return [];
  const graph = data['@graph'];
  return Array.isArray(graph) ? graph.slice(0, 200).filter(isNode) : [data];
}

function personIn(node: Node): Node[] {
  const subject = hasType(node, 'ProfilePage') ? node.mainEntity : node;
  return isNode(subject) && hasType(subject, 'Person') ? [subject] : [];
}

function described(subject: Node): DescribedPerson {
  const address = nodeList(subject.address).find(isNode);
  return {
    name: nodeText(subject.name),
    addresses: [...nodeList(subject.url), ...nodeList(subject.sameAs)]
      .filter((href) => typeof href === 'string')
      .slice(0, 20),
    titles: nodeList(subject.jobTitle).flatMap((title) => nodeText(title) ?? []),
    employers: nodeList(subject.worksFor).flatMap((employer) =>
      isNode(employer) ? (nodeText(employer.name) ?? []) : [],
    ),
    locality: nodeText(address?.addressLocality),
  };
}

function hasType(node: Node, type: string): boolean {
  return nodeList(node['@type']).includes(type);
}

/** One value, several or none, as JSON-LD allows everywhere. */
export function nodeList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 50) : [value];
}

export function nodeText(value: unknown): string | null {
  return typeof value === 'string' ? tidy(value) : null;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
