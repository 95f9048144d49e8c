// Names, as an ATS comes to hold them and as people show them.

import {
  type Change,
  misread,
  pageName,
  recordNames,
  recordParts,
  recordWhole,
  type Spoiling,
  swapTwo,
  vanityOf,
} from './spoiling';

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
const words = (text: string) => text.split(' ');

export const RECORD_NAMES: readonly Spoiling[] = [
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
    record: recordParts((first, last) => ({ firstName: `${first} ${last}`, lastName: last })),
  },
  {
    name: 'record: whole name as first',
    record: recordParts((first, last) => ({ firstName: `${first} ${last}`, lastName: '' })),
  },
  {
    name: 'record: whole name as last',
    record: recordParts((first, last) => ({ firstName: '', lastName: `${first} ${last}` })),
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
];

export const PAGE_NAMES: readonly Spoiling[] = [
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
];
