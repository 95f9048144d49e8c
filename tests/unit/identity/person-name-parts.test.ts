import { describe, expect, it } from 'vitest';
import { parseName } from '@/lib/identity/name-parser';
import type { NameWord } from '@/lib/identity/name-word';
import { createRandom } from '@/tests/simulators/random';

const texts = (words: readonly NameWord[]) => words.map(({ text }) => text).join(' ');

/** Given names / surnames, then what else there is. */
function parts(raw: string): string {
  const name = parseName(raw);
  const more = [
    name.nicknames.length > 0 ? `nick ${texts(name.nicknames)}` : '',
    name.formerSurnames.length > 0 ? `once ${texts(name.formerSurnames)}` : '',
    name.generation === null ? '' : `generation ${name.generation}`,
    name.also === null ? '' : `also ${texts(name.also.given)} / ${texts(name.also.surnames)}`,
  ].filter((part) => part !== '');
  return [`${texts(name.given)} / ${texts(name.surnames)}`, ...more].join(' · ');
}

describe('the parts of a name', () => {
  it.each([
    // What is no name is cut.
    ['Jane Smith, MBA, PMP', 'jane / smith'],
    ['Jane Smith MBA', 'jane / smith'],
    ['Jane Smith, SHRM-CP', 'jane / smith'],
    ['Jane Smith, P.E.', 'jane / smith'],
    ['Jane Smith, Esq.', 'jane / smith'],
    ['Jane Smith, ZXCV®', 'jane / smith'],
    ['Jane Smith, Recruiter', 'jane / smith'],
    ['JANE SMITH, PMP', 'jane / smith'],
    ['Jane Smith | Hiring', 'jane / smith'],
    ['Jane Smith - Recruiter at Acme', 'jane / smith'],
    ['Jane Smith • We are hiring!', 'jane / smith'],
    ['🚀 Jane 👩🏽‍💻 Smith ✔ ♛', 'jane / smith'],
    ['𝐉𝐚𝐧𝐞 𝐒𝐦𝐢𝐭𝐡', 'jane / smith'],
    ['Ⓙⓐⓝⓔ Smith', 'jane / smith'],
    ['Jane Smith (She/Her)', 'jane / smith'],
    ['Jane Smith (they)', 'jane / smith'],
    ['Jane Smith she/her/hers', 'jane / smith'],
    ['Prof. Dr. Jane Smith', 'jane / smith'],
    ['Jane Smith, Dipl.-Ing.', 'jane / smith'],
    ['Dipl.-Ing. Jane Smith', 'jane / smith'],
    ['Dr.-Ing. Jane Smith', 'jane / smith'],
    ['JANE SMITH, FCIPS', 'jane / smith'],
    ['JANE SMITH', 'jane / smith'],
    ['Jane Smith (Hiring)', 'jane / smith'],
    ['Jane Smith (Open to work)', 'jane / smith'],
    ['Jane Smith (MBA)', 'jane / smith'],
    ['Jane Smith #OpenToWork', 'jane / smith'],
    ['Jane Smith, Chicago', 'jane / smith'],
    ['Jane/Smith', 'jane / smith'],
    // Order.
    ['Smith, Jane', 'jane / smith'],
    ['SMITH, JANE', 'jane / smith'],
    ['Yang, Ma', 'ma / yang'],
    ['Jane Wal, van der', 'jane / wal'],
    ['WAL, VAN DER, JANE', 'jane / wal'],
    ['Jane Vries, de', 'jane / vries'],
    ['Nguyen, Van', 'van / nguyen'],
    ['Smith, Jane, MBA', 'jane / smith'],
    ['García Lorca, Federico', 'federico / garcia lorca'],
    ['Smith, Jr., John', 'john / smith · generation 2'],
    // Generations; a single letter is one only where it comes third.
    ['Robert "Bob" O\'Neil Jr.', 'robert / oneil · nick bob · generation 2'],
    ['John Smith Sr', 'john / smith · generation 1'],
    ['John Smith III', 'john / smith · generation 3'],
    ['John Smith V', 'john / smith · generation 5'],
    ['John V.', 'john / v'],
    ['Junior', 'junior /'],
    // Alternatives.
    ['Robert (Bob) Smith', 'robert / smith · nick bob'],
    ['Robert ‘Bob’ Smith', 'robert / smith · nick bob'],
    ['Jane (Doe) Smith', 'jane / smith · once doe'],
    ['Jane Smith (née Doe)', 'jane / smith · once doe'],
    ['Jane Smith f.k.a. Doe', 'jane / smith · once doe'],
    ['Jane Smith, née Doe', 'jane / smith · once doe'],
    ['Jana Schmidt geb. Maier', 'jana / schmidt · once maier'],
    // Particles, compounds, several given names.
    ['Anna van der Berg', 'anna / berg'],
    ['Juan Carlos de los Ríos', 'juan carlos / rios'],
    ['Omar Al-Rashid', 'omar / rashid'],
    ['Mary Ann Jones', 'mary ann / jones'],
    ['Jean-Luc Martin', 'jean luc / martin'],
    ['Mary Smith-Jones', 'mary / smith jones'],
    ['Abdul Aziz Nasser', 'abdulaziz / nasser'],
    ['J.P. Martin', 'j p / martin'],
    ['John E. Smith', 'john e / smith'],
    ['José María de la Torre y Pérez', 'jose maria / torre perez'],
    ['Ana Beatriz dos Santos Silva', 'ana beatriz / santos silva'],
    ['Thi Van Le', 'thi / le'],
    ['JACK MA', 'jack / ma'],
    ['Margarita-Simonyan', 'margarita / simonyan'],
    // Folding.
    ['Zoë Müller', 'zoe / muller'],
    ['Łukasz Żółć', 'lukasz / zolc'],
    ['Işıl Yıldız', 'isil / yildiz'],
    ['Søren Ærø', 'soren / aero'],
    ['Мара Петрова', 'mara / petrova'],
    ['Петров Иван Сергеевич', 'ivan sergeevich / petrov'],
    ['Γιώργος Παπαδόπουλος', 'giorgos / papadopulos'],
    // East Asia.
    ['王小明', '小明 / 王'],
    ['欧阳小明', '小明 / 欧阳'],
    ['佐藤花子', '花子 / 佐藤'],
    ['김민수', 'minsu / gim'],
    ['バラク・オバマ', 'baraku / obama'],
    ['やまだ たろう', 'taro / yamada'],
    ['Xiao-Ming Wang', 'xiao ming / wang'],
    ['Wang Xiao-Ming', 'xiao ming / wang'],
    ['Xiaoming Wang (王小明)', 'xiaoming / wang · also 小明 / 王'],
    // One word; none.
    ['Madonna', 'madonna /'],
    ['', ' /'],
    ['A', ' /'],
    ['J. S.', ' /'],
    ['🚀🚀', ' /'],
    ['LinkedIn Member', ' /'],
    ['12345', ' /'],
  ])('%s: %s', (raw, expected) => {
    expect(parts(raw).trim()).toBe(expected.trim());
  });

  it('keeps every spelling of a word', () => {
    const spellings = (raw: string) => parseName(raw).surnames.map((word) => word.spellings);
    expect(spellings('Zoë Müller')).toEqual([['muller', 'mueller']]);
    expect(spellings('Anna van der Berg')).toEqual([['berg', 'vanderberg']]);
    expect(spellings('Mary Smith-Jones')).toEqual([['smith', 'smithjones'], ['jones']]);
    expect(parseName('JP Martin').given).toMatchObject([{ text: 'jp', initials: true }]);
    expect(parseName('J. Martin').given).toMatchObject([{ text: 'j', initials: true }]);
  });

  it('survives anything, and is bounded', () => {
    const pieces = [
      'x',
      'é',
      '(',
      ')',
      '"',
      "'",
      ', ',
      ' - ',
      '/',
      'she/',
      '🚀',
      'ﷺ',
      '王',
      'م',
      '\u200d',
      '\ud800',
      ' ',
      '.',
      'van ',
      'née ',
    ];
    for (const piece of pieces) {
      const name = parseName(piece.repeat(Math.ceil(10_000 / piece.length)));
      expect(name.given.length + name.surnames.length + name.formerSurnames.length).toBeLessThan(60);
    }
  });
});

describe('family name first in Latin letters', () => {
  it.each([
    ['Zhang Xiaoming', 'xiaoming / zhang'],
    ['Gim Minseo', 'minseo / gim'],
    ['Bak Jihoon', 'jihoon / bak'],
    ['Choi Seunghyun', 'seunghyun / choi'],
    ['Chen Jiahui', 'jiahui / chen'],
    ['Ouyang Zhiqiang', 'zhiqiang / ouyang'],
    ['Trần Quốc Bảo', 'quoc bao / tran'],
    ['Lê Thị Mai', 'thi mai / le'],
    ['Nguyễn Văn An', 'van an / nguyen'],
    // Given name first.
    ['Xiaoming Zhang', 'xiaoming / zhang'],
    ['Minseo Gim', 'minseo / gim'],
    ['Quoc Bao Tran', 'quoc bao / tran'],
    ['Tran Minh Le', 'tran minh / le'],
    ['Min Li', 'min / li'],
    ['Kim Hansen', 'kim / hansen'],
    ['Lee Bowen', 'lee / bowen'],
    ['Long Marino', 'long / marino'],
    ['Tan Kowalski', 'tan / kowalski'],
    ['Le Roy Johnson', 'le roy / johnson'],
  ])('%s: %s', (raw, expected) => {
    expect(parts(raw)).toBe(expected);
  });
});

describe('the word for somebody hidden', () => {
  it.each([
    'LinkedIn Member',
    'LinkedIn-Mitglied',
    'Membre de LinkedIn',
    'Miembro de LinkedIn',
    'Utente LinkedIn',
    'Usuário do LinkedIn',
    'LinkedIn-medlem',
    'LinkedIn-lid',
    'LinkedIn üyesi',
    'Członek LinkedIn',
    'Участник LinkedIn',
    'عضو LinkedIn',
    'LinkedInメンバー',
    'LinkedIn 회원',
    '领英会员',
    'linkedin member',
  ])('%s is nobody', (raw) => {
    expect(parseName(raw).script).toBeNull();
  });

  it.each([
    'Jane Smith | LinkedIn',
    'Jane Smith - LinkedIn',
    'Jane Smith, LinkedIn Top Voice',
    'Jane Smith (LinkedIn)',
  ])('%s is somebody', (raw) => {
    expect(parseName(raw).given.map(({ text }) => text)).toEqual(['jane']);
  });
});

const WORDS =
  'Mara Smith Wang Xiaoming Nguyen Thi Hoa Li Ivanovich Petrova Dr Mrs Jr III V PhD MBA MA JP jp O van der de la Abdul Aziz Bin El nee born formerly maiden name geb Open to work is hiring LinkedIn Member Private Profile ANNA'.split(
    ' ',
  );

it('a name of plain words is read in the short way as in the long one, which brackets ask for', () => {
  const random = createRandom(6);
  for (let i = 0; i < 10_000; i++) {
    const name = Array.from({ length: random.int(1, 4) }, () => random.pick(WORDS)).join(' ');
    expect([name, parseName(name)]).toEqual([name, parseName(`${name} (she/her)`)]);
  }
});

const MARKED =
  'Trần Thị Hương Đặng Nguyễn Müller Łukasz Ørsted İpek Iıa ßa Æa Née né NÉE Né Zoë JÉ ÉÀ Éà Dř PÁRTÍCULA Van Dé Šarić Jřr Béa Lee García José Ŕś ŉa aſ'.split(
    ' ',
  );

it('so is one with marks', () => {
  const random = createRandom(7);
  for (let i = 0; i < 10_000; i++) {
    const name = Array.from({ length: random.int(1, 4) }, () => random.pick(MARKED)).join(' ');
    expect([name, parseName(name)]).toEqual([name, parseName(`${name} (she/her)`)]);
  }
});
