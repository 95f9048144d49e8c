// Employers, titles, headlines and places.

import { misread, pageCompany, recordCompany, recordPlace, type Spoiling, swapTwo } from './spoiling';

export const EMPLOYERS: readonly Spoiling[] = [
  { name: 'record: employer with its form', record: recordCompany((text) => `${text}, Inc.`) },
  { name: 'record: employer GmbH & Co. KG', record: recordCompany((text) => `${text} GmbH & Co. KG`) },
  { name: 'record: employer capitals', record: recordCompany((text) => text.toUpperCase()) },
  { name: 'record: employer with place', record: recordCompany((text) => `${text} - Berlin`) },
  { name: 'record: employer with place in brackets', record: recordCompany((text) => `${text} (Remote)`) },
  {
    name: 'record: employer as address',
    record: recordCompany((text) => `${text.toLowerCase().replace(/[^a-z0-9]/g, '')}.com`),
  },
  {
    name: 'record: employer as link',
    record: recordCompany((text) => `https://www.${text.toLowerCase().replace(/[^a-z0-9]/g, '')}.com/`),
  },
  { name: 'record: employer joined', record: recordCompany((text) => text.replaceAll(' ', '')) },
  { name: 'record: employer with ticker', record: recordCompany((text) => `${text} (NASDAQ: ABCD)`) },
  { name: 'record: employer The', record: recordCompany((text) => `The ${text}`) },
  { name: 'record: employer Group', record: recordCompany((text) => `${text} Group`) },
  { name: 'record: employer with kind', record: recordCompany((text) => `${text} · Full-time`) },
  { name: 'record: employer, formerly', record: recordCompany((text) => `${text} (formerly Quarxo)`) },
  { name: 'record: employer part of', record: recordCompany((text) => `${text}, a Quarxo company`) },
  { name: 'record: employer misspelt', record: recordCompany(swapTwo) },
  { name: 'record: employer UTF-8 misread', record: recordCompany(misread) },
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
  { name: 'page: employer with kind', page: pageCompany((text) => `${text} · Full-time`) },
  { name: 'page: employer with its form', page: pageCompany((text) => `${text} S.p.A.`) },
  { name: 'page: employer misspelt', page: pageCompany(swapTwo) },
];

/** Title and employer, as people put them into one line. */
const HEADLINES = [
  '{t} at {c}',
  '{t} @ {c}',
  '{t} bei {c}',
  '{t} chez {c}',
  '{t} en {c}',
  '{t} presso {c}',
  '{t}, {c}',
  '{t} - {c}',
  '{t} – {c}',
  '{t} | {c}',
  '{c} | {t}',
  '{c} - {t}',
  '{t} · {c}',
  '{t} / {c}',
  '{t} // {c}',
  '{t} for {c}',
  '{t} with {c}',
  '{t} ({c})',
  '{t} w/ {c}',
  '{t} → {c}',
  '{c}: {t}',
  '{c}',
  '{t} at {c} | Speaker | Coffee lover',
  'Passionate {t} building things at {c}',
  'I help teams ship. {t}, {c}',
  '{t} na {c}',
  '{t} в {c}',
  '{c}の{t}',
  '{t} hos {c}',
  '{t} at {c}, ex-Quarxo',
  'ex-Quarxo, now {t} at {c}',
  '#{c} {t}',
];

/** The one place of a page that tells an employer beside its own field; what else it tells of a career is left out. */
export const HEADLINES_ALONE = HEADLINES.map(
  (form): Spoiling => ({
    name: `page: headline ${form} alone`,
    page: ({ company, title, experience: _none, ...line }) => ({
      ...line,
      ...(company !== undefined && { headline: form.replace('{t}', title ?? 'Engineer').replace('{c}', company) }),
    }),
  }),
);

export const PLACES: readonly Spoiling[] = [
  { name: 'record: place as country', record: recordPlace((text) => text.split(', ').at(-1) as string) },
  { name: 'record: place as city', record: recordPlace((text) => text.split(', ')[0] as string) },
  {
    name: 'record: place Greater Area',
    record: recordPlace((text) => `Greater ${text.split(', ')[0]} Area`),
  },
  { name: 'record: place capitals', record: recordPlace((text) => text.toUpperCase()) },
  { name: 'record: place with code', record: recordPlace((text) => `10115 ${text}`) },
  { name: 'record: place Remote', record: recordPlace((text) => `Remote - ${text}`) },
  { name: 'record: place reversed', record: recordPlace((text) => text.split(', ').reverse().join(', ')) },
];
