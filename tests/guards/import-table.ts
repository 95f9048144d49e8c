// Who may import whom, as data. The rows say what a folder's code may reach; `import type` from a contract is free.

import { importsOf, meant, type SourceFile } from './source-files';

interface Row {
  /** The first row whose `of` begins a file's path counts. */
  of: string;
  /** Beginnings of paths it may import besides its own folder and what is free to all. */
  files: readonly string[];
  /** Packages, with everything below them. */
  packages: readonly string[];
}

/** Vocabulary and contracts. */
const FREE = ['lib/model/', 'lib/errors.ts', 'lib/log.ts', 'lib/in-turn.ts'];

/** Their types may be named by anybody; their code may not be run by anybody. */
const FREE_TYPES = [
  'lib/messages/protocol',
  'lib/ats/connector',
  'lib/ats/http',
  'lib/sites/site',
  'lib/match-index/',
  'lib/vault/',
];

const SCREEN = ['preact', '@tanstack/preact-query'];

export const TABLE: readonly Row[] = [
  {
    of: 'entrypoints/',
    files: ['components/', 'lib/background/', 'lib/sites/', 'lib/messages/ask'],
    packages: ['wxt', '#imports', 'preact', '@tanstack/preact-query'],
  },
  { of: 'components/ui/', files: ['public/'], packages: ['preact', 'wxt'] },
  { of: 'components/vault/', files: ['lib/messages/ask', 'components/ui/'], packages: [...SCREEN, 'wxt'] },
  {
    of: 'components/popup/',
    files: ['lib/messages/ask', 'components/ui/', 'components/card/', 'components/options/', 'components/vault/'],
    packages: [...SCREEN, 'wxt'],
  },
  {
    of: 'components/options/',
    files: ['lib/messages/ask', 'lib/lists/', 'components/ui/', 'components/popup/', 'components/vault/'],
    packages: [...SCREEN, 'wxt'],
  },
  {
    of: 'components/sidepanel/',
    files: [
      'lib/messages/ask',
      'lib/lists/',
      'components/ui/',
      'components/card/',
      'components/list/',
      'components/vault/',
    ],
    packages: [...SCREEN, 'wxt'],
  },
  { of: 'components/list/', files: ['components/ui/', 'components/card/'], packages: [] },
  { of: 'components/', files: ['lib/messages/ask', 'components/ui/'], packages: ['preact'] },
  {
    of: 'lib/background/',
    files: [
      'lib/ats/',
      'lib/decisions/',
      'lib/identity/',
      'lib/match-index/',
      'lib/matching/',
      'lib/messages/',
      'lib/sync/',
      'lib/vault/',
      'lib/outbox/',
      'lib/packs/',
      'lib/rsc/',
    ],
    packages: ['wxt'],
  },
  { of: 'lib/sync/', files: ['lib/ats/', 'lib/match-index/', 'lib/identity/'], packages: [] },
  { of: 'lib/outbox/', files: ['lib/ats/', 'lib/match-index/', 'lib/identity/'], packages: [] },
  { of: 'lib/decisions/', files: ['lib/identity/'], packages: [] },
  { of: 'lib/matching/', files: ['lib/identity/'], packages: [] },
  { of: 'lib/match-index/', files: ['lib/vault/'], packages: ['dexie'] },
  { of: 'lib/vault/', files: [], packages: [] },
  { of: 'lib/ats/', files: [], packages: ['zod', 'ky'] },
  { of: 'lib/identity/', files: [], packages: ['libphonenumber-js', 'tldts'] },
  { of: 'lib/sites/', files: ['lib/identity/profile-url', 'lib/identity/site-addresses'], packages: [] },
  { of: 'lib/packs/', files: [], packages: ['zod'] },
  { of: 'lib/lists/', files: [], packages: ['papaparse'] },
  { of: 'lib/messages/', files: [], packages: ['zod', 'wxt'] },
  { of: 'lib/model/', files: [], packages: [] },
  { of: 'lib/', files: [], packages: [] },
];

/** The folder whose files may import each other: `lib/ats/greenhouse/`, `components/card/`, `lib/sync/`. */
function ownFolder(path: string): string {
  const parts = path.split('/');
  const depth = path.startsWith('lib/ats/') && parts.length > 3 ? 3 : parts[0] === 'entrypoints' ? 1 : 2;
  return `${parts.slice(0, Math.min(depth, parts.length - 1)).join('/')}/`;
}

/** A connector's folder, when the path is in one. */
function connectorOf(path: string): string | null {
  return /^lib\/ats\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const begins = (path: string, list: readonly string[]) => list.some((start) => path.startsWith(start));
const isPackage = (name: string, list: readonly string[]) =>
  list.some((one) => name === one || name.startsWith(`${one}/`));

/** What a file imports against the table, one line each. */
export function violations(file: SourceFile): string[] {
  const row = TABLE.find(({ of }) => file.path.startsWith(of));
  if (row === undefined) return [`${file.path}: no row in the import table`];
  const found: string[] = [];
  for (const { from, typeOnly } of importsOf(file.text)) {
    const target = meant(file.path, from);
    const complain = (why: string) => found.push(`${file.path} imports ${from}: ${why}`);
    if (target === null) {
      if (isPackage(from, row.packages)) {
        if (from === 'ky' && file.path !== 'lib/ats/http.ts') complain('requests go out through http.ts');
        continue;
      }
      if (typeOnly && isPackage(from, ['preact'])) continue;
      complain('package is not in this folder’s row');
      continue;
    }
    const own = ownFolder(file.path);
    if (from.startsWith('.') && !target.startsWith(own)) complain('another folder is imported by @/');
    if (begins(`${target}.ts`, FREE) || (typeOnly && begins(target, FREE_TYPES))) continue;
    const sibling = connectorOf(file.path);
    const other = connectorOf(target);
    if (sibling !== null && other !== null && sibling !== other) {
      complain('one connector never knows another');
      continue;
    }
    if (target.startsWith(own) || begins(target, row.files)) continue;
    // A connector may use its contract and the shared request line.
    if (sibling !== null && /^lib\/ats\/[^/]+$/.test(target)) continue;
    if (own === 'lib/ats/' && target.startsWith('lib/ats/')) continue;
    complain('folder is not in this folder’s row');
  }
  return found;
}
