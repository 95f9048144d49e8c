// Which country a word or two name, in English, in its own language, or by its code.

import { COUNTRIES } from './tables/countries';

let codes: Map<string, string> | undefined;

function readCountries(): Map<string, string> {
  const read = new Map<string, string>();
  for (const entry of COUNTRIES.split(';')) {
    const [code = '', names = ''] = entry.trim().split('=');
    if (code === '') continue;
    for (const name of [code, ...names.split(',')]) read.set(name, code);
  }
  return read;
}

/**
 * The two-letter code, small, or null. Takes plain words; a code of two letters is a country's only where nothing else is
 * meant (`ca` is California more often).
 *
 * @example countryNamed('deutschland') // 'de'
 */
export function countryNamed(words: string): string | null {
  codes ??= readCountries();
  return codes.get(words) ?? null;
}
