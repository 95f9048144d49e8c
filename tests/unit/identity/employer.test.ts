// Employers as people write them: what is one, what is none, and how two of them relate.

import { describe, expect, it } from 'vitest';
import { compareEmployers, employerOf } from '@/lib/identity/employer';
import { employerWords } from '@/lib/identity/employer-words';
import { EMPLOYER_ALIASES } from '@/lib/identity/tables/employer-aliases';
import { LEGAL_FORMS } from '@/lib/identity/tables/legal-forms';
import { createRandom } from '@/tests/simulators/random';

const textOf = (raw: string) => employerOf(raw)?.text ?? null;

describe('an employer’s name', () => {
  it.each([
    // Legal forms of many countries, and articles.
    ['Marabrick, Inc.', 'marabrick'],
    ['The Marabrick Company', 'marabrick'],
    ['Marabrick Group Holdings Ltd.', 'marabrick'],
    ['Marabrick Pvt. Ltd.', 'marabrick'],
    ['Marabrick Private Limited', 'marabrick'],
    ['Marabrick GmbH & Co. KG', 'marabrick'],
    ['Marabrick S.p.A.', 'marabrick'],
    ['Marabrick S. de R.L. de C.V.', 'marabrick'],
    ['Marabrick S.A. de C.V.', 'marabrick'],
    ['Marabrick Sp. z o.o.', 'marabrick'],
    ['Marabrick B.V.', 'marabrick'],
    ['Marabrick K.K.', 'marabrick'],
    ['PT Marabrick', 'marabrick'],
    ['ООО «Марабрик»', 'marabrik'],
    ['Марабрик ООО', 'marabrik'],
    ['株式会社マラ', 'mara'],
    ['Marabrick Sdn Bhd', 'marabrick'],
    ['Marabrick Oy', 'marabrick'],
    ['Marabrick a.s.', 'marabrick'],
    ['Marabrick PLC', 'marabrick'],
    ['Marabrick USA', 'marabrick'],
    ['marabrick.com', 'marabrick'],
    ['https://www.marabrick.com/', 'marabrick'],
    ['www.marabrick.com', 'marabrick'],
    ['booking.com', 'booking com'],
    ['Com', 'com'],
    // Remarks.
    ['Marabrick (contract)', 'marabrick'],
    ['Marabrick via Talentexample', 'marabrick'],
    ['Marabrick c/o Example', 'marabrick'],
    ['Marabrick @ Example', 'marabrick'],
    ['@Marabrick', 'marabrick'],
    ['Contractor at Marabrick', 'marabrick'],
    ['Marabrick | Building things', 'marabrick'],
    ['Marabrick, formerly Olabrick', 'marabrick'],
    ['Marabrick, Austin, TX', 'marabrick'],
    ['Marabrick, Inc., Berlin', 'marabrick'],
    ['Mara, Ola & Example', 'mara ola example'],
    ['Marabrick, an Olabrick company', 'marabrick'],
    // Letters.
    ['MARABRICK', 'marabrick'],
    ['Märabrïck', 'marabrick'],
    ['Mara & Ola', 'mara ola'],
    ['Mara and Ola', 'mara ola'],
    ['M.B. Brick', 'mb brick'],
    ['M B Brick', 'mb brick'],
    ['3Brick', '3brick'],
    ["Ola's Brick", 'olas brick'],
    // One word is always left, whatever it says.
    ['The Limited', 'limited'],
    ['Group', 'group'],
    ['Co.', 'co'],
  ])('%s: %s', (raw, text) => {
    expect(textOf(raw)).toBe(text);
  });

  it.each(
    [
      'Inc|Corp.|L.L.C.|LLP|L.P.|Ltd|Limited|PLC|Pty Ltd|Pvt. Ltd.|Pte. Ltd.|Sdn. Bhd.|Co., Ltd.|Tbk|PCL|WLL|FZ-LLC|FZE|K.K.|JSC|PJSC',
      'GmbH|GmbH & Co. KG|GmbH & Co. KGaA|AG|AG & Co. KG|KGaA|SE & Co. KG|UG (haftungsbeschränkt)|OHG|GbR|e.K.|e.G.|gGmbH',
      'S.A.|SAS|SASU|SARL|S.à r.l.|EURL|SNC|B.V.|N.V.|V.O.F.|BVBA|S.r.l.|S.R.L.|S.p.A.|S.n.c.|Soc. Coop.|S.L.|S.L.U.|S.A.U.',
      'S.A. de C.V.|SAPI de CV|S. de R.L.|S.A.C.|Ltda|Ltda.|S/A|EIRELI|Lda.|Unipessoal Lda|SGPS, S.A.|Cía. Ltda.',
      'A/S|ApS|AB|Aktiebolag|Oy|Oyj|AS|ASA|ehf.|hf.|OÜ|UAB|SIA|Sp. z o.o.|Sp. z o.o. Sp. k.|S.A.|a.s.|s.r.o.|spol. s r.o.|Kft.|Zrt.|Nyrt.',
      'd.o.o.|d.d.|a.d.|EOOD|ЕООД|АД|Α.Ε.|Ε.Π.Ε.|A.Ş.|Ltd. Şti.|San. ve Tic. A.Ş.|ООО|ОАО|АО|ПАО|ТОВ|ПрАТ|ТОО|בע"מ',
    ].flatMap((forms) => forms.split('|')),
  )('without its legal form: Marabrick %s', (form) => {
    expect(textOf(`Marabrick ${form}`)).toBe('marabrick');
  });

  it.each(['有限公司', '股份有限公司', '有限责任公司', '株式会社', '合同会社', '주식회사', '유한회사'])(
    'in scripts without spaces: %s',
    (form) => {
      expect(textOf(`마라${form}`)).toBe('mara');
      expect(textOf(`${form}마라`)).toBe('mara');
    },
  );

  it('has legal forms in the words that names are read as, each once', () => {
    const forms = LEGAL_FORMS.trim().split(/;\s*/).filter(Boolean);
    for (const form of forms) expect(employerWords(form).join(' ')).toBe(form);
    expect(forms).toEqual([...new Set(forms)]);
  });

  it.each([
    ['Facebook', 'meta'],
    ['Meta Platforms, Inc.', 'meta'],
    ['Alphabet', 'google'],
    ['Google India Private Limited', 'google'],
    ['AWS', 'amazon'],
    ['Amazon Web Services (AWS)', 'amazon'],
    ['Tata Consultancy Services', 'tcs'],
    ['Ernst & Young LLP', 'ey'],
    ['Twitter', 'x'],
    ['X Corp.', 'x'],
    ['J.P. Morgan', 'jp morgan'],
    ['JPMorgan Chase & Co.', 'jp morgan'],
    ['JPMORGAN', 'jp morgan'],
    ['PricewaterhouseCoopers', 'pwc'],
    ['AT&T', 'att'],
    ['Procter & Gamble', 'procter gamble'],
    ['P&G', 'procter gamble'],
    ['Deloitte USI', 'deloitte'],
    ['Linked In', 'linkedin'],
  ])('large: %s is %s', (raw, text) => {
    expect(textOf(raw)).toBe(text);
  });

  it.each(['X', 'Block', 'Target', 'Gap', 'Apple', 'Box', 'Square'])('%s is a whole name', (raw) => {
    expect(employerOf(raw)).not.toBeNull();
  });

  it.each([
    'Self-employed',
    'self employed',
    'Freelance',
    'Freelancer',
    'Freelance Designer',
    'Upwork',
    'Fiverr Inc.',
    'Toptal LLC',
    'Independent Consultant',
    'Stealth',
    'Stealth Startup',
    'Stealth Mode AI Company',
    'Confidential',
    'Various',
    'Various Clients',
    'Student',
    'Retired',
    'Looking for new opportunities',
    'N/A',
    'n.a.',
    'None',
    '-',
    '',
    '   ',
    'Open to work',
    'Unemployed',
    'Selbständig',
    'Freiberuflich',
    'Autónomo',
    'Самозанятый',
    'Фрилансер',
    'Frilansare',
    'フリーランス',
    'フリーランサー',
    '個人事業主',
    '自由职业者',
    '프리랜서',
    'Career Break',
    'Not currently employed',
    '!!!',
    '🚀',
  ])('none: %s', (raw) => {
    expect(employerOf(raw)).toBeNull();
  });

  it('has one entry for each name in the table of large employers, in the form names are cleaned to', () => {
    const seen = new Map<string, string>();
    for (const entry of EMPLOYER_ALIASES.split(';')) {
      const [named = ''] = entry.trim().split('@');
      const [name = '', aliases = ''] = named.split('=');
      if (name === '') continue;
      for (const alias of [name, ...aliases.split(',')]) {
        if (alias === '') continue;
        expect([alias, textOf(alias)]).toEqual([alias, name]);
        expect([alias, seen.get(alias)]).toEqual([alias, undefined]);
        seen.set(alias, name);
      }
    }
    expect(seen.size).toBeGreaterThan(600);
  });

  it('keeps telling words only, where there are any', () => {
    expect(employerOf('Marabrick Technology Solutions')?.words).toEqual(['marabrick']);
    expect(employerOf('Technology Solutions')?.words).toEqual(['technology', 'solutions']);
  });
});

describe('two employers', () => {
  it.each([
    ['Marabrick', 'Marabrick GmbH', 'same'],
    ['Face Book', 'Facebook', 'same'],
    ['Mara Brick', 'Marabrick', 'same'],
    ['MBQ', 'Mara Brick of Quito', 'acronym'],
    ['Mara Brick Group', 'MBG', 'acronym'],
    ['Mara Brick of Quito', 'Mora Bank of Quebec', 'different'],
    ['Microsoft', 'LinkedIn', 'related'],
    ['Instagram', 'WhatsApp', 'related'],
    ['Volkswagen', 'Audi AG', 'related'],
    ['University of Nowhere', 'Nowhere Medical Center', 'related'],
    ['Nowhere University', 'Nowhere Hospital', 'related'],
    ['City of Nowhere', 'Nowhere County', 'related'],
    ['Marabrick', 'Marabrik', 'close'],
    ['Marabrick Europe', 'Marabrick', 'close'],
    ['Marabrick Software', 'Marabrick', 'close'],
    ['Marabirck', 'Marabrick', 'close'],
    ['Marabrickworks of Quito', 'Marabrikcwork of Quito', 'close'],
    ['Marabrick Systems', 'Marabrick Software', 'different'],
    ['Marabrick Bank', 'Marabrick Energy', 'different'],
    ['Marabrick', 'Marabrickworks', 'different'],
    ['Acme Group', 'Beta Group', 'different'],
    ['Acme Solutions', 'Beta Solutions', 'different'],
    ['Nova', 'Nora', 'different'],
    ['Google', 'Meta', 'different'],
    ['Nowhere State University', 'University of Elsewhere', 'different'],
  ] as const)('%s and %s: %s', (left, right, agreement) => {
    const [a, b] = [employerOf(left), employerOf(right)];
    if (a === null || b === null) throw new Error('not an employer');
    expect(compareEmployers(a, b)).toBe(agreement);
    expect(compareEmployers(b, a)).toBe(agreement);
  });
});

const WORDS =
  'Marabrick Fernhill & Co. Inc. J.P. Company Group GmbH 3 of the University Health County contract contractor consultant consulting freelance intern assigned at to for with via fka dba formerly previously part a an division subsidiary acquired by self employed USA'.split(
    ' ',
  );

it('a plain name is read in the short way as in the long one, which a comma asks for', () => {
  const random = createRandom(5);
  for (let i = 0; i < 5000; i++) {
    const name = Array.from({ length: random.int(1, 6) }, () => random.pick(WORDS)).join(' ');
    expect([name, employerOf(name)]).toEqual([name, employerOf(`${name},`)]);
  }
});
