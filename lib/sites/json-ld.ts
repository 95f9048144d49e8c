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

/** Parsing is not free and pages change often: kept for as long as the element lives with the same text. */
const parsed = new WeakMap<Element, { text: string; people: DescribedPerson[] }>();

/** The people a document describes about itself. Unreadable data is passed over. */
export function describedPeople(document: Document): DescribedPerson[] {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, MOST_SCRIPTS);
  return scripts.flatMap((script) => {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_SCRIPT) return [];
    const kept = parsed.get(script);
    if (kept?.text === text) return kept.people;
    const people = topLevelNodes(parse(text)).flatMap(personIn);
    parsed.set(script, { text, people });
    return people;
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

function topLevelNodes(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.slice(0, 100).filter(isNode);
  if (!isNode(data)) return [];
  const graph = data['@graph'];
  return Array.isArray(graph) ? graph.slice(0, 200).filter(isNode) : [data];
}

function personIn(node: Record<string, unknown>): DescribedPerson[] {
  const subject = hasType(node, 'ProfilePage') ? node.mainEntity : node;
  if (!isNode(subject) || !hasType(subject, 'Person')) return [];
  const address = list(subject.address).find(isNode);
  return [
    {
      name: text(subject.name),
      addresses: [...list(subject.url), ...list(subject.sameAs)]
        .filter((href) => typeof href === 'string')
        .slice(0, 20),
      titles: list(subject.jobTitle).flatMap((title) => text(title) ?? []),
      employers: list(subject.worksFor).flatMap((employer) => (isNode(employer) ? (text(employer.name) ?? []) : [])),
      locality: text(address?.addressLocality),
    },
  ];
}

function hasType(node: Record<string, unknown>, type: string): boolean {
  return list(node['@type']).includes(type);
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 50) : [value];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? tidy(value) : null;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
