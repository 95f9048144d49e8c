// Finds the addresses by which an opportunity says who the person is. Raw text in, raw text out: what counts as a key is
// for lib/identity to say.

const MOST_URLS = 40;
/** Links are stored as they were sent, so a bare handle is met where it names LinkedIn. */
const HANDLE = /^(?:linked\s?in\s*[:=-]\s*(?:\/?in\/|@)?|\/?in\/)([\p{L}\p{N}\p{M}_-]{3,100})\/?$/iu;
const URL_LIKE = /^(?:https?:\/\/|www\.)?[^\s/?#@:\\]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d+)?(?:[/?#]\S*)?$/iu;

/** Each once, as written. */
export function addressesIn(links: readonly string[]): string[] {
  return [...new Set(links.flatMap((link) => address(link) ?? linkedInHandle(link) ?? []))].slice(0, MOST_URLS);
}

function address(value: string): string | null {
  const bare = value.replace(/^[<([{"']+|[>)\]}"'.,;]+$/g, '');
  return URL_LIKE.test(bare) ? bare : null;
}

function linkedInHandle(value: string): string | null {
  const handle = HANDLE.exec(value)?.[1];
  return handle === undefined ? null : `https://www.linkedin.com/in/${encodeURIComponent(handle)}`;
}
