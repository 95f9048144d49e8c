// Runs a command-line window within this process: its module, anew, with other words. For what it makes of its input;
// that standard output is JSON alone, and what a shell sees of it, is for runs in a process of their own.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { vi } from 'vitest';

class Ended extends Error {}

/** What was printed, and with which status it ended. Only for tools that have said everything once they are loaded. */
export async function runToolHere(
  load: () => Promise<unknown>,
  words: readonly string[],
): Promise<{ status: number; printed: unknown }> {
  const argv = process.argv;
  const out: string[] = [];
  let status = 0;
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  // Whoever ends at once writes past the stream.
  const writeSync = vi.spyOn(fs, 'writeSync').mockImplementation((_, text) => out.push(String(text)));
  syncBuiltinESMExports();
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    status = Number(code ?? 0);
    throw new Ended();
  });
  const listeners = process.stdout.listeners('error');
  try {
    process.argv = [...argv.slice(0, 2), ...words];
    vi.resetModules();
    await load();
  } catch (thrown) {
    if (!(thrown instanceof Ended)) throw thrown;
  } finally {
    process.argv = argv;
    write.mockRestore();
    writeSync.mockRestore();
    syncBuiltinESMExports();
    exit.mockRestore();
    for (const added of process.stdout.listeners('error'))
      if (!listeners.includes(added)) process.stdout.off('error', added as () => void);
  }
  return { status, printed: JSON.parse(out.join('')) };
}
