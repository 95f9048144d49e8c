// The mapper on a raw answer of an ATS, for bug reports: prints one JSON object to standard output and nothing else.
// `--ats greenhouse --resource candidates answer.json`. It asks nobody and stores nothing.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AtsRecord, Connector, Problem } from '@/lib/ats/connector';
import { connectorFor } from '@/lib/ats/registry';
import { identify } from '@/lib/identity/identify';
import type { Capability } from '@/lib/model/connection';

interface Report {
  candidates: unknown[];
  problems: Problem[];
  [resource: string]: unknown[];
}

const EVERYTHING: Capability[] = ['show', 'contact', 'files'];

function failed(resource: string, reason: string): { report: Report; ok: false } {
  return { report: { candidates: [], problems: [{ resource, id: null, reason }] }, ok: false };
}

/** Candidates as they would be shown, with their keys; those not to be shown are left out, as they would be. */
function shown(connector: Connector, records: readonly AtsRecord[]): unknown[] {
  return records.flatMap((record) => {
    const context = { connection: '', readAt: new Date().toISOString(), fields: {}, capabilities: EVERYTHING };
    const candidate = connector.assemble([record], () => undefined, context);
    if (candidate === null) return [];
    const { connection: _connection, readAt: _readAt, ...told } = candidate;
    return [{ ...told, keys: record.identity ? identify(record.identity, 'ats').map(({ key }) => key) : [] }];
  });
}

function read(args: string[]): { report: Report; ok: boolean } {
  const options = { ats: { type: 'string' }, resource: { type: 'string' } } as const;
  let parsed: { values: { ats?: string; resource?: string }; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch {
    return failed('arguments', 'usage: --ats <id> --resource <name> <file.json>');
  }
  const { ats, resource } = parsed.values;
  const [file] = parsed.positionals;
  if (ats === undefined || resource === undefined || file === undefined) {
    return failed('arguments', 'usage: --ats <id> --resource <name> <file.json>');
  }
  const connector = connectorFor(ats);
  if (connector === undefined) return failed(resource, 'unknown-ats');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return failed(resource, 'unreadable-file');
  }
  let payload: unknown;
  try {
    payload = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return failed(resource, 'malformed-json');
  }
  const { records, problems } = connector.map(resource, payload);
  const people = records.filter((record) => record.resource === 'candidate');
  const others = records.filter((record) => record.resource !== 'candidate');
  const report: Report = { candidates: shown(connector, people), problems };
  if (others.length > 0)
    report[resource] = others.map(({ owner, restricted, identity, data }) => ({ owner, restricted, identity, data }));
  return { report, ok: true };
}

const { report, ok } = read(process.argv.slice(2));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
if (!ok) process.exitCode = 1;
