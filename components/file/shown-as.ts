// Decides how a file is shown, by what its bytes are and never by what somebody says they are. Pure. Whatever could run
// (HTML, SVG, XML) is never shown: our page has the rights of the extension.

/** `download`: not shown at all. */
export type ShownAs = 'pdf' | 'png' | 'jpeg' | 'text' | 'download';

/** The type a blob is given, whatever type was announced; bytes that are not shown can't be opened as a page either. */
export const BLOB_TYPE: Readonly<Record<ShownAs, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  text: 'text/plain;charset=utf-8',
  download: 'application/octet-stream',
};

const ACTIVE = /\.(?:x?html?|xht|svgz?|xml|xsl|mht(?:ml)?|js|mjs)$/i;
const TEXT = /\.(?:txt|text|md|log)$/i;
/** Readers look for the mark of a PDF within so many bytes. */
const PDF_HEAD = 1_024;
/** Text of this length is told from other bytes. */
const TEXT_HEAD = 4_096;

export function shownAs(bytes: Uint8Array, name: string, type: string): ShownAs {
  if (ACTIVE.test(name.trim())) return 'download';
  if (latin(bytes.subarray(0, PDF_HEAD)).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  const announced = /^text\/plain\b/i.test(type.trim()) || TEXT.test(name.trim());
  return announced && !bytes.subarray(0, TEXT_HEAD).includes(0) ? 'text' : 'download';
}

/** A name fit to be shown and saved: no path, nothing that turns the reading direction or hides an ending. */
export function safeName(name: string): string {
  const tidy = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .trim();
  return tidy.slice(0, 200) || 'file';
}

/** @throws when the text is no base64 */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** UTF-8, or what Windows took for text before. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
