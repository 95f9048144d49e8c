// What a page's own LinkedIn address adds to its name, and what it must not add.

import { describe, expect, it } from 'vitest';
import { namesByAddress } from '@/lib/identity/address-names';
import { parseName } from '@/lib/identity/name-parser';

const told = (name: string, slug: string, weak = false) =>
  namesByAddress([parseName(name)], [{ key: `linkedin:vanity:${slug}`, weak }]).map(
    ({ given, nicknames, surnames, formerSurnames }) =>
      [given, nicknames, surnames, formerSurnames].map((words) => words.map(({ text }) => text).join(' ')).join('|'),
  );

describe('the address tells', () => {
  it.each([
    // The surname behind an initial, or none.
    ['Pepe H.', 'pepe-hernandez-40598c307', ['pepe||hernandez|', 'pepe||h|']],
    ['Bożena K.', 'bozena-kowalczyk', ['bozena||kowalczyk|', 'bozena||k|']],
    ['Kavitha S.', 'kavithasharma', ['kavitha||sharma|', 'kavitha||s|']],
    ['Charles O.', 'cobrien', ['charles||obrien|', 'charles||o|']],
    ['Rajesh', 'rajesh-krishnan', ['rajesh||krishnan|', 'rajesh|||']],
    // The one of before.
    ['Emma Ormsby', 'emma-bates-4a5b6c7', ['emma||ormsby|bates']],
    ['Olga Petrova', 'sidorova-olga', ['olga||petrova|sidorova']],
    ['Bob Quillfeather', 'robert-ardenne', ['bob||quillfeather|ardenne']],
    // A given name beside a Western one.
    ['Wang Linda', 'huiliang-wang-a7d31e', ['huiliang||wang|', 'wang||linda|']],
    ['Linda Wang', 'huiliang-wang-a7d31e', ['linda|huiliang|wang|']],
    ['Kevin Park', 'jihoon-park', ['kevin|jihoon|park|']],
    // Latin letters.
    ['胡怡军', 'yijun-hu-3e3abe7db', ['yijun||hu|', '怡军||胡|']],
    ['김윤아', 'yuna-kim', ['yuna||kim|', 'yuna||gim|']],
    ['משה כהן', 'moshe-cohen', ['moshe||cohen|', 'משה||כהן|']],
  ])('%s at /in/%s', (name, slug, expected) => {
    expect(told(name, slug)).toEqual(expected);
  });
});

describe('the address adds nothing', () => {
  it.each([
    ['Emma Ormsby', 'emma-ormsby-4a5b6c7'],
    ['María García', 'maria-garcia-lopez'],
    ['Bob Quillfeather', 'robert-quillfeather'],
    // Another surname than the initial says.
    ['Pepe H.', 'pepe-lopez'],
    // No names, as far as is known: a trade, a number, a handle, a slogan.
    ['Emma O.', 'emma-the-recruiter-40598c'],
    ['Emma Ormsby', 'emma-recruiter-77'],
    ['Emma Ormsby', 'emmacodes'],
    ['Emma O.', '405981'],
    ['Emma Ormsby', 'helping-people-to-find-better-jobs'],
    // Somebody else's altogether.
    ['Emma Ormsby', 'lars-nystrom-1b2c3d'],
    ['胡怡军', 'lars-nystrom'],
    ['משה כהן', 'avi-peretz'],
  ])('to %s at /in/%s', (name, slug) => {
    const names = [parseName(name)];
    expect(namesByAddress(names, [{ key: `linkedin:vanity:${slug}`, weak: false }])).toBe(names);
  });

  it('where the page does not prove the address', () => {
    expect(told('Pepe H.', 'pepe-hernandez', true)).toEqual(['pepe||h|']);
  });
});
