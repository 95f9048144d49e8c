// Matches pages against records as the extension would: the shipped identity, retrieval and judgement over records held
// in memory. One JSON line a page; of two records with one id the later counts. Shapes: tests/support/profile-lines.ts.

import { createReadStream, existsSync } from 'node:fs';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { toPrediction } from '@/tests/support/prediction';
import { readPageLine, readRecordLine } from '@/tests/support/profile-lines';
import { end, readCommandLine } from './command-line';
import { linesOf } from './lines';

const { values, refuse } = readCommandLine({
  usage: 'match --records <records.jsonl> --pages <pages.jsonl>',
  options: { records: { type: 'string' }, pages: { type: 'string' } },
});
const { records, pages } = values;
if (records === undefined || pages === undefined) refuse('--records and --pages are needed');
else await run(records, pages);

async function run(recordFile: string, pageFile: string): Promise<void> {
  for (const file of [recordFile, pageFile]) if (!existsSync(file)) end({ error: 'no-such-file' }, 1);
  const circumstances = { weights: SHIPPED_WEIGHTS, decided: () => null, now: Date.now() };
  const people = new PeopleInMemory();
  let skipped = 0;
  try {
    for await (const line of linesOf(createReadStream(recordFile))) {
      const record = readRecordLine(line);
      if (record !== null) people.add(record.id, record.profile);
      else if (line.trim() !== '') skipped += 1;
    }
    for await (const line of linesOf(createReadStream(pageFile))) {
      const page = readPageLine(line);
      if (page !== null) {
        const verdicts = await matchPerson(page.profile, people, circumstances);
        await print(`${JSON.stringify(toPrediction(page.id, verdicts))}\n`);
      } else if (line.trim() !== '') skipped += 1;
    }
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
    end({ error: 'unreadable-input' }, 1);
  }
  // Nothing is lost silently: a line that could not be read is counted, apart from the answers.
  if (skipped > 0) process.stderr.write(`${JSON.stringify({ skipped })}\n`);
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise((drained) => process.stdout.once('drain', drained));
}
