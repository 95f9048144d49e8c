// What a row is called where it owns others: `candidate/501`. Pure.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';

/** Name of a row as an owner: `candidate/501`. */
export function rowName(resource: string, id: RecordId): string {
  return `${resource}/${id}`;
}

export function nameOf({ resource, id }: { resource: string; id: RecordId }): string {
  return rowName(resource, id);
}

/** The row that owns this one. Within one ATS ids are all numbers or all texts. */
export function ownerOf({ owner, id }: RecordRow): { resource: string; id: RecordId } | null {
  if (owner === undefined) return null;
  const [resource = '', ...rest] = owner.split('/');
  const text = rest.join('/');
  return { resource, id: typeof id === 'number' ? Number(text) : text };
}

/** Of a row, from its name as an owner. */
export function kindOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}
