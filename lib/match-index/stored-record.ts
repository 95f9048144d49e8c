// Records as rows and back: what is sealed, and what stays in columns. A restricted record is kept for its keys only.

import type { AtsRecord } from '@/lib/ats/connector';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';
import type { Vault } from '@/lib/vault/vault';
import type { RecordRow } from './database';
import type { Keying } from './people-keys';
import { packContent, unpackContent } from './row-content';

/** A row as it is read back. */
export type StoredRecord = AtsRecord & { writtenAt: number };

/** Never inside a transaction. */
export async function sealRecord(
  vault: Vault,
  keying: Keying,
  connection: string,
  record: AtsRecord,
  writtenAt: number,
): Promise<RecordRow> {
  const { resource, id, owner, restricted, version, implied, detail } = record;
  const identity = identityKept(record);
  const row: RecordRow = { connection, resource, id, writtenAt, sealed: NOTHING_YET };
  if (owner !== null) row.owner = owner;
  if (version !== undefined) row.version = version;
  if (implied) row.implied = 1;
  if (detail) row.detail = 1;
  if (restricted) {
    row.restricted = 1;
    const keys = hiddenKeys(vault, keying, record);
    if (keys.length > 0) Object.assign(row, { keys, part: vault.blind(`hidden ${keys.join(' ')}`) });
  } else if (identity && saysAnything(identity)) row.part = vault.blind(JSON.stringify(identity));
  row.sealed = await vault.seal(packContent({ data: record.data, identity }));
  return row;
}

const NOTHING_YET = new Uint8Array();

/** What each row says of who the person is, by row; of hidden ones nothing. */
export function identitiesOf(
  records: readonly AtsRecord[],
  rows: readonly RecordRow[],
): ReadonlyMap<RecordRow, ProfilePart> {
  const told = new Map<RecordRow, ProfilePart>();
  for (const [i, record] of records.entries()) {
    const identity = identityKept(record);
    const row = rows[i];
    if (identity && row) told.set(row, identity);
  }
  return told;
}

/** What may be kept of it as it was told. */
function identityKept({ identity, restricted }: AtsRecord): ProfilePart | undefined {
  return restricted ? undefined : identity;
}

/** Never inside a transaction. */
export async function openRow(vault: Vault, row: RecordRow): Promise<StoredRecord> {
  const { data, identity } = unpackContent(await vault.open(row.sealed));
  return {
    resource: row.resource,
    id: row.id,
    owner: row.owner ?? null,
    restricted: row.restricted === 1,
    writtenAt: row.writtenAt,
    data,
    ...(identity && { identity }),
  };
}

/** For `RecordRow.who`. Never inside a transaction. */
export function sealProfile(vault: Vault, profile: Profile): Promise<Uint8Array<ArrayBuffer>> {
  return vault.seal(packContent({ data: null, identity: profile }));
}

/** Who somebody is, from the candidate's row alone. Never inside a transaction. */
export async function openProfile(vault: Vault, { sealed, who }: RecordRow): Promise<Profile> {
  const { identity } = unpackContent(await vault.open(who ?? sealed));
  return wholeProfile(identity ? [identity] : []);
}

/** Somebody's name is not kept, not even in a key, where nobody may know that they are there. */
function hiddenKeys(vault: Vault, { keysOf }: Keying, { identity }: AtsRecord): number[] {
  if (!identity) return [];
  const { urls = [], emails = [], phones = [] } = identity;
  if (urls.length + emails.length + phones.length === 0) return [];
  return keysOf(wholeProfile([{ urls, emails, phones }])).keys.map(vault.blind);
}

function saysAnything(part: ProfilePart): boolean {
  return Object.values(part).some((told) => (Array.isArray(told) ? told.length > 0 : told !== null));
}
