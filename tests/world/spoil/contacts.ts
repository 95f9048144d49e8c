// E-mail addresses, telephone numbers and links.

import { recordList, type Spoiling, vanityOf } from './spoiling';

const digits = (text: string) => text.replace(/\D/g, '');
const grouped = (text: string, by: string) => text.replace(/(\d)(?=(\d{3})+$)/g, `$1${by}`);
const linkedIn = (change: (vanity: string) => string) => (url: string) => {
  const vanity = vanityOf(url);
  return vanity === undefined ? url : change(vanity);
};

export const CONTACTS: readonly Spoiling[] = [
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
