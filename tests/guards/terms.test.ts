// One word per idea in what a recruiter reads. An ATS's own pages and buttons keep their names.

import { expect, test } from 'vitest';
import { productSources, type SourceFile, withoutComments } from './source-files';

/** What is not said, and what is said instead. */
const TERMS: readonly [avoided: RegExp, said: string][] = [
  [/\b[Cc]redentials?\b/g, 'key'],
  [/\b[Ss]eal(?:s|ed|ing)?\b/g, 'encrypted'],
];

/** What ATSs write on their pages. */
const THEIRS = [
  'API Credentials',
  'Create new API credential',
  'Lever API credentials',
  'New Credential',
  'API / Credential Manager',
  '“Credentials”',
];

/** Avoided words in a sentence, or at its beginning; a step, a file or a function may be called so. */
function avoidedIn({ path, text }: SourceFile): string[] {
  const words = THEIRS.reduce((left, name) => left.replaceAll(name, ''), withoutComments(text));
  return TERMS.flatMap(([avoided, said]) =>
    [...words.matchAll(avoided)]
      .filter(({ 0: word, index }) => {
        const isWithin = /[\w’,:}] $/.test(words.slice(0, index)) || /^ [a-z’]/.test(words.slice(index + word.length));
        return isWithin || /^[A-Z][a-z]/.test(word);
      })
      .map(({ 0: word }) => `${path}: “${word}”, say ${said}`),
  );
}

const shown = () => productSources().filter(({ path }) => path.startsWith('components/'));

test('one word per idea', () => {
  expect(shown().length).toBeGreaterThan(100);
  expect(shown().flatMap(avoidedIn)).toEqual([]);
});

test.each([
  "lead: 'Create a credential in Greenhouse.',",
  "title: 'Credentials',",
  '<h3>Credentials</h3>',
  '<p>It works, but the credential lacks:</p>',
  'what {name} with this credential may do',
  "return 'Sealed once saved, and never shown again.';",
  'text {percent} % is sealed anew.',
])('a planted one is found: %s', (text) => {
  expect(avoidedIn({ path: 'planted.tsx', text })).toHaveLength(1);
});

test.each([
  "path: ['API Credentials', 'Create new API credential'],",
  "onEdit('credentials')",
  "import { CredentialsStep } from './credentials-step';",
  '// Sealed with the credential of the account.',
])('what is no word of ours is left: %s', (text) => {
  expect(avoidedIn({ path: 'planted.tsx', text })).toEqual([]);
});
