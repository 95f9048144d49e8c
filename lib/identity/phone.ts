// Turns a telephone number as written into the key it is compared by. A number without a country is only read where
// the caller knows the country: comparing country-less digits makes false hits.

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { IdentityKey } from '@/lib/model/identity';

const LONGEST_PHONE = 40;

/**
 * The key of one telephone number, `[]` where it is none, is not valid, or names no country and none is given.
 * `region` is a two-letter country code for numbers written without one. Extensions are no part of the key.
 *
 * @example phoneKeys('+1 (202) 555-0143 ext. 7') // [{ key: 'phone:+12025550143', weak: false }]
 */
export function phoneKeys(text: string, region?: string): IdentityKey[] {
  const number = text
    .trim()
    .replace(/^(?:tel|callto|sms):/i, '')
    .replace(/^00(?=[1-9])/, '+');
  if (number.length > LONGEST_PHONE || (number.match(/\d/g)?.length ?? 0) < 7) return [];
  const country = regionCode(region);
  const parsed = parsePhoneNumberFromString(number, country === undefined ? {} : { defaultCountry: country });
  if (parsed === undefined || !parsed.isValid() || isMadeUp(parsed.nationalNumber)) return [];
  return [{ key: `phone:${parsed.number}`, weak: false }];
}

function regionCode(region: string | undefined): CountryCode | undefined {
  const code = region?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}

/** `222 222 2222` and `1234567890` are typed where a form insists. */
function isMadeUp(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || '01234567890'.includes(digits) || '09876543210'.includes(digits);
}
