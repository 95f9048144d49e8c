// E-mail addresses with the keys they must give: which spellings are one mailbox, and which are nobody's.

import { describe, expect, it } from 'vitest';
import { emailKeys } from '@/lib/identity/email';

const keysOf = (text: string) => emailKeys(text).map(({ key, weak }) => (weak ? `weak ${key}` : key));

describe('e-mail addresses', () => {
  it.each([
    ['Mara@Mail.Example', ['email:mara@mail.example']],
    [' <mara@mail.example> ', ['email:mara@mail.example']],
    ['mailto:mara@mail.example?subject=x', ['email:mara@mail.example']],
    ['mara@mail.example,', ['email:mara@mail.example']],
    ['M.a.r.a+jobs@gmail.com', ['email:mara@gmail.com']],
    ['mara@googlemail.com', ['email:mara@gmail.com']],
    ['m.ara+jobs@outlook.com', ['email:m.ara@outlook.com']],
    ['mara+jobs@hotmail.co.uk', ['email:mara@hotmail.co.uk']],
    ['mara+jobs@icloud.com', ['email:mara@icloud.com']],
    ['mara+jobs@fastmail.com', ['email:mara@fastmail.com']],
    ['mara+jobs@proton.me', ['email:mara@proton.me']],
    ['mara+jobs@mail.example', ['email:mara+jobs@mail.example', 'weak email:mara@mail.example']],
    ['zoë@bücher.example', ['email:zoë@xn--bcher-kva.example']],
    ['zoe\u0308@mail.example', ['email:zoë@mail.example']],
    ['jobs+mara@acme.example', ['email:jobs+mara@acme.example']],
  ])('%s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it.each([
    'info@acme.example',
    'no-reply@acme.example',
    'noemail@acme.example',
    'na@acme.example',
    'none+1@acme.example',
    'x@users.noreply.github.com',
    'not an address',
    '@mail.example',
    'mara@',
    'mara@localhost',
    'mara@192.0.2.7',
    'a b@mail.example',
    'mara@mail@',
    '',
    `${'a'.repeat(10_000)}@mail.example`,
  ])('nobody: %s', (text) => {
    expect(keysOf(text)).toEqual([]);
  });
});
