// Turns a telephone number as written into the keys it is compared by. A number whose country nobody knows gives a weak
// key only: comparing country-less digits makes false hits.

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { IdentityKey } from '@/lib/model/identity';
import { remembered } from './remembered';

const LONGEST_PHONE = 40;

/**
 * The keys of one telephone number, `[]` where it is none or not valid. `region` is a two-letter country code for numbers
 * written without one; where it is unknown or does not fit, the last nine digits are a weak key. Extensions are no part of the key.
 *
 * @example phoneKeys('+1 (202) 555-2143 ext. 7') // [{ key: 'phone:+12025552143', weak: false }]
 * @example phoneKeys('(202) 555-2143') // [{ key: 'phone9:025552143', weak: true }]
 */
export function phoneKeys(text: string, region?: string): IdentityKey[] {
  if (text.length > LONGEST_PHONE) return [];
  // Other scripts' digits, and the narrow spaces that numbers are set with.
  const plain = /[^ -~]/.test(text) ? text.normalize('NFKC') : text;
  const number = plain
    .trim()
    .replace(/^(?:tel|callto|sms):/i, '')
    .replace(/^(?:00|\+\s*00)(?=\s*[1-9])/, '+')
    // `+44 (0)20 …`: the trunk prefix is dialled at home only.
    .replace(/^(\s*\+[\d\s]{1,5})\(0\)/, '$1');
  if ((number.match(/\d/g)?.length ?? 0) < 7) return [];
  const american = AMERICAN.exec(number);
  if (american !== null && (american[1] === '+1' || /^(?:us|ca)$/i.test(region ?? ''))) {
    const national = `${american[2]}${american[3]}${american[4]}`;
    if (isAssigned(national.slice(0, 4)) === null) return american[1] === '+1' ? [] : lastDigits(number);
    return isPattern(national) || isForFilms(national) ? [] : [{ key: `phone:+1${national}`, weak: false }];
  }
  const country = regionCode(region);
  // The parser is slow, and finds nothing in a number of no country.
  if (country === undefined && !/[+\uff0b]/.test(number)) return lastDigits(number);
  const parsed = parsePhoneNumberFromString(number, country === undefined ? {} : { defaultCountry: country });
  if (parsed?.isValid() === true) return isMadeUp(parsed) ? [] : [{ key: `phone:${parsed.number}`, weak: false }];
  // Not valid where the person lives: people move, and keep their number.
  return number.includes('+') ? [] : lastDigits(number);
}

/** Six numbers in ten as usually written, read without the slow parser. Not 52x: what is valid there, more digits decide. */
const AMERICAN = /^(\+1|1(?=[\d ().-]*$))?[\s.-]*\(?(?!52)([2-9]\d\d)\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$/;

/** Whether an area code is given out, and with an exchange that begins so; null where not. */
const isAssigned = remembered((beginning) =>
  parsePhoneNumberFromString(`+1${beginning}212345`)?.isValid() === true ? beginning : null,
);

/** Enough to be one person's, few enough to be the same with and without a country or a trunk prefix. */
const TELLING_DIGITS = 9;

/**
 * The weak key that a number without a country meets this one by: what a page knows in full may be held in part.
 *
 * @example lastDigitsOf('phone:+12025552143') // 'phone9:025552143'
 */
export function lastDigitsOf(key: string): string {
  return `phone9:${key.slice(-TELLING_DIGITS)}`;
}

/** Nothing but a number: no extension, no letters that stand for digits. */
const BARE_NUMBER = /^[\d\s().+/-]*$/;
const ENDING_DIGITS = 4;

/**
 * Whether two numbers as written may have one certain key. Country and trunk prefixes change how a number begins, never
 * how it ends, and reading numbers costs far more than looking at their ends.
 *
 * @example mayBeOneNumber('+44 20 7946 0018', '(020) 79460018') // true
 */
export function mayBeOneNumber(one: string, other: string): boolean {
  if (!BARE_NUMBER.test(one) || !BARE_NUMBER.test(other)) return true;
  return endingOf(one) === endingOf(other);
}

function endingOf(number: string): string {
  return number.replace(/\D/g, '').slice(-ENDING_DIGITS);
}

function lastDigits(number: string): IdentityKey[] {
  const digits = number.replace(/(?:ext|x|#|;).*$/i, '').replace(/\D/g, '');
  if (digits.length < TELLING_DIGITS || digits.length > 13) return [];
  const last = digits.slice(-TELLING_DIGITS);
  return isPattern(digits) || isPattern(last) || /55501\d\d$/.test(last) ? [] : [{ key: `phone9:${last}`, weak: true }];
}

function regionCode(region: string | undefined): CountryCode | undefined {
  const code = region?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}

/** Typed where a form insists, or kept for films. */
function isMadeUp({
  nationalNumber,
  countryCallingCode,
}: {
  nationalNumber: string;
  countryCallingCode: string;
}): boolean {
  return isPattern(nationalNumber) || (countryCallingCode === '1' && isForFilms(nationalNumber));
}

/** Of an American number. */
function isForFilms(national: string): boolean {
  return /^\d{3}55501\d\d$/.test(national);
}

/** `222 222 2222`, `1234567890`. */
function isPattern(digits: string): boolean {
  return (
    /(\d)\1{6}$/.test(digits) ||
    /^(\d)\1+$/.test(digits) ||
    '01234567890'.includes(digits) ||
    '09876543210'.includes(digits)
  );
}
