// The records and pages of the `match` command as profiles. Everything but `id` may be missing, unknown fields are
// ignored, and a field of the wrong kind is as good as missing.

import type { Position, Profile } from '@/lib/model/profile';

export interface ProfileLine {
  id: string;
  profile: Profile;
}

/**
 * `{id, name?, firstName?, lastName?, emails?, phones?, urls?, company?, title?, employers?, schools?, location?, updated?}`;
 * null for a line without an id.
 */
export function readRecordLine(line: string): ProfileLine | null {
  const row = readObject(line);
  const id = row && idOf(row.id);
  if (!row || id == null) return null;
  const whole = text(row.name);
  const parted = [text(row.firstName), text(row.lastName)].filter((part) => part !== null).join(' ');
  const past = texts(row.employers).map((company): Position => ({ company, title: null }));
  const profile: Profile = {
    names: [...new Set([whole, parted].filter((name) => name !== null && name !== ''))] as string[],
    headline: text(row.headline),
    positions: [...positionOf(row.company, row.title), ...past],
    locations: texts(row.location),
    schools: texts(row.schools),
    emails: [...texts(row.emails), ...texts(row.email)],
    phones: [...texts(row.phones), ...texts(row.phone)],
    urls: [...texts(row.urls), ...texts(row.url)],
    links: [],
    updatedAt: instant(row.updated),
  };
  return { id, profile };
}

/**
 * `{id, url?, name?, headline?, company?, title?, location?, email?, phone?, websites?, experience?: [{company, title}],
 * schools?}`; null for a line without an id. A page without a name shows none; an empty one can't be read.
 */
export function readPageLine(line: string): ProfileLine | null {
  const row = readObject(line);
  const id = row && idOf(row.id);
  if (!row || id == null) return null;
  const past = (Array.isArray(row.experience) ? row.experience : []).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null ? positionOf((one as Row).company, (one as Row).title) : [],
  );
  const profile: Profile = {
    names: namesOf(row.name),
    headline: text(row.headline),
    positions: [...positionOf(row.company, row.title), ...past],
    locations: texts(row.location),
    schools: texts(row.schools),
    emails: [...texts(row.email), ...texts(row.emails)],
    phones: [...texts(row.phone), ...texts(row.phones)],
    urls: texts(row.url),
    links: texts(row.websites),
    updatedAt: null,
  };
  return { id, profile };
}

type Row = Record<string, unknown>;

function readObject(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
  } catch {
    return null;
  }
}

function idOf(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : text(value);
}

function positionOf(company: unknown, title: unknown): Position[] {
  const position = { company: text(company), title: text(title) };
  return position.company === null && position.title === null ? [] : [position];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function namesOf(value: unknown): string[] {
  const names = texts(value);
  const isTold = typeof value === 'string' || (Array.isArray(value) && value.some((one) => typeof one === 'string'));
  return names.length === 0 && isTold ? [''] : names;
}

/** A list, or one text in its place. */
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(text).filter((one) => one !== null);
}

function instant(value: unknown): string | null {
  const at = typeof value === 'string' || typeof value === 'number' ? new Date(value) : null;
  return at === null || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
