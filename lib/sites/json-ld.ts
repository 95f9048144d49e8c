// Reads people out of a page's JSON-LD. Only people described at the top level or as a profile page's main entity:
// authors of posts, employees and commenters are nested deeper and are somebody else.

import { type Data, isData, parseData, readOnce } from './page-data';
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
export type Node = Data;

const nodesOf = readOnce((text) => topLevelNodes(parse(text)));

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
    return text.length > LONGEST_SCRIPT ? [] : nodesOf(script, text);
  });
}

/** Some sites leave raw control characters in their strings. */
function parse(text: string): unknown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
  return parseData(text) ?? parseData(text.replace(/[\u0000-\u001f]/g, ' '));
}

function topLevelNodes(data: unknown): Node[] {
  if (Array.isArray(data)) return data.slice(0, 100).filter(isData);
  if (!isData(data)) return [];
  const graph = data['@graph'];
  return Array.isArray(graph) ? graph.slice(0, 200).filter(isData) : [data];
}

function personIn(node: Node): Node[] {
  const subject = hasType(node, 'ProfilePage') ? node.mainEntity : node;
  return isData(subject) && hasType(subject, 'Person') ? [subject] : [];
}

function described(subject: Node): DescribedPerson {
  const address = nodeList(subject.address).find(isData);
  return {
    name: tidy(subject.name),
    addresses: [...nodeList(subject.url), ...nodeList(subject.sameAs)]
      .filter((href) => typeof href === 'string')
      .slice(0, 20),
    titles: nodeList(subject.jobTitle).flatMap((title) => tidy(title) ?? []),
    employers: nodeList(subject.worksFor).flatMap((employer) => (isData(employer) ? (tidy(employer.name) ?? []) : [])),
    locality: tidy(address?.addressLocality),
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
