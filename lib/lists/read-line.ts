// Reads one line that somebody typed, selected or pasted: addresses, e-mail addresses and telephone numbers wherever they
// stand in it, a name before them, and what is said beside the name. Guesses no company: that is the headline's reader's.

import { NO_PERSON, type PersonText, saysSomebody } from './person-text';

/** Longer lines are prose. */
const LONGEST_LINE = 2_000;
const MOST_EACH = 10;

const EMAIL = /[^\s<>()[\]{},;:"'|/\\@]{1,64}@[^\s<>()[\]{},;:"'|/\\@]{1,190}\.[\p{L}\d-]{2,24}/gu;
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"'|]{3,2000}|urn:li:[\w:]{3,80}|(?<![\p{L}\d@.])(?:[\p{L}\d](?:[\p{L}\d-]{0,61})\.){1,4}\p{L}{2,24}\/[^\s<>"'|]{1,2000}/giu;
const FEDIVERSE = /(?<![\w.])@[\w.-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/g;
/** Nine digits at least, unless a country stands in front: a date has eight. */
const TELEPHONE = /(?<![\p{L}\d])(?:\+\s?|00)?\(?\d[\d\s().\u2011/-]{6,28}\d(?![\p{L}\d])/gu;
/** `E-mail:`, `LinkedIn`, `Tel.` in front of what was taken out. */
const LABEL =
  /(?<!\p{L})(?:full name|name|e-?mail(?: address)?|mail|phone(?: number)?|telephone|tel|mobile|cell|linkedin|github|profile|website|web|url)\s*[.:=]+/giu;
const SEPARATOR = /\s*[|\t;·•<>()[\]{}]+\s*|\s*,\s*|\s+[-\u2013\u2014\u2022]+\s+|\s{3,}/u;

/** Words as names have them: letters of any script, apostrophes, hyphens, a point at the end or between initials; no digits. */
const WORD = /[("“]?\p{L}[\p{L}\p{M}'\u2019\u02bc-]*(?:\.(?:\p{L}\.)*)?[)"”]?/u.source;
const NAME = new RegExp(`^${WORD}(?:\\s+${WORD}){0,6}$`, 'u');

/**
 * What a line says of one person; null where it says nobody.
 *
 * @example readLine('Mara Example <mara@mail.example>, Staff Engineer at Brightwater').headline // 'Staff Engineer at Brightwater'
 */
export function readLine(line: string): PersonText | null {
  if (line.length > LONGEST_LINE) return null;
  let rest = line.normalize('NFC').replace(/\b(?:mailto|tel|callto):/gi, ' ');
  const take = (pattern: RegExp, fits: (found: string) => boolean = () => true): string[] => {
    const found: string[] = [];
    rest = rest.replace(pattern, (hit) => {
      if (!fits(hit)) return hit;
      found.push(hit);
      return ' | ';
    });
    return [...new Set(found)].slice(0, MOST_EACH);
  };
  const urls = [...take(ADDRESS).map(toAddress), ...take(FEDIVERSE)];
  const emails = take(EMAIL);
  const phones = take(TELEPHONE, isTelephone).map((phone) => phone.trim());
  const { name, headline } = wordsOf(rest.replace(LABEL, ' | '));
  const person = { ...NO_PERSON, name, headline, urls, emails, phones };
  return saysSomebody(person) ? person : null;
}

/** Several lines are several people. Empty ones are left out; what a line that says nobody said is kept. */
export function readLines(text: string, most: number): { line: string; person: PersonText | null }[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .slice(0, most)
    .map((line) => ({ line: line.trim(), person: readLine(line) }));
}

/** Might it be what somebody is called? In short: a few words, no digits. */
export function looksLikeName(text: string): boolean {
  return text.length <= 80 && NAME.test(text.trim());
}

export function isEmail(text: string): boolean {
  return new RegExp(`^(?:mailto:)?${EMAIL.source}$`, 'u').test(text.trim());
}

export function isAddress(text: string): boolean {
  return new RegExp(`^(?:${ADDRESS.source}|${FEDIVERSE.source})$`, 'iu').test(text.trim());
}

export function isTelephone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= (/^\s*(?:\+|00)/.test(text) ? 8 : 9) && digits <= 15 && /^[\s\d().+\u2011/-]+$/.test(text);
}

/** The first piece that may be a name is it; `Example, Mara` is one name; the rest is said beside it. */
function wordsOf(text: string): Pick<PersonText, 'name' | 'headline'> {
  const pieces = text
    .split(SEPARATOR)
    .map((piece) => piece.replace(/^[\s"'*.:_-]+|[\s"':_-]+$/gu, ''))
    .filter((piece) => /\p{L}/u.test(piece));
  const at = pieces.findIndex(looksLikeName);
  const found = pieces[at];
  if (found === undefined) return { name: null, headline: null };
  const [before, after] = [pieces.slice(0, at), pieces.slice(at + 1)];
  const [next = ''] = after;
  if (isOneWord(found) && looksLikeName(next) && next.split(/\s+/).length <= 2 && text.includes(',')) {
    return { name: `${found}, ${next}`, headline: said([...before, ...after.slice(1)]) };
  }
  const [, name = found, role = null] = /^(.{3,60}?)\s+(?:@|at|bei|chez|bij)\s+(.{2,})$/iu.exec(found) ?? [];
  return { name, headline: said([...before, ...(role === null ? [] : [`at ${role}`]), ...after]) };
}

function said(pieces: readonly string[]): string | null {
  return pieces.length === 0 ? null : pieces.join(' | ').slice(0, 500);
}

function isOneWord(text: string): boolean {
  return !/\s/.test(text);
}

/** As a browser's address bar would take it; what ends a sentence is no part of it. */
export function toAddress(text: string): string {
  const bare = text.trim().replace(/[.,;:!?'"”’\]}]+$/u, '');
  const address = bare.endsWith(')') && !bare.includes('(') ? bare.replace(/\)+$/, '') : bare;
  return /^(?:https?:|urn:|@)/i.test(address) ? address : `https://${address}`;
}

/** The pieces of a cell into which an export put several addresses. */
export function several(cell: string): string[] {
  return cell.split(/[\s;,|]+/).filter((piece) => piece !== '');
}
