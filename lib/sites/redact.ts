// A page without anything that was said on it: tags, nesting and attribute names as they were, every text and every
// identifier invented anew in the same length and shape. The same word always becomes the same word, so that duplicates
// still agree; which, differs from snapshot to snapshot, so that nothing can be looked up. Reads; writes nothing.

import {
  PLAIN_ATTRIBUTES,
  PROGRAM_WORDS,
  ROUTE_WORDS,
  SCHEMA_KEYS,
  SCHEMA_TYPES,
  STANDARD_WORDS,
} from './redact-words';

/** Larger pages are cut: nodes, and characters of one text. */
const MOST_NODES = 60_000;
const LONGEST_TEXT = 2_000;
const DEEPEST = 400;

/** Whole values of these that stay, if they are nothing but what the standard or the web's usual vocabularies know. */
const PLAIN_VALUE =
  /^(?:[a-z]{1,20}|[a-z]{2,12}[:-][a-z_:-]{1,30}|-?\d{1,2})(?: (?:[a-z]{1,20}|[a-z]{2,12}[:-][a-z_:-]{1,30}))*$/;

/** Attributes by which a page calls its own parts: kept word by word where the words are a program's, not a person's. */
const NAMING_ATTRIBUTE =
  /^(?:class|id|for|name|slot|part|aria-(?:labelledby|describedby|controls|owns)|data-(?:test|testid|test-id|qa|cy|component|component-type|section|view-name|testid-.*|test-.*)|componentkey|itemtype|headers|form|list)$/;

/** What is styled or run and says nothing of the structure. */
const EMPTIED: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template']);
const DROPPED: ReadonlySet<string> = new Set(['svg', 'canvas', 'video', 'audio', 'object', 'embed', 'picture']);
const VOID: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

export interface Snapshot {
  html: string;
  /** The page was larger than what is kept. */
  isCut: boolean;
}

/** @param random gives numbers from 0 to 1; the browser's own where left out */
export function redact(document: Document, random: () => number = secureRandom): Snapshot {
  const mask = createMask(random, wordsOf(document));
  const out: string[] = ['<!doctype html>\n'];
  let nodes = 0;
  let isCut = false;

  function write(node: Node, depth: number): void {
    if (nodes++ > MOST_NODES || depth > DEEPEST) {
      isCut = true;
      return;
    }
    if (node.nodeType === TEXT) {
      out.push(escaped(mask((node.nodeValue ?? '').slice(0, LONGEST_TEXT))));
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const element = node as Element;
    // Custom elements are named by the program; anything else that is not plain HTML could be named by anybody.
    const tag = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(element.localName) ? maskedTag(element.localName) : 'div';
    out.push('<', tag);
    for (const { name, value } of element.attributes) out.push(attribute(name, value));
    out.push('>');
    if (VOID.has(tag)) return;
    if (element.localName === 'script' && element.getAttribute('type') === 'application/ld+json') {
      out.push(maskedJson(element.textContent ?? ''));
    } else if (!EMPTIED.has(element.localName) && !DROPPED.has(element.localName)) {
      const shadow = element.shadowRoot;
      if (shadow) {
        out.push('<template shadowrootmode="open">');
        for (const child of shadow.childNodes) write(child, depth + 1);
        out.push('</template>');
      }
      for (const child of element.childNodes) write(child, depth + 1);
    }
    out.push('</', tag, '>');
  }

  function maskedTag(name: string): string {
    return name.includes('-')
      ? name
          .split('-')
          .map((word, i) => kept(word, i === 0))
          .join('-')
      : name;
  }

  function kept(word: string, isFirst = false): string {
    if (PROGRAM_WORDS.has(word.toLowerCase())) return word;
    const made = mask(word);
    // A tag begins with a letter.
    return isFirst && !/^[a-z]/.test(made) ? `x${made.slice(1)}` : made;
  }

  function attribute(name: string, value: string): string {
    const lower = name.toLowerCase();
    const shown = /^[a-z][a-z-]*$/.test(lower) ? maskedName(lower) : 'data-x';
    if (/^on/.test(lower) || lower === 'style' || lower === 'nonce' || lower === 'integrity') return ` ${shown}=""`;
    if (/^(?:src|srcset|poster|action|formaction)$/.test(lower)) {
      return ` ${shown}=""`;
    }
    return ` ${shown}="${escaped(masked(lower, value.slice(0, LONGEST_TEXT)))}"`;
  }

  /** Attribute names are what a reader goes by, and a program's own; what is no program's word in them is invented. */
  function maskedName(name: string): string {
    if (!name.startsWith('data-')) return name;
    return [
      'data',
      ...name
        .slice(5)
        .split('-')
        .map((word) => kept(word)),
    ].join('-');
  }

  function masked(name: string, value: string): string {
    if (PLAIN_ATTRIBUTES.has(name) && PLAIN_VALUE.test(value) && isPlain(value)) return value;
    if (NAMING_ATTRIBUTE.test(name)) {
      return value.replace(/[\p{L}\p{N}]+/gu, (word) =>
        // Letters and digits mixed are a number of somebody's, or of a build.
        /\p{N}/u.test(word) && word.length > 3
          ? mask(word)
          : pieces(word)
              .map((piece) => kept(piece))
              .join(''),
      );
    }
    if (name === 'href') return value.replace(/[\p{L}\p{N}]+/gu, (word) => (ROUTE_WORDS.has(word) ? word : mask(word)));
    return mask(value);
  }

  /** JSON keeps its shape and its keys that programs know; JSON-LD's types are the vocabulary's. */
  function maskedJson(text: string): string {
    try {
      return JSON.stringify(maskedValue(JSON.parse(text), 0)).replace(/</g, '\\u003c');
    } catch {
      return '';
    }
  }

  function maskedValue(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return mask(value.slice(0, LONGEST_TEXT));
    if (typeof value === 'number') return Number(mask(String(Math.abs(Math.trunc(value))).slice(0, 15)));
    if (typeof value !== 'object' || value === null || depth > 30) return typeof value === 'boolean' ? value : null;
    if (Array.isArray(value)) return value.slice(0, 200).map((one) => maskedValue(one, depth + 1));
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, 200)
        .map(([key, one]) => [
          SCHEMA_KEYS.has(key) ? key : mask(key),
          key === '@type' || key === '@context' ? plainType(one) : maskedValue(one, depth + 1),
        ]),
    );
  }

  function plainType(value: unknown): unknown {
    if (Array.isArray(value)) return value.slice(0, 10).map(plainType);
    return typeof value === 'string' && SCHEMA_TYPES.has(value.replace(/^https?:\/\/schema\.org\/?/, ''))
      ? value
      : mask(String(value).slice(0, 100));
  }

  write(document.documentElement, 0);
  return { html: out.join(''), isCut };
}

const ELEMENT = 1;
const TEXT = 3;

/** Every word of it is one that programs use. */
function isPlain(value: string): boolean {
  return value
    .split(/[\s:_-]+/)
    .every((word) => word.length <= 2 || PROGRAM_WORDS.has(word) || STANDARD_WORDS.has(word));
}

/** `topCardName` is three words of a program. */
function pieces(word: string): string[] {
  return word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|[^\p{Lu}\p{Ll}\p{N}]+/gu) ?? [word];
}

/** Everything of three characters and more that is written anywhere on the page. */
function wordsOf(document: Document): ReadonlySet<string> {
  return new Set(document.documentElement.outerHTML.toLowerCase().match(/\p{L}{3,}|\p{N}{3,}/gu));
}

/**
 * The same word always gives the same, in its own case; letters give letters, digits give digits, the rest stays.
 *
 * @param taken what nothing may come out as
 */
function createMask(random: () => number, taken: ReadonlySet<string>): (text: string) => string {
  const made = new Map<string, string>();
  const pick = (from: string) => from[Math.floor(random() * from.length)] ?? 'x';

  function invented(word: string): string {
    const known = made.get(word);
    if (known !== undefined) return known;
    let result = '';
    // Short words have few others to become.
    for (let tries = 0; tries < 50; tries++) {
      result = [...word].map(letter).join('');
      if (result !== word && !taken.has(result)) break;
    }
    made.set(word, result);
    return result;
  }

  function letter(character: string): string {
    if (/\p{Nd}/u.test(character)) return pick('0123456789');
    if (/\p{Ll}/u.test(character)) return pick('aeioubcdfghklmnprstvz');
    // Of a script without case, or an emoji: what it was could be told from the character alone.
    if (/\p{L}/u.test(character)) return pick('아나다라마바사자');
    return /\p{M}/u.test(character) ? '' : '*';
  }

  return (text) =>
    text.replace(/[\p{L}\p{M}]+|\p{N}+|\p{Extended_Pictographic}/gu, (word) =>
      cased(invented(word.toLowerCase()), word),
    );
}

/** In the case of another word of the same length. */
function cased(word: string, like: string): string {
  const letters = [...like];
  return [...word].map((one, i) => (/\p{Lu}/u.test(letters[i] ?? '') ? one.toUpperCase() : one)).join('');
}

function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
