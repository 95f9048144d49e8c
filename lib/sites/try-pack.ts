// What a pack reads off the page it is tried on, field by field, so that whoever makes one sees why it says nothing.

import type { Pack, PackReading } from '@/lib/model/pack';
import { lookAt, packSite } from './pack-site';
import { agrees, claims } from './read-document';

const NOTHING: PackReading['values'] = {
  name: [],
  headline: [],
  company: [],
  title: [],
  location: [],
  links: [],
  emails: [],
};

/** Never throws. */
export function tryPack(
  pack: Pack,
  { document, location }: Pick<Window, 'document' | 'location'> = window,
): PackReading {
  const url = new URL(location.href);
  const site = packSite(pack);
  const claim = site.address(url);
  const reading: PackReading = { outcome: 'other-address', url: url.href, values: NOTHING, proof: [] };
  if (!claims(site, url) || claim.surface !== 'profile') return reading;
  const look = lookAt(pack, document, url);
  if (!look) return { ...reading, outcome: 'nobody' };
  const { values, proof } = look;
  return { ...reading, outcome: agrees(claim, proof) ? 'person' : 'nobody', values, proof };
}
