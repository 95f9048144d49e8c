// E-mail addresses with the keys they must give: which spellings are one mailbox, and which are nobody's.

import { describe, expect, it } from 'vitest';
import { emailEmployer, emailKeys } from '@/lib/identity/email';

const keysOf = (text: string) => emailKeys(text).map(({ key, weak }) => (weak ? `weak ${key}` : key));

describe('e-mail addresses', () => {
  it.each([
    ['Mara@Mail.Example', ['email:mara@mail.example']],
    [' <mara@mail.example> ', ['email:mara@mail.example']],
    ['mailto:mara@mail.example?subject=x', ['email:mara@mail.example']],
    ['e-mail:mara@mail.example', ['email:mara@mail.example']],
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
    ['Mara Example <Mara@Mail.Example>', ['email:mara@mail.example']],
    ['"Example, Mara" <mara@mail.example>;', ['email:mara@mail.example']],
    ['mara\u200b@mail.example', ['email:mara@mail.example']],
    ['M.A.R.A@GoogleMail.com', ['email:mara@gmail.com']],
    ['m.ara@live.com', ['email:m.ara@live.com']],
    ['mara+a+b@pm.me', ['email:mara@pm.me']],
    ['jobs+mara@acme.example', ['email:jobs+mara@acme.example']],
    ['mara@mail.example (work)', ['email:mara@mail.example']],
    ['mara [at] mail [dot] example', ['email:mara@mail.example']],
    ['mara(at)mail.example', ['email:mara@mail.example']],
    ['mara @ mail.example', ['email:mara@mail.example']],
    // Somebody's own domain.
    ['jd@jd.example', ['email:jd@jd.example']],
  ])('%s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it.each([
    'info@acme.example',
    'no-reply@acme.example',
    'noemail@acme.example',
    'na@acme.example',
    'none+1@acme.example',
    'noemail17@acme.example',
    'no.email-3@acme.example',
    'test@acme.example',
    'example@acme.example',
    'x@x.com',
    'aaaa@aaaa.com',
    'no@email.com',
    'Human.Resources@acme.example',
    'careers@acme.example',
    'mara@us.greenhouse.io',
    'abc123@eu.hire.lever.co',
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

describe('whose address a work address is', () => {
  it.each([
    ['mara@acme.example', 'acme'],
    ['Mara <mara@mail.acme-brick.co.uk>', 'acmebrick'],
    ['mara@eu.acme.example', 'acme'],
    ['mara@gmail.com', null],
    ['mara@yahoo.co.in', null],
    ['mara@hotmail.fr', null],
    ['mara@gmx.at', null],
    ['mara@us.greenhouse.io', null],
    ['mara@github.com', null],
    ['mara', null],
    ['', null],
  ])('%s: %s', (text, employer) => {
    expect(emailEmployer(text)).toBe(employer);
  });
});
