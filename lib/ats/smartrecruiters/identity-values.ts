// Finds the addresses by which a person's `web` says who they are. Raw text in, raw text out: what counts as a key is for
// lib/identity to say.

const LINKEDIN_HANDLE = /^(?:linked\s?in\s*[:=-]\s*(?:\/?in\/|@)?|\/?in\/)([\p{L}\p{N}\p{M}_-]{3,100})\/?$/iu;
const URL_LIKE = /^(?:https?:\/\/|www\.)?[^\s/?#@:\\]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d+)?(?:[/?#]\S*)?$/iu;

/**
 * The addresses among free texts. A bare word is none, also where it stands for LinkedIn: it may be a handle, a name or
 * `none`, and a guessed handle is somebody else's.
 */
export function addressesIn(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => address(value) ?? linkedInHandle(value)))].filter((one) => one !== null);
}

function address(value: string): string | null {
  const bare = value.trim().replace(/^[<([{"']+|[\s<>)\]}"'.,;]+$/g, '');
  return URL_LIKE.test(bare) ? bare : null;
}

function linkedInHandle(value: string): string | null {
  const handle = LINKEDIN_HANDLE.exec(value.trim())?.[1];
  return handle === undefined ? null : `https://www.linkedin.com/in/${encodeURIComponent(handle)}`;
}
