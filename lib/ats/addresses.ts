// The addresses in a text that an ATS holds as somebody's own. Raw text in, raw text out: what counts as a key is for
// lib/identity to say. Must not pick an address out of a sentence: it may be somebody else's.

const LONGEST = 2048;
/** Held as they were typed, so a bare handle is met; it counts where it names LinkedIn. */
const HANDLE = /^(?:linked\s?in\s*[:=-]\s*(?:\/?in\/|@)?|\/?in\/)([\p{L}\p{N}\p{M}_-]{3,100})\/?$/iu;
/** Said in the place of a handle. */
const NO_HANDLE =
  /^(?:none|null|nil|nan|not?|nope|n-?a|unknown|undefined|private|hidden|yes|true|false|available|unavailable|missing|pending|tbd|tba|profile|link|url|page|account|connected|here|see|same|test)$/i;
const URL_LIKE = /^(?:https?:\/\/|www\.)?[^\s/?#@:\\]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d+)?(?:[/?#]\S*)?$/iu;
/** In a free text a word with a dot in it (`B.Sc`) is no address. */
const MEANT_AS_URL = /^https?:\/\/|^www\.|\.\p{L}{2,}\.?\/./iu;
/** `https:/a.example`, `//a.example`, `https://https://a.example` */
const SCHEME = /^(?:https?:\/*)*(https?:)\/*(?=[^/\s])|^\/\/(?=[^/\s])/i;
/** What may stand beside addresses without making a sentence of them. */
const LABEL =
  /^(?:linked-?in|linked|in|git-?hub|gitlab|twitter|x|facebook|instagram|web|website|site|home|homepage|blog|portfolio|profile|url|link|public|private|personal|work|my|page|and|or|old|new|\P{L}*)[:=-]?$/iu;

/** An address that is the whole text, brackets and full stops around it aside; else null. */
export function wholeAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const bare = trimmed
    .replace(/^[<([{"']+|[\s<>)\]}"'.,;]+$/g, '')
    .replace(SCHEME, (_, scheme = 'https:') => `${scheme}//`);
  return URL_LIKE.test(bare) ? bare : null;
}

/** As `wholeAddress`, and meant as one: `B.Sc` and `mara.example` are not. */
export function meantAddress(text: string): string | null {
  const found = wholeAddress(text);
  return found !== null && MEANT_AS_URL.test(found) ? found : null;
}

/** The address of a LinkedIn handle that says it is one: `linkedin: mara-example`, `/in/mara-example`. */
export function linkedInHandle(text: string): string | null {
  const handle = HANDLE.exec(text.trim())?.[1];
  return handle === undefined || NO_HANDLE.test(handle)
    ? null
    : `https://www.linkedin.com/in/${encodeURIComponent(handle)}`;
}

/**
 * Several addresses in one field, and what they are labelled with. None where any other word is among them.
 *
 * @example labelledAddresses('LinkedIn: https://a.example/x, GitHub: https://b.example/y') // both
 */
export function labelledAddresses(text: string): string[] {
  if (text.length > LONGEST) return [];
  const pieces = text.split(/[\s,;|()[\]<>"]+/u).filter((piece) => piece !== '');
  const found = pieces.map((piece) => meantAddress(piece));
  return pieces.every((piece, index) => found[index] !== null || LABEL.test(piece))
    ? found.filter((one) => one !== null)
    : [];
}

/** What a text says that is held for nothing but addresses of the person. */
export function addressesOf(text: string): string[] {
  const one = wholeAddress(text) ?? linkedInHandle(text);
  return one === null ? labelledAddresses(text) : [one];
}
