import { describe, expect, it } from 'vitest';
import { comparePersonNames } from '@/lib/identity/name-comparison';
import { parseName } from '@/lib/identity/name-parser';

const compare = (left: string, right: string) =>
  comparePersonNames(parseName(`${left} Zimmer`), parseName(`${right} Zimmer`));

describe('a man’s name and a woman’s of one stem', () => {
  it.each(
    'Alexandru/Alexandra Gabriel/Gabriela Stefan/Stefania Denis/Denise Marcel/Marcela Daniel/Danielle Joseph/Josephine Louis/Louise George/Georgia Viktor/Viktoria Nikolai/Nikolina Petr/Petra Yan/Yana Ioan/Ioana Andrei/Andreea Valeriy/Valeria Valeriy/Valeriya Yevgeny/Yevgenia Yevgeniy/Evgeniya Amir/Amira Nabil/Nabila Deepak/Deepika Rahul/Rahila Can/Canan Emin/Emine Hiroki/Hiroko Haruki/Haruka Jamil/Jamila Jameel/Jameelah Karim/Karima Samir/Samira Latif/Latifa Salim/Salma Kurniawan/Kurniawati Patrick/Patricia'.split(
      ' ',
    ),
  )('%s are two people', (pair) => {
    const [man = '', woman = ''] = pair.split('/');
    expect(compare(man, woman)).toMatchObject({ given: 'different', genderClash: true });
    expect(compare(woman, man)).toMatchObject({ given: 'different', genderClash: true });
  });

  it.each('Simon/Simone Jan/Jana Rene/Renee Angelo/Angela Robert/Roberta'.split(' '))(
    '%s clash, though one may be written for the other',
    (pair) => {
      const [man = '', woman = ''] = pair.split('/');
      expect(compare(man, woman).genderClash).toBe(true);
      expect(compare(woman, man).genderClash).toBe(true);
    },
  );

  it.each(
    'Mohamed/Muhammad Ahmed/Ahmad Hussein/Husayn Mustafa/Moustapha Abdalla/Abdallah Fatima/Fatma Khalid/Khaled Alex/Alexandra Alex/Alexander Sasha/Alexandra Sasha/Aleksandr Nicola/Nicholas Maria/Mariya Evgenia/Yevgeniya Sergei/Sergey'.split(
      ' ',
    ),
  )('%s is one name, written in two ways', (pair) => {
    const [left = '', right = ''] = pair.split('/');
    expect(compare(left, right)).toMatchObject({ given: 'class', genderClash: false });
    expect(compare(right, left)).toMatchObject({ given: 'class', genderClash: false });
  });

  it.each(['Andrea/Andreas', 'Ann/Anna', 'Joan/Joana', 'Susan/Susana', 'Carol/Carola', 'Daniel/Daniele'])(
    '%s tells nothing of men and women',
    (pair) => {
      const [left = '', right = ''] = pair.split('/');
      expect(compare(left, right).genderClash).toBe(false);
    },
  );
});
