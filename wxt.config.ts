import preact from '@preact/preset-vite';
import { build, type Plugin, runnerImport } from 'vite';
import { defineConfig } from 'wxt';

/** The public half of the key pair that fixes the extension's id; the private half is not in this repository. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0QnkN1Zs+hjsWC8gmz+f6PektDzxHtCNYbh1+dsZqzCVGpYXHlIa6A71fSv255DJY9X4MFzQ/nRbTIz79aAroLYyNn5Y/2pdFe1qJeIrmsCInkBdoRnqlRALcsIkyWlwHvOwnT1tZuuuGm6GUEIrtz4oUSdygzu28hXBa8Ln47DTRCGpvrIStRTDWkXPt7rN6rTr5ZPR8abBFwQ+YveWuHv0fgq3BXcguK5nUZYSpvc9yH1FRzmtxxBLRVIdueh1VLAR2P0PHpbz2QuIwKdu5IsIk3b2OhP7U0+jiczoQeBhkD6GqyDSUDOEGEbq8Fpysw38gyiebOrkK3wRwttjIwIDAQAB';

/**
 * Nearly all of the page script runs as soon as it is loaded. Said so, the browser compiles it in one go instead of one
 * function after another (V8: Explicit compile hints; others read a comment).
 */
function compiledAtOnce(file: string): Plugin {
  return {
    name: 'compiled-at-once',
    generateBundle(_options, bundle) {
      const chunk = bundle[file];
      if (chunk?.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    },
  };
}

/**
 * Vite makes `var`s of what files declare; of a `const` the value of a limit or a delay is written where it is used, and its
 * name is gone: a hundred bytes of what every page carries, packed.
 */
function constantsKept(): Plugin {
  return {
    name: 'constants-kept',
    options: (options) => ({ ...options, optimization: { inlineConst: { mode: 'all' } } }),
    outputOptions: (options) => ({ ...options, topLevelVar: false }),
  };
}

/**
 * WXT starts a script in a wrapper that logs what goes wrong, and in production logs nothing: half a kilobyte in every
 * page. Without it the script is started, and what it throws is seen in the console all the same.
 */
function startedPlainly(): Plugin {
  return {
    name: 'started-plainly',
    transform(code, id) {
      if (id.endsWith('/define-unlisted-script.mjs'))
        return 'export const defineUnlistedScript = (main) => ({ main });';
      const entry = id.includes('wxt-unlisted-script-entrypoint') && /^import \w+ from ("[^"]+")/m.exec(code)?.[1];
      return entry ? `import script from ${entry};\nexport default script.main();` : null;
    },
  };
}

/** Newer than the oldest browser we run in by one function that is not used: `light-dark()`, whose stand-in comes otherwise. */
const CSS_TARGET = ['chrome123', 'firefox140'];

/** Where code outside of WXT's own builds finds the project's files. */
const RESOLVE = { alias: { '@': import.meta.dirname } };

const BUILD = { target: 'es2022', cssTarget: CSS_TARGET };

/**
 * Each site's reader as a script of its own, `sites/<id>.js`, which the browser runs before page.js on that site's hosts:
 * a page carries the reader of its own site and of no other. Readers of lists come when a page is one.
 */
async function buildSites(outDir: string): Promise<void> {
  const { SITES, LISTS } = await registry();
  for (const { id } of SITES) await buildReader(outDir, { file: `${id}.site`, name: id, into: 'inAtsSites', as: id });
  for (const { id } of LISTS) {
    await buildReader(outDir, { file: `${id}.list`, name: `${id}List`, into: 'inAtsLists', as: `${id}.list` });
  }
}

/** A script that puts what a file of lib/sites exports beside others of its kind, where page.js finds it. */
async function buildReader(
  outDir: string,
  { file, name, into, as }: { file: string; name: string; into: string; as: string },
): Promise<void> {
  const entry = '\0reader';
  const code = `import { ${name} } from '@/lib/sites/${file}';\n(globalThis.${into} ??= []).push(${name});`;
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    resolve: RESOLVE,
    plugins: [
      {
        name: 'reader',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? code : null),
      },
      constantsKept(),
      compiledAtOnce(`sites/${as}.js`),
    ],
    build: {
      ...BUILD,
      outDir,
      emptyOutDir: false,
      rollupOptions: { input: entry, output: { format: 'iife', entryFileNames: `sites/${as}.js` } },
    },
  });
}

async function registry(): Promise<typeof import('./lib/sites/registry')> {
  return (await runnerImport<typeof import('./lib/sites/registry')>('./lib/sites/registry.ts', { resolve: RESOLVE }))
    .module;
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), startedPlainly(), constantsKept(), compiledAtOnce('page.js')],
    build: BUILD,
  }),
  manifest: ({ browser }) => ({
    name: 'In ATS',
    short_name: 'In ATS',
    description: 'Says on a profile page, at once, whether that person is already in your applicant tracking system.',
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'in-ats@in-ats.example', strict_min_version: '140.0' } } }
      : { key: PUBLIC_KEY, minimum_chrome_version: '120' }),
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
      'activeTab',
      'contextMenus',
      'identity',
      'idle',
    ],
    host_permissions: ['https://*.linkedin.com/*'],
    optional_permissions: ['notifications', 'downloads'],
    optional_host_permissions: ['https://*/*'],
    action: { default_title: 'In ATS' },
    commands: {
      ask: { suggested_key: { default: 'Alt+Shift+A' }, description: 'Is this person in my ATS?' },
    },
    storage: { managed_schema: 'managed-policy.json' },
  }),
  hooks: {
    // WXT's own content-script wrapper dispatches an event that carries the extension id to the page,
    // so the page script is a plain script that only the manifest knows of.
    'build:manifestGenerated': async (_wxt, manifest) => {
      manifest.content_scripts = (await registry()).pageScripts();
    },
    'build:done': (wxt) => buildSites(wxt.config.outDir),
  },
});
