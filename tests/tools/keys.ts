// The canonical keys of every line of standard input, read as an ATS would store it: one JSON array a line.

import { createInterface } from 'node:readline';
import { identifyText } from '@/lib/identity/identify';

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  process.stdout.write(`${JSON.stringify(identifyText(line).map(({ key }) => key))}\n`);
}
