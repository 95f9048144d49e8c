// What every command-line window shares: reading words and files, and refusing. Standard output carries JSON only, wrong
// use ends with 2, an unusable input with 1, and nobody is shown a stack for a mistake in what they typed.

import { readFileSync, writeSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

export interface CommandLine<O extends Options> {
  values: Values<O>;
  /** The one file named, for a command that takes one; else `''`. */
  file: string;
  /** Prints `{error, usage}` and ends with 2. */
  refuse(error: string): never;
  /** A number of digits only between two bounds; `fallback` where the option was not given. */
  whole(name: keyof Values<O> & string, bounds: { least: number; most: number; fallback: number }): number;
}

/**
 * Reads the words after the command's name. `--help` prints `{usage}`; options nobody knows, missing values, and more or
 * fewer files than `file` says are refused. From then on a reader that closes the pipe ends the command quietly.
 *
 * @example const { values, file } = readCommandLine({ usage: 'read-page --url <url> <file>', options: { url: { type: 'string' } }, file: true })
 */
export function readCommandLine<O extends Options>(about: {
  usage: string;
  options: O;
  file?: boolean;
  words?: string[];
}): CommandLine<O> {
  const { usage, options, file: takesFile = false, words = process.argv.slice(2) } = about;
  const refuse = (error: string): never => end({ error, usage }, 2);
  process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'EPIPE') process.exit(0);
    throw thrown;
  });

  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    const help = { type: 'boolean', short: 'h' } as const;
    parsed = parseArgs({ args: words, options: { ...options, help }, allowPositionals: true });
  } catch (thrown) {
    return refuse((thrown as Error).message.split(/\.?\n|\. /)[0] ?? 'unreadable arguments');
  }
  const { values, positionals } = parsed;
  if (values.help === true) end({ usage }, 0);
  if (takesFile && positionals.length === 0) refuse('no file is named');
  const excess = positionals[takesFile ? 1 : 0];
  if (excess !== undefined) refuse(`Unexpected argument '${excess}'`);

  return {
    values: values as Values<O>,
    file: positionals[0] ?? '',
    refuse,
    whole(name, { least, most, fallback }) {
      const given = values[name];
      if (given === undefined) return fallback;
      const number = /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
      if (number >= least && number <= most) return number;
      return refuse(`Option '--${name}' takes a whole number from ${least} to ${most}`);
    },
  };
}

/** The text of a file without its byte order mark, or in a few words why there is none. */
export function readTextFile(file: string): { text: string } | { error: string } {
  try {
    return { text: readFileSync(file, 'utf8').replace(/^\ufeff/, '') };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return { error: (code === undefined ? undefined : FILE_ERRORS[code]) ?? 'unreadable-file' };
  }
}

const FILE_ERRORS: Record<string, string> = { ENOENT: 'no-such-file', EISDIR: 'is-a-directory' };

/** Prints one JSON object and ends the command. */
export function end(answer: object, code: number): never {
  try {
    writeSync(1, `${JSON.stringify(answer)}\n`);
  } catch {
    // Whoever closed the pipe does not want to be told.
  }
  process.exit(code);
}
