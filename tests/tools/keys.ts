// The canonical keys of every line of standard input, read as an ATS would store it: one JSON array a line.

import { fstatSync } from 'node:fs';
import { identifyText } from '@/lib/identity/identify';
import { end, readCommandLine } from './command-line';
import { linesOf } from './lines';

readCommandLine({ usage: 'keys < <file with one address or text per line>', options: {} });
// A folder as standard input would read as empty.
if (fstatSync(0).isDirectory()) end({ error: 'is-a-directory' }, 1);

try {
  for await (const line of linesOf(process.stdin)) {
    const keys = `${JSON.stringify(identifyText(line).map(({ key }) => key))}\n`;
    if (!process.stdout.write(keys)) await new Promise((drained) => process.stdout.once('drain', drained));
  }
} catch {
  end({ error: 'unreadable-input' }, 1);
}
