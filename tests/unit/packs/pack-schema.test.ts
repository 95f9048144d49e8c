import { expect, it } from 'vitest';
import { checkPack, LARGEST_PACK } from '@/lib/packs/pack-schema';
import { shippedPacks } from '@/lib/packs/shipped';

const PAGE = { path: '/u/:person', kind: 'profile', identity: 'address', fields: { name: 'h1' } };
const PACK = {
  format: 1,
  id: 'brightwater',
  name: 'Brightwater people',
  matches: ['https://people.brightwater.example/*'],
  pages: [PAGE],
};
const withPage = (more: object) => ({ ...PACK, pages: [{ ...PAGE, ...more }] });

it('takes a pack as it is', () => {
  expect(checkPack(PACK)).toEqual({ pack: PACK });
});

it.each<[string, unknown, string]>([
  ['', null, 'Invalid input: expected object, received null'],
  ['', { ...PACK, name: 'x'.repeat(LARGEST_PACK) }, 'A pack has at most 40 kB.'],
  ['format', { ...PACK, format: 2 }, 'Only format 1 is known.'],
  ['id', { ...PACK, id: '__proto__' }, 'Two to forty lower case letters and digits.'],
  ['name', { ...PACK, name: ' ' }, 'A name is missing.'],
  ['matches', { ...PACK, matches: [] }, 'At least one host.'],
  [
    'matches.0',
    { ...PACK, matches: ['https://*/*'] },
    'Write it as https://host.example/*, in lower case, one for each host.',
  ],
  [
    'matches.0',
    { ...PACK, matches: ['https://*.example/*'] },
    'Write it as https://host.example/*, in lower case, one for each host.',
  ],
  [
    'matches.0',
    { ...PACK, matches: ['http://a.example/*'] },
    'Write it as https://host.example/*, in lower case, one for each host.',
  ],
  [
    'matches.0',
    { ...PACK, matches: ['<all_urls>'] },
    'Write it as https://host.example/*, in lower case, one for each host.',
  ],
  ['pages', { ...PACK, pages: [] }, 'At least one page.'],
  ['', { ...PACK, run: 'alert(1)' }, 'Unrecognized key: "run"'],
  ['pages.0', withPage({ script: 'x' }), 'Unrecognized key: "script"'],
  ['pages.0.path', withPage({ path: '/u/*' }), 'It must hold :person once, for whose page it is.'],
  ['pages.0.path', withPage({ path: 'u/:person' }), 'A path begins with a slash.'],
  ['pages.0.path', withPage({ path: '/:person/**/**/**' }), 'At most two ** in a pattern.'],
  ['pages.0.path', withPage({ path: '/*a*a*a/:person' }), 'One wildcard between two slashes.'],
  ['pages.0.path', withPage({ path: '/:number-:person' }), 'One wildcard between two slashes.'],
  ['pages.0.path', withPage({ path: '/***/:person' }), 'One wildcard between two slashes.'],
  ['pages.0.query.id', withPage({ query: { id: '*-*-*' } }), 'One wildcard between two slashes.'],
  ['matches.0', { ...PACK, matches: ['https://www.linkedin.com/*'] }, 'LinkedIn is read without a pack.'],
  ['matches.0', { ...PACK, matches: ['https://linkedin.com/*'] }, 'LinkedIn is read without a pack.'],
  ['id', { ...PACK, id: 'any' }, 'This name is taken.'],
  ['id', { ...PACK, id: 'asked' }, 'This name is taken.'],
  ['pages.0.kind', withPage({ kind: 'list' }), 'profile or none is expected.'],
  [
    'pages.0.fields',
    withPage({ identity: 'page', fields: {} }),
    'Name, links or e-mail addresses must say who is shown.',
  ],
  [
    'pages.0.harvest',
    withPage({ harvest: true }),
    'Only a page that says itself who is shown can be searched for links.',
  ],
  [
    'pages.0.fields.name',
    withPage({ fields: { name: 7 } }),
    'A selector, { select, attribute } or { jsonLd } is expected.',
  ],
  ['pages.0.fields.age', withPage({ fields: { age: 'p' } }), ''],
])('refuses at %s: %j', (at, data, what) => {
  const { faults = [], pack } = checkPack(data);
  expect(pack).toBeUndefined();
  if (what === '') expect(faults.length).toBeGreaterThan(0);
  else expect(faults).toContainEqual({ at, what });
});

it('says everything that is wrong at once', () => {
  const { faults = [] } = checkPack({
    ...PACK,
    id: 'X',
    matches: ['x'],
    pages: [{ ...PAGE, path: 'x', fields: { name: '' } }],
  });
  expect(new Set(faults.map(({ at }) => at))).toEqual(
    new Set(['id', 'matches.0', 'pages.0.path', 'pages.0.fields.name']),
  );
});

it('seven packs come with the extension, each as its file is called, and all of them only look for links', () => {
  const shipped = shippedPacks();
  expect(shipped.map(({ id }) => id)).toEqual([
    'apollo',
    'gem',
    'hireez',
    'juicebox',
    'seekout',
    'zohorecruit',
    'zoominfo',
  ]);
  for (const { pages } of shipped)
    for (const page of pages) expect(page).toMatchObject({ identity: 'page', harvest: true });
});
