import { describe, expect, it } from 'vitest';
import { comparePersonNames } from '@/lib/identity/name-comparison';
import { parseName } from '@/lib/identity/name-parser';
import { arabicConsonants, likeness } from '@/lib/identity/name-sounds';
import { compareNames } from '@/lib/identity/person-name';

const compare = (left: string, right: string) => comparePersonNames(parseName(left), parseName(right));

describe('levels of given name and surname', () => {
  it.each([
    ['Mara Example', 'mara EXAMPLE', 'exact', 'exact'],
    ['Zoë Müller', 'Zoe Mueller', 'exact', 'exact'],
    ['Zoë Müller', 'Zoe Muller', 'exact', 'exact'],
    ['Anna van der Berg', 'Anna Vanderberg', 'exact', 'exact'],
    ['Anna van der Berg', 'Anna Berg', 'exact', 'exact'],
    ["Sean O'Neil", 'Sean ONeil', 'exact', 'exact'],
    ['Ian Mc Donald', 'Ian McDonald', 'exact', 'exact'],
    ['Omar Al-Rashid', 'Omar Alrashid', 'exact', 'exact'],
    ['Omar Al-Rashid', 'Omar Rashid', 'exact', 'exact'],
    ['Mary Smith-Jones', 'Mary Jones', 'exact', 'exact'],
    ['Mary Smith-Jones', 'Mary Smithjones', 'exact', 'exact'],
    ['Jane Smith (née Doe)', 'Jane Doe', 'exact', 'exact'],
    ['Gabriel García Márquez', 'Gabriel Garcia', 'exact', 'exact'],
    ['Xiao-Ming Wang', 'Xiaoming Wang', 'exact', 'exact'],
    ['Sean O Neil', "Sean O'Neil", 'exact', 'exact'],
    ['やまだ たろう', 'Taro Yamada', 'exact', 'exact'],
    ['AlisherUsmanov', 'Alisher Usmanov', 'exact', 'exact'],
    ['Abdul Aziz Nasser', 'Abdulaziz Nasser', 'exact', 'exact'],
    ['Robert "Bob" Smith', 'Bob Smith', 'exact', 'exact'],
    // Class.
    ['Bob Smith', 'Robert Smith', 'class', 'exact'],
    ['Liz Smith', 'Beth Smith', 'class', 'exact'],
    ['Paco Ruiz', 'Francisco Ruiz', 'class', 'exact'],
    ['Sasha Petrov', 'Aleksandr Petrov', 'class', 'exact'],
    ['Kasia Nowak', 'Katarzyna Nowak', 'class', 'exact'],
    ['Sepp Huber', 'Josef Huber', 'class', 'exact'],
    ['Zé Rocha', 'José Rocha', 'class', 'exact'],
    ['Raju Rao', 'Rajesh Rao', 'class', 'exact'],
    ['Sergei Petrov', 'Sergey Petrov', 'class', 'exact'],
    ['Ana Petrova', 'Ana Petrov', 'exact', 'class'],
    ['Jana Nováková', 'Jana Novák', 'exact', 'class'],
    ['Ewa Kowalska', 'Ewa Kowalski', 'exact', 'class'],
    ['Rūta Kazlauskienė', 'Rūta Kazlauskas', 'exact', 'class'],
    ['Mohammed Nasser', 'Muhamad Nasser', 'class', 'exact'],
    ['Сергей Петров', 'Sergei Petrov', 'class', 'exact'],
    ['Дмитрий Хомский', 'Dmitry Khomsky', 'class', 'class'],
    ['محمد ناصر', 'Mohamed Nasser', 'class', 'class'],
    ['Wei Zhang', 'Wei Chang', 'exact', 'class'],
    ['王小明', 'Xiaoming Wong', null, 'class'],
    ['张小明', '張小明', 'exact', 'class'],
    ['김민수', 'Minsu Kim', 'exact', 'class'],
    // The rest.
    ['J. Smith', 'John Smith', 'initial', 'exact'],
    ['John S.', 'John Smith', 'exact', 'initial'],
    ['JP Morris', 'Jean Morris', 'initial', 'exact'],
    ['Katharine Smiht', 'Katharine Smith', 'exact', 'close'],
    ['Frederick Weiss', 'Friedrich Weiss', 'phonetic', 'exact'],
    ['Patrick Smith', 'Patricia Smith', 'different', 'exact'],
    ['Brian Smith', 'Bruno Smith', 'different', 'exact'],
    ['Mara Example', 'Tomas Beispiel', 'different', 'different'],
    ['Madonna', 'Madonna Ciccone', 'exact', null],
    ['Ciccone', 'Madonna Ciccone', null, 'exact'],
    ['', 'Mara Example', null, null],
    ['王小明', 'Tomas Beispiel', null, null],
  ] as const)('%s / %s: %s, %s', (left, right, given, surname) => {
    expect(compare(left, right)).toMatchObject({ given, surname });
    expect(compare(right, left)).toMatchObject({ given, surname });
  });

  it.each([
    ['Pat Smith', 'Patrick Smith', 'class'],
    ['Pat Smith', 'Patricia Smith', 'class'],
    ['Patrick Smith', 'Patricia Smith', 'different'],
    ['Christopher Smith', 'Christina Smith', 'different'],
    ['Robert Smith', 'Albert Smith', 'different'],
  ] as const)('nicknames never lead on through a third name: %s / %s', (left, right, given) => {
    expect(compare(left, right).given).toBe(given);
    expect(compare(right, left).given).toBe(given);
  });

  it.each([
    ['Smith John', 'John Smith', { swapped: true, given: 'exact', surname: 'exact' }],
    ['Thomas James', 'James Thomas', { swapped: true, swapDoubtful: true }],
    ['Wang Wei', 'Wei Wang', { swapped: true, swapDoubtful: false }],
    ['Wang Xiaoming', 'Xiaoming Wang', { swapped: false, given: 'exact', surname: 'exact' }],
    ['Gim Minseo', 'Min-seo Kim', { swapped: false, given: 'exact', surname: 'class' }],
    ['Trần Quốc Bảo', 'Quoc Bao Tran', { swapped: false, given: 'exact', surname: 'exact' }],
    ['Trần Quốc Bảo', 'Bao Tran', { given: 'exact', surname: 'exact' }],
    ['John A. Smith', 'John B. Smith', { given: 'exact', surname: 'exact', middleConflict: true }],
    ['John Adam Smith', 'John B. Smith', { middleConflict: true }],
    ['John Adam Smith', 'John A. Smith', { middleConflict: false }],
    ['William G. Smith', 'William W. Smith', { middleConflict: true }],
    ['John Adam Smith', 'John Smith', { middleConflict: false, leftOver: false }],
    ['John Smith Jr.', 'John Smith Sr.', { generationConflict: true }],
    ['John Smith Jr.', 'John Smith II', { generationConflict: false }],
    ['John Smith Jr.', 'John Smith', { generationConflict: false }],
    ['Patrick Smith', 'Patricia Smith', { genderClash: true }],
    ['Alex Smith', 'Alexandra Smith', { genderClash: false }],
    ['Angelo Ruiz', 'Angela Ruiz', { genderClash: true }],
    ['Robert Smith', 'Roberta Smith', { genderClash: true }],
    ['Ann Smith', 'Anna Smith', { genderClash: false }],
    ['S. Ramachandran', 'Ramachandran S', { swapped: true, given: 'initial', surname: 'exact' }],
    ['Madonna', 'Madonna Ciccone', { mononym: true }],
    ['Michael Smith', 'John Michael Smith', { byMiddle: true, given: 'exact' }],
    ['Мара Пример', 'Mara Primer', { acrossScripts: true, given: 'exact', surname: 'exact' }],
    ['Xiaoming Wang (王小明)', '王小明', { acrossScripts: false, given: 'exact', surname: 'exact' }],
  ] as const)('%s / %s', (left, right, expected) => {
    expect(compare(left, right)).toMatchObject(expected);
    expect(compare(right, left)).toMatchObject(expected);
  });
});

describe('what must hold of names alone', () => {
  it.each([
    ['a nickname', 'Bob Example', 'Robert Example', 'compatible'],
    ['a married surname', 'Mara Beispiel', 'Mara Example', 'compatible'],
    ['a former surname that is told', 'Mara Beispiel (née Example)', 'Mara Example', 'same'],
    ['given name and surname both different', 'Tomas Beispiel', 'Mara Example', 'different'],
    ['a couple', 'Anna Müller', 'Peter Müller', 'compatible'],
    ['a couple with names of their own', 'Daniel Müller', 'Daniela Huber', 'different'],
    ['two forms of one name, of a man and a woman', 'Angelo Müller', 'Angela Huber', 'different'],
    ['another middle initial', 'John A. Smith', 'John B. Smith', 'compatible'],
    ['another middle name', 'John Adam Smith', 'John Bernard Smith', 'compatible'],
    ['a middle name that one leaves out', 'John Adam Smith', 'John Smith', 'same'],
    ['father and son', 'John Smith Jr.', 'John Smith Sr.', 'different'],
    ['a son whose record leaves it out', 'John Smith Jr.', 'John Smith', 'same'],
    ['a surname that is only an initial', 'John S.', 'John Smith', 'compatible'],
    ['only an initial in common', 'J. Carter', 'John Smith', 'different'],
    ['first and last exchanged, both given names', 'James Thomas', 'Thomas James', 'compatible'],
    ['first and last exchanged', 'Example Mara', 'Mara Example', 'same'],
    ['a Western given name', 'Kevin Wang', 'Xiaoming Wang', 'compatible'],
    ['a given name that is another’s middle name', 'Lars Friedrich Lindner', 'Friedrich Bauer', 'different'],
    ['a signed-out page', 'LinkedIn Member', 'LinkedIn Member', 'unknown'],
    ['one letter', 'M', 'Mara Example', 'unknown'],
    ['emoji', '🚀', '🚀', 'unknown'],
    ['nothing', '', '', 'unknown'],
    ['the same initials', 'M. Example', 'M Example', 'same'],
    ['another alphabet, another name', 'Мара Пример', 'Tomas Beispiel', 'different'],
    ['characters, another name', '王小明', 'Tomas Beispiel', 'unknown'],
  ] as const)('%s', (_what, left, right, expected) => {
    expect(compareNames(left, right)).toBe(expected);
    expect(compareNames(right, left)).toBe(expected);
  });
});

describe('any two names', () => {
  it('compare alike from both sides, and each with itself as the same', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const pieces =
      'Mara|Bob|Robert|van|der|Berg|O’Neil|Müller|Smith-Jones|J.|JP|(Doe)|"Liz"|Jr.|Sr.|,|PhD|王小明|Пётр|محمد|Al-Rashid|née|Nguyen|Van|Thi|Kim|Min-su|김민수|🚀|Anna|Petrova|Petrov'.split(
        '|',
      );
    const name = () => Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)]).join(' ');
    for (let i = 0; i < 3000; i++) {
      const [left, right] = [name(), name()];
      expect(compareNames(right, left), `${left} / ${right}`).toBe(compareNames(left, right));
      expect(['same', 'unknown'], left).toContain(compareNames(left, left));
    }
  });
});

describe('likeness', () => {
  // The textbook pairs of Winkler's papers, to three places.
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
    ['', 'a', 0],
    ['a', 'a', 1],
  ])('%s / %s: %d', (left, right, expected) => {
    expect(likeness(left, right)).toBeCloseTo(expected, 3);
    expect(likeness(right, left)).toBeCloseTo(expected, 3);
  });

  it('consonants of an Arabic name are those of its Latin spellings', () => {
    expect(new Set(['محمد', 'mohammed', 'muhamad', 'mohamed'].map(arabicConsonants))).toEqual(new Set(['mhmd']));
  });
});
