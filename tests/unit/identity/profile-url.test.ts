// Every LinkedIn address form with the key it must give, row by row, in both readings.

import { describe, expect, it } from 'vitest';
import { readLinkedInAddress, unwrapRedirect } from '@/lib/identity/linkedin-address';
import {
  canonicalVanity,
  keyOfToken,
  memberNumberOf,
  profileAddress,
  readApplicationUrl,
  readProfileUrl,
} from '@/lib/identity/profile-url';

const FLAGSHIP = 'ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus';
const SALES = 'ACwAAAdbzRUHPHGm2xBFeq_kGU6DuO0iV4zB9is';
const RECRUITER = 'AEMAAAdbzRUHYr0Yc84phN86lfBLpgFctxJtyCM';
const MARA = ['linkedin:vanity:mara-example'];
const MEMBER = ['linkedin:member:123456789'];
const ZOE = ['linkedin:vanity:zoë-beispiel'];

/** `same`: a page's address and an ATS's text mean the same; `ats`: only text from an ATS is read that generously. */
const ROWS: [row: string, read: 'same' | 'ats', input: string, keys: string[]][] = [
  ['1', 'same', 'https://www.linkedin.com/in/mara-example', MARA],
  ['2', 'same', 'http://linkedin.com/in/mara-example/', MARA],
  ['3', 'same', 'https://de.linkedin.com/in/Mara-Example?originalSubdomain=de', MARA],
  [
    '4',
    'same',
    `https://www.linkedin.com/in/mara-example/?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A${FLAGSHIP}`,
    MARA,
  ],
  ['5', 'same', 'https://www.linkedin.com/in/mara-example/de', MARA],
  ['6', 'same', 'https://www.linkedin.com/in/mara-example/zh-cn/', MARA],
  ['7', 'same', 'https://www.linkedin.com/in/mara-example/overlay/contact-info/', MARA],
  ['8', 'same', 'https://www.linkedin.com/in/mara-example/overlay/browsemap-recommendations/', MARA],
  ['9', 'same', 'https://www.linkedin.com/in/mara-example/details/experience/', MARA],
  ['10', 'same', 'https://www.linkedin.com/in/mara-example/recent-activity/all/', MARA],
  ['11', 'same', 'https://www.linkedin.com/in/mara-example/edit/intro/', MARA],
  ['12', 'same', 'https://m.linkedin.com/in/mara-example', MARA],
  ['13', 'same', 'https://www.linkedin.com/mwlite/in/mara-example', MARA],
  ['14', 'same', 'https://www.linkedin.com./in/mara-example', MARA],
  ['15', 'ats', 'linkedin.com/in/mara-example', MARA],
  ['16', 'ats', '<https://www.linkedin.com/in/mara-example>, ', MARA],
  ['17', 'ats', 'www.linkedin.com/in/mara-example).', MARA],
  ['18', 'same', 'https://www.linkedin.com/in/mara-example#experience', MARA],
  ['19', 'same', 'https://www.linkedin.com/in/mara_example_99', ['linkedin:vanity:mara_example_99']],
  ['20', 'same', 'https://www.linkedin.com/in/zo%C3%AB-beispiel', ZOE],
  ['21', 'same', 'https://www.linkedin.com/in/zo%c3%ab-beispiel', ZOE],
  ['22', 'same', 'https://www.linkedin.com/in/zoe%CC%88-beispiel', ZOE],
  ['23', 'same', 'https://www.linkedin.com/in/zoë-beispiel', ZOE],
  ['24', 'same', 'https://www.linkedin.com/in/ZO%C3%8B-beispiel', ZOE],
  ['25', 'same', 'https://www.linkedin.com/in/%E4%BE%8B%E5%AD%90-1a2b3c4d/', ['linkedin:vanity:例子-1a2b3c4d']],
  ['26', 'same', 'https://www.linkedin.com/in/%D0%BC%D0%B0%D1%80%D0%B0-12ab', ['linkedin:vanity:мара-12ab']],
  ['27', 'same', 'https://www.linkedin.com/in/zo%25C3%25AB-beispiel', []],
  ['28', 'same', 'https://www.linkedin.com/in/zo%EB-beispiel', []],
  ['29', 'same', `https://www.linkedin.com/in/${FLAGSHIP}`, MEMBER],
  [
    '30',
    'same',
    `https://www.linkedin.com/in/${FLAGSHIP.toLowerCase()}`,
    [`linkedin:vanity:${FLAGSHIP.toLowerCase()}`],
  ],
  ['31', 'same', 'https://www.linkedin.com/in/acoaa-example', ['linkedin:vanity:acoaa-example']],
  ['32', 'same', `https://www.linkedin.com/sales/lead/${SALES},NAME_SEARCH,aB1x`, MEMBER],
  ['33', 'same', `https://www.linkedin.com/sales/people/${FLAGSHIP},name,Xy9z?msg`, MEMBER],
  ['34', 'same', `https://www.linkedin.com/talent/profile/${RECRUITER}?trk=x`, MEMBER],
  ['35', 'same', `https://www.linkedin.com/talent/hire/1000001/manage/all/profile/${RECRUITER}`, MEMBER],
  [
    '36',
    'same',
    `https://www.linkedin.com/talent/hire/1000001/discover/recruiterSearch/profile/${RECRUITER}/messages?rightRail=composer`,
    MEMBER,
  ],
  ['37', 'same', 'https://www.linkedin.com/talent/hire/1000001/discover/recruiterSearch', []],
  ['38', 'same', 'https://www.linkedin.com/talent/profile/', []],
  ['39', 'ats', 'https://www.linkedin.com/pub/mara-example/a7/576/b50', ['linkedin:vanity:mara-example-b50576a7']],
  [
    '40',
    'ats',
    'https://www.linkedin.com/pub/mara-example/5/2b/1a',
    ['linkedin:vanity:mara-example-01a02b5', 'linkedin:vanity:mara-example-1a2b5'],
  ],
  ['41', 'same', 'https://www.linkedin.com/pub/dir/Mara/Example', []],
  ['42', 'same', 'https://www.linkedin.com/profile/view?id=123456789', MEMBER],
  ['43', 'same', 'https://www.linkedin.com/in/me/', []],
  ['44', 'same', 'https://www.linkedin.com/in/unavailable/', []],
  ['45', 'same', 'https://www.linkedin.com/in/', []],
  ['46', 'same', 'https://www.linkedin.com/in//mara-example', []],
  ['47', 'same', 'https://www.linkedin.com/in/mara-example/../other-example', []],
  ['47, encoded', 'same', 'https://www.linkedin.com/in/mara-example/%2e%2E/other-example', []],
  ['47, half encoded', 'same', 'https://www.linkedin.com/in/mara-example/.%2e/other-example', []],
  ['47, at the end', 'same', 'https://www.linkedin.com/in/mara-example/..', []],
  ['48', 'same', 'https://www.linkedin.com/in/mara%2Fexample', []],
  ['49', 'same', 'https://www.linkedin.com/posts/mara-example_topic-activity-7000000000000000000-ab12', []],
  ['50', 'same', 'https://www.linkedin.com/company/example-gmbh/people/', []],
  ['51', 'same', 'https://www.linkedin.com/search/results/people/?keywords=mara', []],
  [
    '52',
    'ats',
    'https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmara-example',
    MARA,
  ],
  ['53', 'same', 'https://www.linkedin.com/preload/?_bprMode=vanilla', []],
  ['54', 'same', 'https://lnkd.in/ab12cd', []],
  ['55', 'same', 'https://linkedin.com.evil.example/in/mara-example', []],
  ['56', 'same', 'https://www.linkedin.com@evil.example/in/mara-example', []],
  ['57', 'same', 'https://www.linkedin.com:8443/in/mara-example', []],
  ['58, script', 'same', 'javascript:location="https://www.linkedin.com/in/mara-example"', []],
  ['58, ftp', 'same', 'ftp://www.linkedin.com/in/mara-example', []],
  ['59', 'ats', 'https://www.google.com/url?q=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmara-example&sa=U', MARA],
  ['60', 'same', 'https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fmara%2Eexample&urlhash=x', []],
];

const keysOf = (input: string, mode: 'page' | 'ats') => readLinkedInAddress(input, mode).keys.map(({ key }) => key);

describe('LinkedIn addresses', () => {
  it.each([
    ['\u200bhttps://www.linkedin.com/in/mara-example', MARA, MARA],
    ['https://www.linkedin.com/in/mara-example\u200b', MARA, MARA],
    ['https://www.linkedin.com/in/mara-example/ \u200e\ufeff ', MARA, MARA],
    ['https://www.linkedin.com/in/mara\u200b-example', MARA, MARA],
    ['https://www.linkedin.com//in/mara-example', [], MARA],
    ['linkedin.com///in/mara-example/', [], MARA],
    ['https://www.linkedin.com/in//mara-example', [], []],
    ['https://www.linkedin.com//company/mara-example', [], []],
  ])('invisible characters and doubled slashes: %j', (input, onPage, inRecord) => {
    expect(readLinkedInAddress(input, 'page').keys.map(({ key }) => key)).toEqual(onPage);
    expect(readLinkedInAddress(input, 'ats').keys.map(({ key }) => key)).toEqual(inRecord);
  });

  it('has every row of the table', () => {
    const numbers = new Set(ROWS.map(([row]) => Number.parseInt(row, 10)));
    expect([...numbers]).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it.each(ROWS)('row %s, as an ATS holds it', (_row, _read, input, keys) => {
    expect(keysOf(input, 'ats')).toEqual(keys);
  });

  it.each(ROWS)('row %s, as a page shows it', (_row, read, input, keys) => {
    expect(keysOf(input, 'page')).toEqual(read === 'same' ? keys : []);
  });

  it("agrees with the page script's own reading wherever that says anything", () => {
    const said = ROWS.filter(([, , input]) => readProfileUrl(input).surface === 'profile');
    expect(said).toHaveLength(25);
    for (const [row, , input, keys] of said)
      expect([row, readProfileUrl(input).keys.map(({ key }) => key)]).toEqual([row, keys]);
  });

  it("agrees with the applications' own reading wherever that says anything", () => {
    const said = ROWS.filter(([, , input]) => readApplicationUrl(input).surface === 'profile');
    expect(said.map(([row]) => row)).toEqual(['32', '33', '34', '35', '36']);
    for (const [row, , input, keys] of said)
      expect([row, readApplicationUrl(input).keys.map(({ key }) => key)]).toEqual([row, keys]);
  });

  it.each([
    ['/talent/profile/', 'none'],
    [`/talent/search/profile/${RECRUITER}`, 'profile'],
    [`/talent/recruiterSearch/profile/${RECRUITER}`, 'profile'],
    [`/talent/hire/1/discover/automatedSourcing/review/profile/${RECRUITER}`, 'profile'],
    [`/talent/hire/1/manage/all/profile/${RECRUITER}/feedback?x=1`, 'profile'],
    [`/talent/hire/${RECRUITER}/manage/all`, 'list'],
    [`/talent/hire/1/manage/all/profile/${RECRUITER.slice(0, -1)}`, 'none'],
    [`/talent/hire/1//profile/${RECRUITER}`, 'none'],
    ['/talent/search', 'list'],
    ['/talent/hire/1000001/discover/recruiterSearch', 'list'],
    ['/talent/hire/1000001/manage/all', 'list'],
    ['/talent/jobs', 'none'],
    [`/sales/lead/${SALES}`, 'profile'],
    [`/sales/lead/${SALES}%2CNAME_SEARCH%2Cx`, 'profile'],
    ['/sales/profile/123456789,x,y', 'profile'],
    ['/sales/search/people?query=x', 'list'],
    ['/sales/lists/people/7000000000000000000', 'list'],
    ['/sales/company/1', 'none'],
    ['/sales/home', 'none'],
    ['/in/mara-example', 'none'],
  ])('reads an address of an application: %s', (path, surface) => {
    const said = readApplicationUrl(`https://www.linkedin.com${path}`);
    expect(said.surface).toBe(surface);
    expect(said.keys.map(({ key }) => key)).toEqual(surface === 'profile' ? MEMBER : []);
    expect(readLinkedInAddress(`https://www.linkedin.com${path}`, 'page')).toMatchObject(
      path.startsWith('/in/') ? { surface: 'profile' } : said,
    );
  });

  it('takes the number of an older address of Sales Navigator for a hint only', () => {
    expect(readApplicationUrl('https://www.linkedin.com/sales/profile/123456789,x,y').keys).toEqual([
      { key: MEMBER[0], weak: true },
    ]);
    expect(readApplicationUrl('https://linkedin.com.evil.example/sales/profile/123456789').keys).toEqual([]);
  });

  it('unwraps redirects to the address inside, row 60', () => {
    expect(unwrapRedirect('https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fmara%2Eexample&urlhash=x')).toBe(
      'https://mara.example',
    );
    expect(unwrapRedirect('https://www.linkedin.com/safety/go/?url=https%3A%2F%2Fmara%2Eexample%2Fcv&mt=x')).toBe(
      'https://mara.example/cv',
    );
    expect(unwrapRedirect('https://www.linkedin.com/redir/redirect?url=javascript%3Aalert(1)')).toBeNull();
    expect(unwrapRedirect('https://evil.example/redir/redirect?url=https%3A%2F%2Fmara.example')).toBeNull();
  });

  it('unwraps once, not twice', () => {
    const inner = encodeURIComponent('https://www.linkedin.com/in/mara-example');
    const wall = encodeURIComponent(`https://www.linkedin.com/authwall?sessionRedirect=${inner}`);
    expect(keysOf(`https://www.google.com/url?q=${wall}`, 'ats')).toEqual([]);
  });

  it('marks converted legacy addresses as weak, and nothing else of the table', () => {
    const weakRows = ROWS.filter(([, , input]) => readLinkedInAddress(input, 'ats').keys.some(({ weak }) => weak));
    expect(weakRows.map(([row]) => row)).toEqual(['39', '40']);
  });

  it.each([
    ['/in/mara-example', 'main', null],
    ['/in/mara-example/zh-cn/', 'main', 'zh-cn'],
    ['/in/mara-example/overlay/contact-info/', 'overlay', null],
    ['/in/mara-example/details/experience/', 'subpage', null],
    ['/in/mara-example/recent-activity/all/', 'subpage', null],
    ['/in/mara-example/edit/intro/', 'edit', null],
    ['/in/mara-example/skill-insights', 'other', null],
  ])('knows the screen of %s', (path, view, locale) => {
    expect(readLinkedInAddress(`https://www.linkedin.com${path}`, 'page')).toMatchObject({ view, locale });
  });

  it.each([
    'https://www.linkedin.com/in/Mara-Example',
    'HTTPS://WWW.LinkedIn.com/in/MARA-EXAMPLE/',
    'http://de.linkedin.com/in/mara-example/EN/',
    'https://linkedin.com/in/mara-example/en?trk=people-guest_search&x=1',
    'https://m.linkedin.com/in/ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus?x',
    'https://www.linkedin.com/mwlite/in/mara-example',
    'linkedin.com/in/mara-example/de',
    'press.linkedin.com/in/mara-example',
    'https://www.linkedin.com/in/unavailable?x=1',
  ])('reads %s in the short way as in the long one, which a place in the page asks for', (address) => {
    for (const mode of ['page', 'ats'] as const) {
      expect([mode, readLinkedInAddress(address, mode)]).toEqual([mode, readLinkedInAddress(`${address}#top`, mode)]);
    }
  });

  it.each([
    '/search/results/people/?keywords=x',
    '/search/results/all/',
    '/mynetwork/invite-connect/connections/',
    '/company/example-gmbh/people/',
    '/sales/lists/people/123',
    '/talent/hire/1000001/manage/all',
  ])('knows %s as a list', (path) => {
    expect(readLinkedInAddress(`https://www.linkedin.com${path}`, 'page').surface).toBe('list');
  });

  it('takes the closed Chinese edition for a hint only', () => {
    const address = 'https://www.linkedin.cn/in/mara-example';
    expect(readLinkedInAddress(address, 'ats').keys).toEqual([{ key: MARA[0], weak: true }]);
    expect(readLinkedInAddress(address, 'page').keys).toEqual([]);
  });

  it('forgives an encoded space at the end', () => {
    expect(keysOf('https://www.linkedin.com/in/mara-example%20', 'ats')).toEqual(MARA);
  });

  it('reads urns', () => {
    expect(keysOf('urn:li:member:123456789', 'page')).toEqual(MEMBER);
    expect(keysOf(`urn:li:fsd_profile:${FLAGSHIP}`, 'page')).toEqual(MEMBER);
    expect(keysOf('urn:li:member:0', 'page')).toEqual([]);
    expect(keysOf('urn:li:organization:123456789', 'page')).toEqual([]);
  });

  it.each([
    ['mara-🚀-1a2b3c', 'mara-🚀-1a2b3c'],
    ['mara-example-pmp®-1a2b3c', 'mara-example-pmp®-1a2b3c'],
    ['mara-o’example-1a2b3c', 'mara-o’example-1a2b3c'],
    ['a,-b', 'a,-b'],
    ['Mara-Example,-PhD,-MBA-1a2b3c', 'mara-example,-phd,-mba-1a2b3c'],
    ['mara-∞-1a2b3c', 'mara-∞-1a2b3c'],
    ['∞mara∞', '∞mara∞'],
    ['🇺🇦mara-1a2b3c', '🇺🇦mara-1a2b3c'],
    ['⚡️mara-1a2b3c', '⚡mara-1a2b3c'],
    ['👩🏽‍🏫-mara-1a2b3c', '👩🏽🏫-mara-1a2b3c'],
    ['\u202amara-example\u202c\u200f-1a2b3c', 'mara-example-1a2b3c'],
    ['\u200bmara-example-1a2b3c', 'mara-example-1a2b3c'],
  ])('reads %j alike encoded or not, on a page or in an ATS', (written, vanity) => {
    const host = 'https://www.linkedin.com/in/';
    const address = host + written;
    const encoded = host + encodeURIComponent(written);
    const addresses = [address, encoded, encoded.toLowerCase(), new URL(address).href, profileAddress(vanity)];
    for (const mode of ['page', 'ats'] as const) {
      expect(addresses.map((one) => keysOf(one, mode))).toEqual(addresses.map(() => [`linkedin:vanity:${vanity}`]));
    }
  });

  it.each(['。', '，', '、', '；', '！', '）', '】', '」', '》'])('cuts %s from the end of a text', (sign) => {
    expect(keysOf(`https://www.linkedin.com/in/mara-example${sign}`, 'ats')).toEqual(MARA);
    expect(keysOf(`https://www.linkedin.com/in/mara-example${sign}`, 'page')).not.toEqual(MARA);
  });

  it('keeps scripts apart: a Cyrillic look-alike is another person', () => {
    expect(keysOf('https://www.linkedin.com/in/mаrа-example', 'page')).not.toEqual(MARA);
  });

  it.each([
    ['subdomains of other sites', 'https://press.linkedin.com/in/mara-example'],
    ['the list of languages', 'https://business.linkedin.com/in/mara-example'],
    ['a look-alike host', 'https://notlinkedin.com/in/mara-example'],
    ['a backslash', 'https://www.linkedin.com/in/mara-example\\..\\other-example'],
    ['a tab inside', 'https://www.linkedin.com/in/mara\t-example'],
    ['a line break inside', 'https://www.linkedin.com/in/mara-\nexample'],
    ['an encoded space', 'https://www.linkedin.com/in/mara%20example'],
    ['an emoji that is encoded twice', 'https://www.linkedin.com/in/mara-%25F0%259F%2598%2580'],
    ['half an emoji', 'https://www.linkedin.com/in/mara-\ud83d'],
    ['what is left of broken text', 'https://www.linkedin.com/in/mara-%EF%BF%BD'],
    ['a wide space', 'https://www.linkedin.com/in/mara%E3%80%80example'],
    ['a comma between two', 'https://www.linkedin.com/in/mara-example%2Cotto-other'],
    ['a comma that is encoded twice', 'https://www.linkedin.com/in/mara-example%252C-phd'],
    ['nothing that can be seen', 'https://www.linkedin.com/in/%E2%80%8B%E2%80%8F%EF%B8%8F'],
    ['the Chinese edition elsewhere', 'https://linkedin.cn.evil.example/in/mara-example'],
    ['two characters', 'https://www.linkedin.com/in/ab'],
    ['a not-found canonical', 'https://www.linkedin.com/public-profile/in/mara-example/'],
    ['10,000 characters', `https://www.linkedin.com/in/${'a'.repeat(10_000)}`],
    ['121 characters', `https://www.linkedin.com/in/${'a'.repeat(121)}`],
    ['nothing', ''],
  ])('gives nothing for %s', (_what, input) => {
    expect(keysOf(input, 'page')).toEqual([]);
    expect(keysOf(input, 'ats')).toEqual([]);
  });

  it.each([
    'LinkedIn: https://www.linkedin.com/in/mara-example',
    'Linked-In profile: linkedin.com/in/mara-example',
    'https:/www.linkedin.com/in/mara-example',
    'htttps://www.linkedin.com/in/mara-example/',
    'https://https://www.linkedin.com/in/mara-example',
    'http:www.linkedin.com/in/mara-example',
    'linkedin/in/mara-example',
    'www,linkedin,com/in/mara-example',
    'linkedin.com /in/mara-example',
    '/in/mara-example',
    'in/Mara-Example/',
    'https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmara-example',
    'https://www.linkedin.com/in/ mara-example',
    'https://www.linkdin.com/in/mara-example/',
    'www.linkedln.com/in/mara-example',
    'wwww.linkedin.con/in/mara-example',
    'LinkedIn: mara-example',
    'linkdin.com/in/mara-example (private)',
    'linkdin.com/in/mara-example).',
    '[linkdin.com/in/mara-example], +49 30 901820',
    'linkdin.com/in/mara-example; Berlin',
    'linkedin/in/mara-example?trk=x',
  ])('reads a slip of the pen in an ATS, and never on a page: %s', (input) => {
    expect(keysOf(input, 'ats')).toEqual(MARA);
    expect(keysOf(input, 'page')).toEqual([]);
  });

  it.each([
    'linkedin.com/in//mara-example',
    'linkedin.com/company/in/mara-example',
    'evil.example/linkedin/in/mara-example',
    'LinkedIn: evil.example/in/mara-example',
    'linkedin/in/mara-example/../other-example',
    'linkedin\\in\\mara-example',
    'in/mara/example',
    'in/mara example',
    'in/ab',
    'ftp://linkedin/in/mara-example',
    'LinkedIn: yes',
    'LinkedIn: none found',
    'https://www.lindin.com/in/mara-example',
    'https://evil.example/linkdin.com/in/mara-example',
  ])('is no slip of the pen: %s', (input) => {
    expect(keysOf(input, 'ats')).toEqual([]);
  });

  it.each([
    'linkdin.com/in/mara-(phd)-1a2',
    'linkdin.com/in/mara-example)-1a2',
    'linkdin.com/in/mara;example',
    'linkdin.com/in/mara"example',
    "linkdin.com/in/mara'example",
    'linkdin.com/in/mara|example',
    'linkdin.com/in/mara>example',
    'linkdin.com/in/mara example',
    'linkdin.com/in/mara - example',
  ])('cuts no address within, which would leave another member’s: %s', (input) => {
    expect(keysOf(input, 'ats')).toEqual([]);
  });

  it('lower-cases the same way in every language', () => {
    expect(canonicalVanity('ISTANBUL-Example')).toBe('istanbul-example');
    expect(profileAddress('zoë-beispiel')).toBe('https://www.linkedin.com/in/zo%C3%AB-beispiel/');
  });
});

describe('member tokens', () => {
  it('holds the member number, whatever the surface', () => {
    for (const token of [FLAGSHIP, SALES, RECRUITER]) expect(memberNumberOf(token)).toBe(123456789);
  });

  it('agrees with a plain base64url decoding on random tokens', () => {
    let seed = 20261121;
    const random = () => {
      seed = (seed * 1664525 + 1013904223) >>> 0;
      return seed;
    };
    for (let round = 0; round < 500; round += 1) {
      const bytes = Buffer.alloc(29);
      for (let index = 8; index < 29; index += 1) bytes[index] = random() >>> 24;
      bytes.writeUInt16BE(0x2a, 0);
      const number = random();
      bytes.writeUInt32BE(number, 4);
      const token = bytes.toString('base64url');
      expect([token.length, memberNumberOf(token)], `seed 20261121, round ${round}`).toEqual([39, number || null]);
    }
  });

  it('keeps a token without a readable number as itself, case and all', () => {
    const zero = `ACoAAAAAAAA${FLAGSHIP.slice(11)}`;
    expect(keyOfToken(zero)).toBe(`linkedin:token:${zero}`);
    expect(keysOf(`https://www.linkedin.com/in/${zero}`, 'page')).toEqual([`linkedin:token:${zero}`]);
    expect(keyOfToken(`${FLAGSHIP}x`)).toBeNull();
    expect(keyOfToken(FLAGSHIP.slice(0, -1))).toBeNull();
  });

  it('does not confuse tokens that differ in case only', () => {
    const other = FLAGSHIP.replace('dbz', 'dBz');
    expect(keyOfToken(other)).not.toBe(keyOfToken(FLAGSHIP));
  });
});
