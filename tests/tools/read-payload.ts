// The mapper on a raw answer of an ATS, for bug reports: prints one JSON object to standard output and nothing else.
// `--ats greenhouse --resource candidates answer.json`. It asks nobody and stores nothing.

import type { AtsRecord, Connector, Problem } from '@/lib/ats/connector';
import { CONNECTORS, connectorFor } from '@/lib/ats/registry';
import { identify } from '@/lib/identity/identify';
import type { Capability } from '@/lib/model/connection';
import { end, readCommandLine, readTextFile } from './command-line';

/** `row`: where in the list it stands, counted from 0. */
type RowProblem = Problem & { row?: number };

interface Report {
  candidates: unknown[];
  problems: RowProblem[];
  [resource: string]: unknown[];
}

const EVERYTHING: Capability[] = ['show', 'contact', 'files'];

const command = readCommandLine({
  usage: 'read-payload --ats <id> --resource <name> <file.json>',
  options: { ats: { type: 'string' }, resource: { type: 'string' } },
  file: true,
});
const ats = command.values.ats ?? command.refuse("Option '--ats <id>' is missing");
const resource = command.values.resource ?? command.refuse("Option '--resource <name>' is missing");
const known = CONNECTORS.map(({ id }) => id).join(', ');
const connector = connectorFor(ats.trim().toLowerCase()) ?? command.refuse(`unknown-ats: known are ${known}`);
if (connector.map(resource, []).problems.some(({ reason }) => reason === 'unknown-resource')) {
  command.refuse('unknown-resource');
}

const file = readTextFile(command.file);
const payload = 'error' in file ? unusable(file.error) : parse(file.text);
const wrapper = wrapperOf(payload);
if (wrapper !== null) unusable(`wrapped-list: the rows are under "${wrapper}", the list itself is wanted`);
process.stdout.write(`${JSON.stringify(read(connector, resource, payload), null, 2)}\n`);

function unusable(reason: string): never {
  return end({ candidates: [], problems: [{ resource, id: null, reason }] }, 1);
}

function parse(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return unusable('malformed-json');
  }
  return typeof parsed === 'object' && parsed !== null ? parsed : unusable('not-a-list');
}

/** The column that holds the list, for an answer that is an object around it rather than a row. */
function wrapperOf(answer: unknown): string | null {
  if (Array.isArray(answer) || Object.hasOwn(answer as object, 'id')) return null;
  const lists = Object.entries(answer as object).filter(([, value]) => Array.isArray(value));
  return lists[0]?.[0].replace(/[^\w-]/g, '?').slice(0, 40) ?? null;
}

/** Row by row, so that every problem can say where. */
function read(from: Connector, name: string, answer: unknown): Report {
  const report: Report = { candidates: [], problems: [] };
  const others: unknown[] = [];
  for (const [row, raw] of (Array.isArray(answer) ? answer : [answer]).entries()) {
    const { records, problems } = from.map(name, [raw]);
    report.problems.push(...problems.map((problem) => ({ ...problem, row })));
    for (const record of records) {
      if (record.resource !== 'candidate') {
        const { owner, restricted, identity, data } = record;
        others.push({ owner, restricted, identity, data });
        continue;
      }
      const candidate = shown(from, record);
      if (candidate !== null) report.candidates.push(candidate);
      else report.problems.push(withheld(record, record.restricted === true ? 'private' : 'anonymous', row));
    }
    if (records.length === 0 && problems.length === 0) {
      report.problems.push(withheld({ resource: name, id: null }, 'never kept', row));
    }
  }
  if (others.length > 0) report[name] = others;
  return report;
}

function withheld({ resource: of, id }: Pick<Problem, 'resource' | 'id'>, why: string, row: number): RowProblem {
  return { resource: of, id, reason: `withheld: ${why}`, row };
}

/** A candidate as they would be shown, with their keys; null for one who is not to be shown. */
function shown(from: Connector, record: AtsRecord): unknown {
  const context = { connection: '', readAt: new Date().toISOString(), fields: {}, capabilities: EVERYTHING };
  const candidate = from.assemble([record], () => undefined, context);
  if (candidate === null) return null;
  const { connection: _connection, readAt: _readAt, ...told } = candidate;
  return { ...told, keys: record.identity ? identify(record.identity, 'ats').map(({ key }) => key) : [] };
}
