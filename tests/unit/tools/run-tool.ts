// Runs a command-line window as its npm script does, and holds every run to what all of them promise: standard output is
// JSON or empty, and nobody is shown a stack.

import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const BIN = join(ROOT, 'node_modules/.bin');
const folder = mkdtempSync(join(tmpdir(), 'tools-'));
let files = 0;

/** A new file with this text. */
export function fileWith(text: string): string {
  const file = join(folder, `input-${files++}`);
  writeFileSync(file, text);
  return file;
}

export interface Run {
  status: number | null;
  /** What was printed, one value a line; a single value may be printed over several lines. */
  printed: unknown[];
  stderr: string;
}

/**
 * @param about.input text for standard input; a `{ folder }` is opened in its place
 * @param about.closeAfter closes the pipe of standard output after so many bytes; what came through is not parsed
 */
export async function runTool(
  tool: string,
  words: readonly string[],
  about: { input?: string | { folder: string }; closeAfter?: number } = {},
): Promise<Run> {
  const { input = '', closeAfter } = about;
  const child = spawn(join(BIN, 'tsx'), [tool, ...words], {
    cwd: ROOT,
    env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, NODE_OPTIONS: '' },
    stdio: [typeof input === 'string' ? 'pipe' : openSync(input.folder, 'r'), 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  let stderr = '';
  let seen = 0;
  child.stdout?.on('data', (bytes: Buffer) => {
    out.push(bytes);
    seen += bytes.length;
    if (closeAfter !== undefined && seen > closeAfter) child.stdout?.destroy();
  });
  if (closeAfter === 0) child.stdout?.destroy();
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr += bytes.toString();
  });
  // A command that ends before it has read everything closes this pipe.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const status = await new Promise<number | null>((done) => child.on('close', done));
  if (showsStack(stderr)) throw new Error(`${tool} shows a stack:\n${stderr}`);
  const text = Buffer.concat(out).toString();
  return { status, printed: closeAfter === undefined ? parse(text) : [], stderr };
}

/** Throws where the text is anything but JSON. */
export function parse(text: string): unknown[] {
  if (text === '') return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => JSON.parse(line));
  }
}

export function showsStack(text: string): boolean {
  return /^\s+at .*[:(]/m.test(text);
}
