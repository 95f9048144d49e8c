// What programs, forms and people do to the lines of a world on their way: each way of spoiling alone, on every line of one
// side. What it costs is held by tests/contract/spoilt.test.ts. Pure but for the random numbers it is given.

import type { Random } from '@/tests/simulators/random';
import type { WorldPage, WorldRecord } from './shapes';

/** Lines as they may be after it: more fields than a world gives. */
export type SpoiltRecord = Omit<WorldRecord, 'emails' | 'phones' | 'urls'> & {
  name?: string;
  emails?: string[] | string;
  phones?: string[] | string;
  urls?: string[] | string;
};

export interface Spoiling {
  name: string;
  record?(line: WorldRecord, random: Random): SpoiltRecord;
  page?(line: WorldPage, random: Random): WorldPage;
}

type Change = (text: string, random: Random) => string;

/** Of both parts of a record's name. */
function recordNames(change: Change): Spoiling['record'] {
  return (line, random) => ({
    ...line,
    ...(line.firstName !== undefined && { firstName: change(line.firstName, random) }),
    ...(line.lastName !== undefined && { lastName: change(line.lastName, random) }),
  });
}

/** Of a record's name in one field. */
function recordWhole(
  change: (first: string, last: string, line: WorldRecord, random: Random) => string,
): Spoiling['record'] {
  return ({ firstName, lastName, ...line }, random) =>
    firstName === undefined || lastName === undefined
      ? { ...line, ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }) }
      : { ...line, name: change(firstName, lastName, line, random) };
}

function pageName(change: (name: string, line: WorldPage, random: Random) => string): Spoiling['page'] {
  return (line, random) => (line.name === undefined ? line : { ...line, name: change(line.name, line, random) });
}

function recordList(field: 'emails' | 'phones' | 'urls', change: Change): Spoiling['record'] {
  return (line, random) => (line[field] ? { ...line, [field]: line[field].map((one) => change(one, random)) } : line);
}

function recordText(field: 'company' | 'title' | 'location', change: Change): Spoiling['record'] {
  return (line, random) => ({
    ...line,
    ...(line[field] !== undefined && { [field]: change(line[field], random) }),
    ...(field === 'company' && line.employers && { employers: line.employers.map((one) => change(one, random)) }),
  });
}

function pageText(field: 'company' | 'title' | 'location' | 'headline', change: Change): Spoiling['page'] {
  return (line, random) => ({
    ...line,
    ...(line[field] !== undefined && { [field]: change(line[field], random) }),
    ...(field === 'company' &&
      line.experience && {
        experience: line.experience.map((one) =>
          one.company === undefined ? one : { ...one, company: change(one.company, random) },
        ),
      }),
  });
}

const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const entities = (text: string) => text.replace(/[^ -~]|['&]/gu, (letter) => `&#${letter.codePointAt(0)};`);
const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
const question = (text: string) => text.replace(/[^ -~]/gu, '?');
const lost = (text: string) => text.replace(/[^ -~]/gu, '\ufffd');
const titled = (text: string) => text.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
const LOOKALIKE: Record<string, string> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', x: 'х', y: 'у' };
const lookalike = (text: string) => text.replace(/[aeocpxy]/, (letter) => LOOKALIKE[letter] as string);
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const bold = (text: string) =>
  text.replace(/[A-Za-z]/g, (one) =>
    String.fromCodePoint(one < 'a' ? 0x1d400 + one.charCodeAt(0) - 65 : 0x1d41a + one.charCodeAt(0) - 97),
  );
const hidden = (text: string) => [...text].join('\u200b');
const isolate = (text: string) => `\u2068${text}\u2069\u200e`;
const swapTwo: Change = (text, random) => {
  if (text.length < 5) return text;
  const at = random.int(1, text.length - 3);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
};
const dropOne: Change = (text, random) => {
  if (text.length < 5) return text;
  const at = random.int(1, text.length - 2);
  return text.slice(0, at) + text.slice(at + 1);
};
const doubleOne: Change = (text, random) => {
  if (text.length < 4) return text;
  const at = random.int(1, text.length - 2);
  return text.slice(0, at) + text[at] + text.slice(at);
};
const digits = (text: string) => text.replace(/\D/g, '');
const grouped = (text: string, by: string) => text.replace(/(\d)(?=(\d{3})+$)/g, `$1${by}`);
const vanityOf = (url: string) => /linkedin\.com\/in\/([^/?#]+)/.exec(url)?.[1];
const linkedIn = (change: (vanity: string) => string) => (url: string) => {
  const vanity = vanityOf(url);
  return vanity === undefined ? url : change(vanity);
};
const words = (text: string) => text.split(' ');

/** Every way, by whom it is done to. */
export const SPOILINGS: readonly Spoiling[] = [
  { name: 'record: nothing', record: (line) => line },
  // Names in an ATS.
  { name: 'record: UTF-8 read as Latin-1', record: recordNames(misread) },
  { name: 'record: UTF-8 misread twice', record: recordNames((text) => misread(misread(text))) },
  { name: 'record: entities', record: recordNames(entities) },
  { name: 'record: question marks', record: recordNames(question) },
  { name: 'record: replacement characters', record: recordNames(lost) },
  { name: 'record: no marks on letters', record: recordNames(unaccented) },
  { name: 'record: decomposed', record: recordNames((text) => text.normalize('NFD')) },
  { name: 'record: quotes', record: recordNames((text) => `"${text}"`) },
  { name: 'record: tags', record: recordNames((text) => `<b>${text}</b>`) },
  { name: 'record: capitals', record: recordNames((text) => text.toUpperCase()) },
  { name: 'record: small letters', record: recordNames((text) => text.toLowerCase()) },
  { name: 'record: titled', record: recordNames(titled) },
  { name: 'record: a look-alike letter', record: recordNames(lookalike) },
  { name: 'record: letters hidden between', record: recordNames(hidden) },
  { name: 'record: isolates', record: recordNames(isolate) },
  { name: 'record: wide letters', record: recordNames(wide) },
  { name: 'record: no-break spaces', record: recordNames((text) => `\u00a0${text.replaceAll(' ', '\u00a0')}\u00a0`) },
  { name: 'record: two letters swapped', record: recordNames(swapTwo) },
  { name: 'record: a letter dropped', record: recordNames(dropOne) },
  { name: 'record: a letter doubled', record: recordNames(doubleOne) },
  {
    name: 'record: first and last name swapped',
    record: ({ firstName, lastName, ...line }) => ({
      ...line,
      ...(lastName !== undefined && { firstName: lastName }),
      ...(firstName !== undefined && { lastName: firstName }),
    }),
  },
  {
    name: 'record: whole name twice',
    record: (line) => ({
      ...line,
      ...(line.firstName !== undefined &&
        line.lastName !== undefined && { firstName: `${line.firstName} ${line.lastName}`, lastName: line.lastName }),
    }),
  },
  {
    name: 'record: whole name as first',
    record: (line) => ({
      ...line,
      ...(line.firstName !== undefined &&
        line.lastName !== undefined && { firstName: `${line.firstName} ${line.lastName}`, lastName: '' }),
    }),
  },
  {
    name: 'record: whole name as last',
    record: (line) => ({
      ...line,
      ...(line.firstName !== undefined &&
        line.lastName !== undefined && { lastName: `${line.firstName} ${line.lastName}`, firstName: '' }),
    }),
  },
  {
    name: 'record: a dot for no name',
    record: (line) => ({ ...line, firstName: line.firstName ?? '.', lastName: line.lastName ?? '.' }),
  },
  { name: 'record: last, first', record: recordWhole((first, last) => `${last}, ${first}`) },
  { name: 'record: LAST first', record: recordWhole((first, last) => `${last.toUpperCase()} ${first}`) },
  { name: 'record: last first', record: recordWhole((first, last) => `${last} ${first}`) },
  { name: 'record: dots between', record: recordWhole((first, last) => `${first}.${last}`.replaceAll(' ', '.')) },
  {
    name: 'record: underscores between',
    record: recordWhole((first, last) => `${first}_${last}`.replaceAll(' ', '_')),
  },
  { name: 'record: joined', record: recordWhole((first, last) => `${first}${last}`.replaceAll(' ', '')) },
  { name: 'record: initial of the first', record: recordWhole((first, last) => `${first[0]}. ${last}`) },
  { name: 'record: initial of the last', record: recordWhole((first, last) => `${first} ${last[0]}.`) },
  {
    name: 'record: with employer',
    record: recordWhole(
      (first, last, { company }) => `${first} ${last}${company === undefined ? '' : ` - ${company}`}`,
    ),
  },
  {
    name: 'record: employer in brackets',
    record: recordWhole(
      (first, last, { company }) => `${first} ${last}${company === undefined ? '' : ` (${company})`}`,
    ),
  },
  {
    name: 'record: with place',
    record: recordWhole(
      (first, last, { location }) => `${first} ${last}${location === undefined ? '' : `, ${location.split(', ')[0]}`}`,
    ),
  },
  {
    name: 'record: with title',
    record: recordWhole((first, last, { title }) => `${first} ${last}${title === undefined ? '' : ` | ${title}`}`),
  },
  {
    name: 'record: with title after a comma',
    record: recordWhole((first, last, { title }) => `${first} ${last}${title === undefined ? '' : `, ${title}`}`),
  },
  {
    name: 'record: with a number',
    record: recordWhole((first, last, _line, random) => `${first} ${last} ${random.int(2, 99)}`),
  },
  { name: 'record: with a date', record: recordWhole((first, last) => `${first} ${last} 12/03/2024`) },
  {
    name: 'record: with an id in brackets',
    record: recordWhole((first, last, _line, random) => `${first} ${last} [${random.int(1_000, 99_999)}]`),
  },
  { name: 'record: CV before', record: recordWhole((first, last) => `CV ${first} ${last}`) },
  {
    name: 'record: resume file',
    record: recordWhole((first, last) => `${first}_${last}_Resume.pdf`.replaceAll(' ', '_')),
  },
  { name: 'record: Mr. before', record: recordWhole((first, last) => `Mr. ${first} ${last}`) },
  { name: 'record: Dr.-Ing. before', record: recordWhole((first, last) => `Dr.-Ing. ${first} ${last}`) },
  { name: 'record: degree behind', record: recordWhole((first, last) => `${first} ${last}, MBA, PMP`) },
  { name: 'record: (referral)', record: recordWhole((first, last) => `${first} ${last} (referral)`) },
  { name: 'record: stars', record: recordWhole((first, last) => `*** ${first} ${last} ***`) },
  { name: 'record: DO NOT CONTACT', record: recordWhole((first, last) => `${first} ${last} - DO NOT CONTACT`) },
  {
    name: 'record: another middle name',
    record: (line) => ({ ...line, ...(line.firstName !== undefined && { firstName: `${line.firstName} Quirin` }) }),
  },
  {
    name: 'record: a middle initial',
    record: (line) => ({ ...line, ...(line.firstName !== undefined && { firstName: `${line.firstName} Q.` }) }),
  },
  { name: 'record: no name', record: ({ firstName: _first, lastName: _last, ...line }) => line },
  {
    name: 'record: mail for a name',
    record: ({ firstName: _first, lastName: _last, ...line }) => ({
      ...line,
      ...(line.emails?.[0] !== undefined && { name: line.emails[0] }),
    }),
  },
  // Names on a page.
  { name: 'page: UTF-8 read as Latin-1', page: pageName(misread) },
  { name: 'page: entities', page: pageName(entities) },
  { name: 'page: no marks on letters', page: pageName(unaccented) },
  { name: 'page: decomposed', page: pageName((text) => text.normalize('NFD')) },
  { name: 'page: capitals', page: pageName((text) => text.toUpperCase()) },
  { name: 'page: small letters', page: pageName((text) => text.toLowerCase()) },
  { name: 'page: bold letters of mathematics', page: pageName(bold) },
  { name: 'page: wide letters', page: pageName(wide) },
  { name: 'page: a look-alike letter', page: pageName(lookalike) },
  { name: 'page: letters hidden between', page: pageName(hidden) },
  { name: 'page: emoji', page: pageName((text) => `🚀 ${text} ✨`) },
  { name: 'page: emoji between', page: pageName((text) => text.replaceAll(' ', ' 💡 ')) },
  { name: 'page: pronouns', page: pageName((text) => `${text} (She/Her)`) },
  { name: 'page: pronouns bare', page: pageName((text) => `${text} they/them`) },
  { name: 'page: degrees', page: pageName((text) => `${text}, PhD, MBA, CPA`) },
  { name: 'page: certificates by bars', page: pageName((text) => `${text} | PMP® | CSM | SAFe 5`) },
  { name: 'page: hiring', page: pageName((text) => `${text} - We're hiring!`) },
  {
    name: 'page: employer behind at',
    page: pageName((text, { company }) => (company === undefined ? text : `${text} @ ${company}`)),
  },
  {
    name: 'page: title behind a bar',
    page: pageName((text, { title }) => (title === undefined ? text : `${text} | ${title}`)),
  },
  {
    name: 'page: title behind a comma',
    page: pageName((text, { title }) => (title === undefined ? text : `${text}, ${title}`)),
  },
  { name: 'page: spoken name', page: pageName((text) => `${text} [${words(text)[0]?.toLowerCase()}-uh]`) },
  { name: 'page: quoted nickname', page: pageName((text) => text.replace(' ', ' "Zippy" ')) },
  {
    name: 'page: last, first',
    page: pageName((text) => {
      const [first, ...rest] = words(text);
      return rest.length > 0 ? `${rest.join(' ')}, ${first}` : text;
    }),
  },
  {
    name: 'page: last first',
    page: pageName((text) => {
      const [first, ...rest] = words(text);
      return rest.length > 0 ? `${rest.join(' ')} ${first}` : text;
    }),
  },
  {
    name: 'page: initial of the last',
    page: pageName((text) => {
      const all = words(text);
      return all.length > 1 ? `${all.slice(0, -1).join(' ')} ${all.at(-1)?.[0]}.` : text;
    }),
  },
  {
    name: 'page: initial of the first',
    page: pageName((text) => {
      const all = words(text);
      return all.length > 1 ? `${all[0]?.[0]}. ${all.slice(1).join(' ')}` : text;
    }),
  },
  { name: 'page: first name alone', page: pageName((text) => words(text)[0] as string) },
  { name: 'page: joined', page: pageName((text) => text.replaceAll(' ', '')) },
  { name: 'page: another middle name', page: pageName((text) => text.replace(' ', ' Quirin ')) },
  { name: 'page: the vanity for a name', page: pageName((text, { url }) => vanityOf(url ?? '') ?? text) },
  { name: 'page: two letters swapped', page: pageName((text, _line, random) => swapTwo(text, random)) },
  { name: 'page: a letter dropped', page: pageName((text, _line, random) => dropOne(text, random)) },
  // Employers and titles.
  { name: 'record: employer with its form', record: recordText('company', (text) => `${text}, Inc.`) },
  { name: 'record: employer GmbH & Co. KG', record: recordText('company', (text) => `${text} GmbH & Co. KG`) },
  { name: 'record: employer capitals', record: recordText('company', (text) => text.toUpperCase()) },
  { name: 'record: employer with place', record: recordText('company', (text) => `${text} - Berlin`) },
  { name: 'record: employer with place in brackets', record: recordText('company', (text) => `${text} (Remote)`) },
  {
    name: 'record: employer as address',
    record: recordText('company', (text) => `${text.toLowerCase().replace(/[^a-z0-9]/g, '')}.com`),
  },
  {
    name: 'record: employer as link',
    record: recordText('company', (text) => `https://www.${text.toLowerCase().replace(/[^a-z0-9]/g, '')}.com/`),
  },
  { name: 'record: employer joined', record: recordText('company', (text) => text.replaceAll(' ', '')) },
  { name: 'record: employer with ticker', record: recordText('company', (text) => `${text} (NASDAQ: ABCD)`) },
  { name: 'record: employer The', record: recordText('company', (text) => `The ${text}`) },
  { name: 'record: employer Group', record: recordText('company', (text) => `${text} Group`) },
  { name: 'record: employer with kind', record: recordText('company', (text) => `${text} · Full-time`) },
  { name: 'record: employer, formerly', record: recordText('company', (text) => `${text} (formerly Quarxo)`) },
  { name: 'record: employer part of', record: recordText('company', (text) => `${text}, a Quarxo company`) },
  { name: 'record: employer misspelt', record: recordText('company', swapTwo) },
  { name: 'record: employer UTF-8 misread', record: recordText('company', misread) },
  { name: 'record: none employed', record: ({ company: _c, employers: _e, ...line }) => line },
  {
    name: 'record: title in the employer',
    record: ({ company, title, ...line }) => ({
      ...line,
      ...(company !== undefined && { company: title === undefined ? company : `${title} at ${company}` }),
    }),
  },
  {
    name: 'record: title at employer in the title',
    record: ({ company, title, ...line }) => ({
      ...line,
      ...(company !== undefined && { title: `${title ?? 'Engineer'} at ${company}` }),
    }),
  },
  {
    name: 'record: title and employer swapped',
    record: ({ company, title, ...line }) => ({
      ...line,
      ...(title !== undefined && { company: title }),
      ...(company !== undefined && { title: company }),
    }),
  },
  { name: 'page: employer with kind', page: pageText('company', (text) => `${text} · Full-time`) },
  { name: 'page: employer with its form', page: pageText('company', (text) => `${text} S.p.A.`) },
  { name: 'page: employer misspelt', page: pageText('company', swapTwo) },
  ...(
    [
      ['{t} at {c}'],
      ['{t} @ {c}'],
      ['{t} bei {c}'],
      ['{t} chez {c}'],
      ['{t} en {c}'],
      ['{t} presso {c}'],
      ['{t}, {c}'],
      ['{t} - {c}'],
      ['{t} – {c}'],
      ['{t} | {c}'],
      ['{c} | {t}'],
      ['{c} - {t}'],
      ['{t} · {c}'],
      ['{t} / {c}'],
      ['{t} // {c}'],
      ['{t} for {c}'],
      ['{t} with {c}'],
      ['{t} ({c})'],
      ['{t} w/ {c}'],
      ['{t} → {c}'],
      ['{c}: {t}'],
      ['{c}'],
      ['{t} at {c} | Speaker | Coffee lover'],
      ['Passionate {t} building things at {c}'],
      ['I help teams ship. {t}, {c}'],
      ['{t} na {c}'],
      ['{t} в {c}'],
      ['{c}の{t}'],
      ['{t} hos {c}'],
      ['{t} at {c}, ex-Quarxo'],
      ['ex-Quarxo, now {t} at {c}'],
      ['#{c} {t}'],
    ] as const
  ).map(
    ([form]): Spoiling => ({
      name: `page: headline ${form} alone`,
      page: ({ company, title, experience: _none, ...line }) => ({
        ...line,
        ...(company !== undefined && { headline: form.replace('{t}', title ?? 'Engineer').replace('{c}', company) }),
      }),
    }),
  ),
  // Places.
  { name: 'record: place as country', record: recordText('location', (text) => text.split(', ').at(-1) as string) },
  { name: 'record: place as city', record: recordText('location', (text) => text.split(', ')[0] as string) },
  {
    name: 'record: place Greater Area',
    record: recordText('location', (text) => `Greater ${text.split(', ')[0]} Area`),
  },
  { name: 'record: place capitals', record: recordText('location', (text) => text.toUpperCase()) },
  { name: 'record: place with code', record: recordText('location', (text) => `10115 ${text}`) },
  { name: 'record: place Remote', record: recordText('location', (text) => `Remote - ${text}`) },
  { name: 'record: place reversed', record: recordText('location', (text) => text.split(', ').reverse().join(', ')) },
  // Addresses, numbers and links.
  { name: 'record: mail capitals', record: recordList('emails', (text) => text.toUpperCase()) },
  { name: 'record: mail with mailto', record: recordList('emails', (text) => `mailto:${text}`) },
  { name: 'record: mail in brackets', record: recordList('emails', (text) => `Mara Example <${text}>`) },
  { name: 'record: mail with a label', record: recordList('emails', (text) => `${text} (personal)`) },
  { name: 'record: mail with spaces', record: recordList('emails', (text) => ` ${text.replace('@', ' @ ')} `) },
  { name: 'record: mail [at]', record: recordList('emails', (text) => text.replace('@', ' [at] ')) },
  { name: 'record: mail plus a tag', record: recordList('emails', (text) => text.replace('@', '+jobs@')) },
  { name: 'record: mail with a dot behind', record: recordList('emails', (text) => `${text}.`) },
  {
    name: 'record: mails in one',
    record: (line) => ({ ...line, ...(line.emails && { emails: [line.emails.join('; ')] }) }),
  },
  { name: 'record: mail comma for dot', record: recordList('emails', (text) => text.replace(/\.(\w+)$/, ',$1')) },
  {
    name: 'record: mails among links',
    record: ({ emails, ...line }) => ({ ...line, ...(emails && { urls: [...(line.urls ?? []), ...emails] }) }),
  },
  {
    name: 'record: links among mails',
    record: ({ urls, ...line }) => ({ ...line, ...(urls && { emails: [...(line.emails ?? []), ...urls] }) }),
  },
  { name: 'record: number digits alone', record: recordList('phones', digits) },
  { name: 'record: number 00', record: recordList('phones', (text) => text.replace(/^\+/, '00')) },
  {
    name: 'record: number dots',
    record: recordList('phones', (text) => (text.startsWith('+') ? '+' : '') + grouped(digits(text), '.')),
  },
  { name: 'record: number with extension', record: recordList('phones', (text) => `${text} ext. 12`) },
  { name: 'record: number with a label', record: recordList('phones', (text) => `Mobile: ${text}`) },
  { name: 'record: number tel:', record: recordList('phones', (text) => `tel:${text.replaceAll(' ', '')}`) },
  { name: 'record: number (0)', record: recordList('phones', (text) => text.replace(/^(\+\d{2}) ?/, '$1 (0) ')) },
  {
    name: 'record: numbers in one',
    record: (line) => ({ ...line, ...(line.phones && { phones: [line.phones.join(' / ')] }) }),
  },
  {
    name: 'record: link without scheme',
    record: recordList('urls', (text) => text.replace(/^https?:\/\/(www\.)?/, '')),
  },
  { name: 'record: link http', record: recordList('urls', (text) => text.replace(/^https/, 'http')) },
  { name: 'record: link capitals', record: recordList('urls', (text) => text.toUpperCase()) },
  {
    name: 'record: link of a country',
    record: recordList(
      'urls',
      linkedIn((vanity) => `https://de.linkedin.com/in/${vanity}/en?trk=x`),
    ),
  },
  {
    name: 'record: link mobile',
    record: recordList(
      'urls',
      linkedIn((vanity) => `https://m.linkedin.com/mwlite/in/${vanity}`),
    ),
  },
  {
    name: 'record: link with details',
    record: recordList(
      'urls',
      linkedIn((vanity) => `https://www.linkedin.com/in/${vanity}/details/experience/`),
    ),
  },
  {
    name: 'record: link as vanity alone',
    record: recordList(
      'urls',
      linkedIn((vanity) => `linkedin: ${vanity}`),
    ),
  },
  {
    name: 'record: link in/',
    record: recordList(
      'urls',
      linkedIn((vanity) => `in/${vanity}`),
    ),
  },
  { name: 'record: link in a sentence', record: recordList('urls', (text) => `My profile: ${text}`) },
  { name: 'record: link in brackets', record: recordList('urls', (text) => `<${text}>`) },
  { name: 'record: link markdown', record: recordList('urls', (text) => `[LinkedIn](${text})`) },
  { name: 'record: link twice', record: recordList('urls', (text) => `https://${text}`) },
  { name: 'record: link dot behind', record: recordList('urls', (text) => `${text}.`) },
  {
    name: 'record: link by redirect',
    record: recordList('urls', (text) => `https://www.google.com/url?q=${encodeURIComponent(text)}&sa=D`),
  },
  {
    name: 'record: link with spaces',
    record: recordList('urls', (text) => text.replace('linkedin.com/in/', 'linkedin.com/in/ ')),
  },
  { name: 'record: link typing error', record: recordList('urls', (text) => text.replace('linkedin', 'linkdin')) },
  {
    name: 'record: link encoded twice',
    record: recordList('urls', (text) =>
      text.replace(/[^ -~]/gu, (one) => encodeURIComponent(encodeURIComponent(one))),
    ),
  },
  { name: 'record: links in one', record: (line) => ({ ...line, ...(line.urls && { urls: [line.urls.join(', ')] }) }) },
  {
    name: 'page: link mobile',
    page: (line) => ({
      ...line,
      ...(line.url !== undefined && {
        url: linkedIn((vanity) => `https://m.linkedin.com/in/${vanity}?trk=x`)(line.url),
      }),
    }),
  },
];
