import { describe, expect, it } from 'vitest';
import { employerOf } from '@/lib/identity/employer';
import { mendName } from '@/lib/identity/mend-name';
import { mendText } from '@/lib/identity/mend-text';
import { parseName } from '@/lib/identity/name-parser';

describe('text that programs spoilt', () => {
  it.each<[spoilt: string, meant: string, why?: string]>([
    ['JosÃ© MuÃ±oz', 'José Muñoz'],
    ['FranÃ§ois L’HÃ´te', 'François L’Hôte'],
    ['Oâ€™Brien', 'O’Brien'],
    ['çŽ‹å°\u008fæ˜Ž', '王小明'],
    ['JÃ¼rgen GrÃ¶ÃŸner', 'Jürgen Größner'],
    ['WÅ‚adysÅ‚aw Å»ak', 'Władysław Żak'],
    ['Ã‰lodie', 'Élodie'],
    ['Ã\u0081lvaro', 'Álvaro', 'a byte that Windows-1252 leaves out'],
    ['Ð˜Ð²Ð°Ð½', 'Иван'],
    ['JosÃƒÂ©', 'José', 'twice over'],
    ['Jos&eacute; Garc&iacute;a', 'José García'],
    ['Jos&#233; Garc&#xED;a', 'José García'],
    ['Jos&amp;eacute;', 'José', 'twice over'],
    ['Wei&szlig; &Oslash;re', 'Weiß Øre'],
    ['O&#39;Brien &amp; Sons', "O'Brien & Sons"],
    ['Mara&nbsp;Example', 'Mara Example'],
  ])('%s → %s', (spoilt, meant) => {
    expect(mendText(spoilt)).toBe(meant);
  });

  it.each([
    'José Muñoz',
    'JOÃO CONCEIÇÃO',
    'São Paulo',
    'Ãlvaro',
    'Johnson & Johnson',
    'Marks&Spencer; London',
    'R&D;',
    'Café\u00a0»',
    'MENÜ”',
    '„MENÜ“',
    'voilà\u00a0»',
    '&nosuch;',
    'Ünal Şahin',
    '王小明',
  ])('%s is as it was meant', (text) => {
    expect(mendText(text)).toBe(text);
  });

  it.each(['&#0;', '&#xD800;', '&#9999999;', '&#x110000;', '&;', '&#;', `${'Ã©'.repeat(500)}\ud800`])(
    '%j throws nothing and leaves no half of a character',
    (text) => {
      expect(mendText(text)).not.toMatch(/(?<![\ud800-\udbff])[\udc00-\udfff]|\0/);
    },
  );

  it('reaches employers, too', () => {
    expect(employerOf('CafÃ© Brightwater &amp; Sons')?.text).toBe(employerOf('Café Brightwater & Sons')?.text);
  });
});

const wordsOf = (name: string) => {
  const { given, surnames, nicknames } = parseName(name);
  return [given, surnames, nicknames].map((words) => words.map(({ text }) => text).join(' '));
};

describe('names that were spoilt', () => {
  it.each<[spoilt: string, meant: string, why?: string]>([
    ['"Mara" "Example"', 'Mara Example'],
    ['"Mara Example"', 'Mara Example'],
    ['“Mara” “Example”', 'Mara Example'],
    ['<b>Mara</b> <b>Example</b>', 'Mara Example'],
    ['Mara Example <br/>', 'Mara Example'],
    ['Mara Example <mara@mail.example>', 'Mara Example'],
    ['Маrа Ехаmрlе', 'Mara Example', 'Cyrillic look-alikes'],
    ['Μara Εxample', 'Mara Example', 'Greek look-alikes'],
    ['Дмитриj Петров', 'Дмитриј Петров'],
    ['Aлександр Пeтров', 'Александр Петров', 'Latin look-alikes'],
    ['R0bert Pau1son', 'Robert Paulson'],
    ['ᴍᴀʀᴀ ᴇxᴀᴍᴘʟᴇ', 'Mara Example'],
    ['🅜🅐🅡🅐 🅴🆇🅰🅼🅿🅻🅴', 'Mara Example'],
    ['mara.example', 'Mara Example'],
    ['Mara_Example', 'Mara Example'],
    ['Mara Example Example', 'Mara Example', 'the whole name in the field of the first'],
    ['MARA EXAMPLE EXAMPLE', 'Mara Example'],
    ['Jos&eacute; Mu&ntilde;oz', 'José Muñoz'],
    ['JosÃ© MuÃ±oz', 'José Muñoz'],
    ['Mara Example mara@mail.example', 'Mara Example'],
    ['Mara / Bobby Example', 'Mara Bobby Example'],
    ['Mara Example / Recruiter', 'Mara Example'],
    ['Mara Example DNU', 'Mara Example'],
    ['Mara Example DUPLICATE', 'Mara Example'],
    ['Mara Example do not call', 'Mara Example'],
    ['Jean Claude VAN DAMME', 'Jean Claude Van Damme'],
    ['Shri Rahul Sharma', 'Rahul Sharma'],
    ['Smt. Priya Sharma', 'Priya Sharma'],
    ['CA Rahul Sharma', 'Rahul Sharma'],
    ['Er. Rahul Sharma', 'Rahul Sharma'],
    ['Eng. Omar Nasser', 'Omar Nasser'],
    ['Arq. Ana Rocha', 'Ana Rocha'],
    ['CV Mara Example', 'Mara Example'],
    ['CV - Mara Example', 'Mara Example'],
    ['Mara Example CV', 'Mara Example'],
    ['Lebenslauf Mara Example', 'Mara Example'],
    ['Mara_Example_Resume.pdf', 'Mara Example'],
    ['Résumé Mara Example.docx', 'Mara Example'],
    ['MaraExample', 'Mara Example', 'run together'],
    ['ÉlodieFontaine', 'Élodie Fontaine'],
  ])('%s is %s', (spoilt, meant) => {
    expect(wordsOf(spoilt)).toEqual(wordsOf(meant));
  });

  it.each([
    ['Robert "Bob" Smith', 'robert', 'smith', 'bob', 'quotes around a part are a nickname'],
    ['Sri Mulyani', 'sri', 'mulyani', '', 'a name where no point follows'],
    ['Er Wang Li', 'er wang', 'li', ''],
    ['Ca Van Nguyen', 'ca', 'nguyen', ''],
    ['CV Raman', 'cv', 'raman', '', 'initials'],
    ['mara.pages', 'mara', 'pages', '', 'no file'],
    ['LeeAnn', 'leeann', '', ''],
    ['McDonald', 'mcdonald', '', ''],
    ['MacDonald', 'macdonald', '', ''],
    ['DeShawn', 'deshawn', '', ''],
    ['J.P. Morris', 'j p', 'morris', ''],
    ['García García', 'garcia', 'garcia', '', 'two words are given name and surname'],
  ])('%s is %s, %s', (name, ...parts) => {
    expect(wordsOf(name)).toEqual(parts.slice(0, 3));
  });

  it.each(['Петров', 'Иванов-Smith', 'Anna Иванова', 'Ωmega', 'Żółw'])('%s is left in its alphabets', (name) => {
    expect(mendName(name)).toBe(name);
  });
});
