// What a file is shown as is decided by its bytes; what could run is never shown.

import { describe, expect, it } from 'vitest';
import { BLOB_TYPE, bytesOf, safeName, shownAs, textOf } from '@/components/file/shown-as';

const ascii = (text: string) => new TextEncoder().encode(text);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const PDF = ascii('%PDF-1.7\n…');
const HTML = ascii('<!doctype html><script>0</script>');

describe('shownAs', () => {
  const cases: [string, Uint8Array, string, string, string][] = [
    ['a PDF', PDF, 'cv.pdf', 'application/pdf', 'pdf'],
    ['a PDF said to be HTML', PDF, 'cv', 'text/html', 'pdf'],
    ['a PDF after some bytes', ascii(`${'x'.repeat(500)}%PDF-1.4`), 'cv.pdf', '', 'pdf'],
    ['a picture', PNG, 'a.png', '', 'png'],
    ['a picture under a wrong name', JPEG, 'a.png', 'application/octet-stream', 'jpeg'],
    ['plain text', ascii('hello'), 'a.txt', 'application/octet-stream', 'text'],
    ['text that says so', ascii('hello'), 'letter', 'text/plain; charset=utf-8', 'text'],
    ['markup said to be text: shown as its letters', HTML, 'letter', 'text/plain', 'text'],
    ['bytes said to be text', new Uint8Array([65, 0, 66]), 'a.txt', 'text/plain', 'download'],
    ['HTML', HTML, 'cv.html', 'text/html', 'download'],
    ['HTML without a name', HTML, '', 'text/html', 'download'],
    ['HTML said to be a PDF', HTML, 'cv.pdf', 'application/pdf', 'download'],
    ['HTML said to be text, by its name', HTML, 'cv.HTM ', 'text/plain', 'download'],
    ['HTML with a PDF in it, by its name', ascii('<b>%PDF-1.7'), 'cv.xhtml', 'application/pdf', 'download'],
    ['SVG', ascii('<svg onload="0"/>'), 'a.svg', 'image/svg+xml', 'download'],
    ['SVG said to be a PNG', ascii('<svg/>'), 'a.png', 'image/png', 'download'],
    ['Word', ascii('PK'), 'cv.docx', '', 'download'],
    ['nothing', new Uint8Array(), '', '', 'download'],
  ];
  for (const [what, bytes, name, type, kind] of cases) {
    it(what, () => expect(shownAs(bytes, name, type)).toBe(kind));
  }
});

it('gives no blob a type that runs', () => {
  for (const type of Object.values(BLOB_TYPE)) expect(type).not.toMatch(/html|xml|svg|script/);
});

describe('safeName', () => {
  const cases: [string, string][] = [
    ['cv.pdf', 'cv.pdf'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['履歴書.pdf', '履歴書.pdf'],
    ['   ', 'file'],
    ['x'.repeat(10_000), 'x'.repeat(200)],
  ];
  for (const [name, safe] of cases) it(JSON.stringify(name.slice(0, 30)), () => expect(safeName(name)).toBe(safe));
});

it('reads old text as Windows wrote it', () => {
  expect(textOf(ascii('é'))).toBe('é');
  expect(textOf(new Uint8Array([0xe9, 0x80]))).toBe('é€');
});

it('takes base64 back to bytes, and throws at what is none', () => {
  expect([...bytesOf(btoa('\u0000\u00ff'))]).toEqual([0, 255]);
  expect(() => bytesOf('%%%')).toThrow();
});
