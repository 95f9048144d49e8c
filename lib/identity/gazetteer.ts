// Looks places up in the shipped tables: regions, cities and metropolitan areas by any of their names. It reads no free
// text; place.ts does.

import { METROS } from './tables/metros';
import { REGIONS } from './tables/regions';

/** A known city or, without `city`, an area. `main`: the one meant where nothing but its name is said. */
export interface KnownPlace {
  city: string;
  metro: string;
  region: string;
  country: string;
  main: boolean;
}

interface Gazetteer {
  cities: Map<string, KnownPlace[]>;
  metros: Map<string, KnownPlace[]>;
  regions: Map<string, { country: string; region: string }[]>;
}

let gazetteer: Gazetteer | undefined;

function read(): Gazetteer {
  const { cities, metros, regions }: Gazetteer = { cities: new Map(), metros: new Map(), regions: new Map() };
  for (const entry of METROS.split(';')) {
    const [head = '', listed = ''] = entry.trim().split('|');
    const [about = '', aliases = ''] = head.split('=');
    const [metro = '', where = ''] = about.split('@');
    const [country = '', region = ''] = where.split('.');
    if (metro === '') continue;
    const area = { city: '', metro, region, country, main: true };
    for (const name of new Set([metro, ...aliases.split(',')])) add(metros, name, area);
    for (const [i, text] of listed.split(',').entries()) {
      const [first = '', ...others] = text.split(':');
      const [city = '', elsewhere = region] = first.replace('!', '').split('.');
      const place = { city, metro, region: elsewhere, country, main: i === 0 || first.includes('!') };
      for (const name of new Set([city, ...others])) add(cities, name, place);
    }
  }
  for (const line of REGIONS.trim().split('\n')) {
    const [country = '', ...entries] = line.split(' ');
    for (const entry of entries) {
      const [region = '', names = ''] = entry.split('=');
      for (const name of new Set([region, ...names.split(',')]))
        add(regions, name.replaceAll('_', ' '), { country, region });
    }
  }
  return { cities, metros, regions };
}

function add<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  if (name === '') return;
  const known = map.get(name);
  if (known === undefined) map.set(name, [value]);
  else known.push(value);
}

function tables(): Gazetteer {
  gazetteer ??= read();
  return gazetteer;
}

/** Cities of a name, in plain words. */
export function citiesNamed(name: string): readonly KnownPlace[] {
  return tables().cities.get(name) ?? [];
}

/** Metropolitan areas of a name, without *greater* and *area*. */
export function metrosNamed(name: string): readonly KnownPlace[] {
  return tables().metros.get(name) ?? [];
}

/** States and provinces of a name or code; several countries may have one of that code. */
export function regionsNamed(name: string): readonly { country: string; region: string }[] {
  return tables().regions.get(name) ?? [];
}
