// What the fields of a custom site are called.

import type { PackFieldName } from '@/lib/model/pack';

export const FIELD_WORDS: Readonly<Record<PackFieldName, string>> = {
  name: 'Name',
  headline: 'Headline',
  title: 'Job title',
  company: 'Company',
  location: 'Location',
  links: 'The person’s own links',
  emails: 'E-mail address',
};
