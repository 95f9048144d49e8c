// Addresses of other sites than LinkedIn with the key each must give, row by row, and personal web sites.

import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/identity/identify';
import { readSiteAddress } from '@/lib/identity/site-url';

const ROWS: [row: string, input: string, key: string | null][] = [
  ['61', 'https://github.com/Mara-Example', 'github:mara-example'],
  ['62', 'https://github.com/mara-example?tab=repositories', 'github:mara-example'],
  ['63', 'https://github.com/mara-example/some-repo', null],
  ['64', 'https://github.com/orgs/example-org/people', null],
  ['65', 'https://github.com/mara_exco', 'github:mara_exco'],
  ['66', 'https://github.com/settings/profile', null],
  ['67', 'https://gist.github.com/mara-example', 'github:mara-example'],
  ['68', 'https://mara-example.github.io/cv', null],
  ['69', 'https://gitlab.com/mara.example', 'gitlab:mara.example'],
  ['70', 'https://gitlab.com/users/mara.example/projects', 'gitlab:mara.example'],
  ['71', 'https://gitlab.com/example-group/tool', null],
  ['72', 'https://stackoverflow.com/users/1000001/mara-example?tab=profile', 'stackoverflow:1000001'],
  ['73', 'https://stackoverflow.com/users/1000001', 'stackoverflow:1000001'],
  ['74', 'https://ru.stackoverflow.com/users/2000002/mara', 'ru.stackoverflow:2000002'],
  ['75', 'https://stackexchange.com/users/3000003/mara', 'stackexchange:account:3000003'],
  ['76', 'https://twitter.com/MaraExample', 'x:maraexample'],
  ['77', 'https://x.com/MaraExample/status/1800000000000000000', null],
  ['78', 'https://x.com/i/user/9999999999999999999', 'x:id:9999999999999999999'],
  ['79', 'https://mobile.twitter.com/maraexample/with_replies', 'x:maraexample'],
  ['80', 'https://bsky.app/profile/mara.example', 'bsky:handle:mara.example'],
  ['81', 'https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx', 'bsky:did:plc:abcdefghijklmnopqrstuvwx'],
  ['82', 'https://bsky.app/profile/mara.example/post/3kabc', null],
  ['83', 'https://social.example/@mara', 'mastodon:mara@social.example'],
  ['84', 'https://social.example/@mara@other.example', 'mastodon:mara@other.example'],
  ['85', 'https://social.example/users/mara', 'mastodon:mara@social.example'],
  ['86', 'https://social.example/@mara/110000000000000000', null],
  ['87', 'https://www.xing.com/profile/Mara_Example12/cv?sc_o=x', 'xing:mara_example12'],
  ['88', 'https://angel.co/u/mara-example', 'wellfound:mara-example'],
  ['89', 'https://wellfound.com/company/example', null],
  ['90', 'https://www.crunchbase.com/person/Mara-Example', 'crunchbase:mara-example'],
  ['91', 'https://scholar.google.de/citations?hl=de&user=AbCdEfGhIJKL&view_op=list_works', 'scholar:AbCdEfGhIJKL'],
  ['92', 'https://scholar.google.com/citations?view_op=search_authors&mauthors=mara', null],
  ['93', 'https://orcid.org/0000-0000-0000-001x', 'orcid:0000-0000-0000-001X'],
  ['93b', 'https://orcid.org/0000-0000-0000-0016', null],
  ['93c', 'https://sandbox.orcid.org/0000-0000-0000-0175', null],
  ['94', 'https://dribbble.com/mara-example/shots', 'dribbble:mara-example'],
  ['95', 'https://dribbble.com/shots/1000001-Logo', null],
  ['96', 'https://www.behance.net/maraexample/appreciated', 'behance:maraexample'],
  ['97', 'https://www.kaggle.com/maraexample/datasets', 'kaggle:maraexample'],
  ['98', 'https://huggingface.co/mara-example', 'huggingface:mara-example'],
  ['99', 'https://huggingface.co/mara-example/some-model', null],
  ['100', 'https://medium.com/@mara.example/some-title-0123456789ab', null],
  ['101', 'https://mara-example.medium.com/about', 'medium:mara-example'],
  ['102', 'https://dev.to/maraexample', 'devto:maraexample'],
  ['103', 'https://www.facebook.com/profile.php?id=100000000000001&sk=about', 'facebook:id:100000000000001'],
  ['104', 'https://www.facebook.com/Mara.Example', 'facebook:user:maraexample'],
  ['105', 'https://app.apollo.io/#/people/0123456789abcdef01234567?x=1', null],
  ['106', 'https://www.gem.com/candidate/UGVyc29uOjEwMDAwMDE=', null],
];

const keysOf = (input: string) => readSiteAddress(input).map(({ key }) => key);

describe('addresses of other sites', () => {
  it('has every row of the table', () => {
    const numbers = new Set(ROWS.map(([row]) => Number.parseInt(row, 10)));
    expect([...numbers]).toEqual(Array.from({ length: 46 }, (_, index) => index + 61));
  });

  it.each(ROWS)('row %s', (_row, input, key) => {
    expect(keysOf(input)).toEqual(key === null ? [] : [key]);
    expect(identify({ urls: [input] }, 'ats').map((found) => found.key)).toEqual(key === null ? [] : [key]);
  });

  it('accepts every issued shape of an ORCID iD and no other check digit', () => {
    expect(keysOf('https://orcid.org/0000-0000-0000-0175')).toEqual(['orcid:0000-0000-0000-0175']);
    const right = [...'0123456789X'].filter((digit) => keysOf(`https://orcid.org/0000-0000-0000-001${digit}`).length);
    expect(right).toEqual(['X']);
  });

  it.each([
    ['the other half of a name space', 'https://dba.stackexchange.com/users/42/mara', 'dba.stackexchange:42'],
    ['a handle with its sign', 'https://x.com/@MaraExample', 'x:maraexample'],
    ['an address of before 2012', 'https://twitter.com/#!/MaraExample', 'x:maraexample'],
    ['a Medium handle', 'https://medium.com/@Mara.Example', 'medium:mara.example'],
    ['a ResearchGate profile', 'https://www.researchgate.net/profile/Mara-Example-2', 'researchgate:mara-example-2'],
    ['the number of a GitHub account', 'https://avatars.githubusercontent.com/u/1000001?v=4', 'github:id:1000001'],
    ['the number of a GitLab account', 'https://gitlab.com/-/u/1000001', 'gitlab:id:1000001'],
    ['a list of models', 'https://huggingface.co/mara-example/models', 'huggingface:mara-example'],
    ['the short host of Hugging Face', 'https://hf.co/mara-example', 'huggingface:mara-example'],
    ['a GitHub user list', 'https://github.com/users/Mara-Example/projects', 'github:mara-example'],
  ])('reads %s', (_what, input, key) => {
    expect(keysOf(input)).toEqual([key]);
  });

  it.each([
    ['YouTube is no Mastodon', 'https://www.youtube.com/@mara'],
    ['a gist', 'https://gist.github.com/mara-example/0123456789abcdef'],
    ['a picture of no account', 'https://avatars.githubusercontent.com/in/1000001'],
    ['a user of a chat', 'https://chat.stackexchange.com/users/1000001/mara'],
    ['a tag page', 'https://dev.to/t'],
    ['a user number elsewhere', 'https://forum.example/users/12345'],
    ['a reserved word', 'https://x.com/home'],
    ['an article', 'https://mara.example/blog/2026/hello'],
    ['a short link', 'https://lnkd.in/ab12cd'],
    ['user information', 'https://github.com@evil.example/mara-example'],
    ['a port', 'https://github.com:8443/mara-example'],
    ['dot segments', 'https://github.com/mara-example/../other-example'],
    // Two people who were pasted the same screen are not one.
    ['a picture', 'https://www.facebook.com/photo.php?fbid=1000001&id=1000002'],
    ['a film', 'https://www.facebook.com/video.php?v=1000001'],
    ['a sign-in page', 'https://gitlab.com/users/sign_in'],
    ['a form for lost passwords', 'https://gitlab.com/users/password/new'],
    ['the followers of whoever looks', 'https://twitter.com/followers'],
    ['one paper', 'https://scholar.google.com/citations?view_op=view_citation&user=AbCdEfGhIJKL&citation_for_view=x'],
    ['the co-authors of somebody', 'https://scholar.google.com/citations?view_op=list_colleagues&user=AbCdEfGhIJKL'],
  ])('gives nothing: %s', (_what, input) => {
    expect(keysOf(input)).toEqual([]);
  });
});

describe('personal web sites', () => {
  it.each([
    ['https://mara.example', 'site:mara.example'],
    ['https://www.Mara.example/', 'site:mara.example'],
    ['https://mara.example/cv', 'site:mara.example'],
    ['https://mara-example.co.uk/about', 'site:mara-example.co.uk'],
    ['https://mara.wordpress.com/', 'site:mara.wordpress.com'],
    ['https://mara.netlify.app', 'site:mara.netlify.app'],
    ['https://linktr.ee/Mara', 'site:linktr.ee/mara'],
    ['https://mara-example.github.io/', 'site:mara-example.github.io'],
    ['https://blog.mara.example/', 'site:mara.example'],
    ['https://cv.mara.example', 'site:mara.example'],
    ['https://mara.notion.site', 'site:mara.notion.site'],
    ['https://bücher-mara.example/', 'site:xn--bcher-mara-9db.example'],
  ])('%s', (input, key) => {
    expect(readSiteAddress(input)).toEqual([{ key, weak: true }]);
  });

  it.each([
    ['a page of somebody at a company', 'https://acme.example/team/mara'],
    ['a department', 'https://careers.acme.example/'],
    ['a shared domain', 'https://www.instagram.com/'],
    ['a host of many, without anybody', 'https://wordpress.com/'],
    ['a path host without a path', 'https://linktr.ee/'],
    ['a number', 'http://192.0.2.7/'],
    ['a bare name', 'http://localhost/'],
    ['a project on project pages', 'https://mara-example.github.io/tool'],
    ['project pages, without anybody', 'https://github.io/'],
    ['a team', 'https://team.acme.example/'],
  ])('none for %s', (_what, input) => {
    expect(readSiteAddress(input)).toEqual([]);
  });
});
