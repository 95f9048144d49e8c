// @vitest-environment jsdom
// The page that shows one file: by what kind, always with a download, and nothing left behind.

import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FilePage } from '@/components/file/file-page';
import { fake, refuse, settled } from '@/tests/unit/ui/fake-extension';

vi.mock('@/lib/messages/ask', () => import('@/tests/unit/ui/fake-extension'));

const made: Blob[] = [];
const revoked: string[] = [];

beforeEach(() => {
  fake.reset();
  made.length = 0;
  revoked.length = 0;
  // jsdom has neither.
  URL.createObjectURL = (blob) => `blob:invented/${made.push(blob as Blob)}`;
  URL.revokeObjectURL = (url) => void revoked.push(url);
});
afterAll(settled);
afterEach(cleanup);

const open = (name: string, type: string, text: string) => {
  fake.answers['file.read'] = () => ({ name, type, base64: btoa(text) });
  render(<FilePage ticket="t-1" />);
};
const download = () => screen.findByRole('link', { name: 'Download' });

it('asks with its ticket and shows a PDF from a blob of forced type', async () => {
  open('cv.pdf', 'text/html', '%PDF-1.7');
  const link = await download();
  expect(fake.inputs('file.read')).toEqual([{ ticket: 't-1' }]);
  expect(made.map(({ type }) => type)).toEqual(['application/pdf']);
  expect(screen.getByTitle('cv.pdf').getAttribute('src')).toBe('blob:invented/1');
  expect(link.getAttribute('download')).toBe('cv.pdf');
  expect(document.title).toBe('cv.pdf – In ATS');
});

it('shows text as its letters', async () => {
  open('letter.txt', 'text/plain', '<img src=x onerror=alert(1)>');
  await screen.findByText('<img src=x onerror=alert(1)>');
  expect(document.querySelector('img')).toBeNull();
  await download();
});

it('shows a picture with its name', async () => {
  open('face.jpg', '', '\u00ff\u00d8\u00ff\u00e0');
  expect((await screen.findByRole('img', { name: 'face.jpg' })).getAttribute('src')).toBe('blob:invented/1');
});

it('only offers what could run, and not as what it is', async () => {
  for (const [name, type] of [
    ['cv.html', 'text/html'],
    ['cv.svg', 'image/svg+xml'],
    ['cv.docx', 'application/octet-stream'],
  ] as const) {
    open(name, type, '<script>0</script>');
    await screen.findByText(/isn’t shown here/);
    expect(document.querySelector('iframe, pre, main img')).toBeNull();
    expect(made.at(-1)?.type).toBe('application/octet-stream');
    expect((await download()).getAttribute('download')).toBe(name);
    cleanup();
  }
});

it('says why a file cannot be had', async () => {
  fake.answers['file.read'] = refuse('ats/gone');
  render(<FilePage ticket="old" />);
  await screen.findByText('This file can’t be opened from here any more.');
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
  cleanup();
  fake.answers['file.read'] = refuse('ats/unreachable');
  render(<FilePage ticket="t" />);
  await screen.findByText('Your ATS can’t be reached.');
});

it('says so when the bytes are none', async () => {
  fake.answers['file.read'] = () => ({ name: 'cv.pdf', type: '', base64: '%%%' });
  render(<FilePage ticket="t" />);
  await screen.findByRole('alert');
});

it('revokes its address when it goes, also when the file comes late', async () => {
  open('cv.pdf', '', '%PDF-1.7');
  await download();
  window.dispatchEvent(new Event('pagehide'));
  expect(revoked).toEqual(['blob:invented/1']);
  cleanup();
  expect(revoked).toEqual(['blob:invented/1']);

  let answer = () => {};
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  fake.answers['file.read'] = async () => {
    await late;
    return { name: 'cv.pdf', type: '', base64: btoa('%PDF-1.7') };
  };
  render(<FilePage ticket="t-2" />);
  await waitFor(() => expect(fake.inputs('file.read')).toHaveLength(2));
  cleanup();
  answer();
  await waitFor(() => expect(revoked).toEqual(['blob:invented/1', 'blob:invented/2']));
});
