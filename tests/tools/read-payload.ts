// The mapper on a raw answer of an ATS, for bug reports: prints one JSON object to standard output and nothing else.
// `--ats greenhouse --resource candidates answer.json`. It asks nobody and stores nothing.

import type { AtsRecord, Connector, Problem, RecordId } from '@/lib/ats/connector';
import { CONNECTORS, connectorFor } from '@/lib/ats/registry';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Capability } from '@/lib/model/connection';
import { wholeProfile } from '@/lib/model/profile';
import { end, readCommandLine, readTextFile } from './command-line';

/** `row`: where in the list it stands, counted from 0. */
type RowProblem = Problem & { row?: number };

interface Report {
  candidates: unknown[];
  problems: RowProblem[];
  [resource: string]: unknown[];
}

const EVERYTHING: Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];

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
  command.refuse(`unknown-resource: known are ${connector.payloads.join(', ')}`);
}

const file = readTextFile(command.file);
const payload = 'error' in file ? unusable(file.error) : parse(file.text);
process.stdout.write(`${JSON.stringify(read(connector, resource, rowsOf(payload)), null, 2)}\n`);

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

/** The rows of an answer: a list, one row, or an object around either, where this API puts one around them. */
function rowsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  const lists = Object.entries(answer as object).filter(([, value]) => Array.isArray(value));
  const [first] = lists;
  if (Object.hasOwn(answer as object, 'id') || first === undefined) {
    const { data } = answer as { data?: unknown };
    return [typeof data === 'object' && data !== null ? data : answer];
  }
  const known = lists.find(([wrapper]) => connector.map(resource, { [wrapper]: [] }).problems.length === 0);
  const name = first[0].replace(/[^\w-]/g, '?').slice(0, 40);
  return known
    ? (known[1] as unknown[])
    : unusable(`wrapped-list: the rows are under "${name}", the list itself is wanted`);
}

/** Row by row, so that every problem can say where; people are then joined from all that the answer says of them. */
function read(from: Connector, name: string, rows: readonly unknown[]): Report {
  const report: Report = { candidates: [], problems: [] };
  const all: AtsRecord[] = [];
  const people = new Map<RecordId, { record: AtsRecord; row: number }>();
  for (const [row, raw] of rows.entries()) {
    const { records, problems } = from.map(name, [raw]);
    report.problems.push(...problems.map((problem) => ({ ...problem, row })));
    for (const record of records) {
      if (record.resource === 'candidate') people.set(record.id, { record, row });
      else all.push(record);
    }
    if (records.length === 0 && problems.length === 0) {
      report.problems.push(withheld({ resource: name, id: null }, 'never kept', row));
    }
  }
  const byOwner = Map.groupBy(all, ({ owner }) => owner);
  const ownedBy = ({ resource: kind, id }: AtsRecord) => byOwner.get(`${kind}/${id}`) ?? [];
  for (const { record, row } of people.values()) {
    const owned = ownedBy(record);
    const own = [...owned, ...owned.flatMap(ownedBy)];
    const candidate = shown(from, [record, ...own]);
    if (candidate !== null) report.candidates.push(candidate);
    else report.problems.push(withheld(record, whyHidden(record, own), row));
  }
  report.problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (all.length > 0) {
    report[name] = all.map(({ owner, restricted, identity, data }) => ({ owner, restricted, identity, data }));
  }
  return report;
}

function whyHidden(person: AtsRecord, own: readonly AtsRecord[]): string {
  return [person, ...own].some(({ restricted }) => restricted === true) ? 'private' : 'anonymous';
}

function withheld({ resource: of, id }: Pick<Problem, 'resource' | 'id'>, why: string, row: number): RowProblem {
  return { resource: of, id, reason: `withheld: ${why}`, row };
}

/** A candidate as they would be shown, with their keys; null for one who is not to be shown. */
function shown(from: Connector, rows: readonly AtsRecord[]): unknown {
  const context = { connection: '', readAt: new Date().toISOString(), fields: {}, capabilities: EVERYTHING };
  const candidate = from.assemble(rows, () => undefined, context);
  if (candidate === null) return null;
  const { connection: _connection, readAt: _readAt, ...told } = candidate;
  const keys = rows.flatMap(({ identity }) =>
    identity ? traitsOf(wholeProfile([identity]), 'ats').keys.map(({ key }) => key) : [],
  );
  return { ...told, keys: [...new Set(keys)] };
}
