// Reads the line under a name for the position it tells, in the forms people write: *Title at Company*. It guesses no
// position out of a slogan.

import type { Position } from '@/lib/model/profile';
import { employerWords, withoutAnd } from './employer-words';
import { titleOf } from './title';
import type { Employer } from './traits';

const NOTHING: Position = { company: null, title: null };

/** Longer lines are slogans. */
const LONGEST_HEADLINE = 300;
const LONGEST_PART = 80;

const AT = /^(.{2,}?)(?:\s+(?:at(?: the)?|@|bei(?: de[rmn])?|beim|chez|presso|hos|bij|na|en)\s+|\s*@\s*)(.{2,})$/iu;
/** Words that stand before much else, too: asked last, and behind a known title alone. */
const PERHAPS_AT = /^(.{2,}?)\s+(?:for|with|für|para|per|pour|på|w|we|в|во)\s+(.{2,})$/iu;
const PAST = /^(?:ex|former|formerly|previously|prev)\b/i;
const AFTER_COMPANY = /,\s.*$|\s+(?:helping|hiring|building|driving|making|passionate|where|who|with)\s.*$/i;

/**
 * Title and employer of a headline, null for what it does not tell.
 *
 * @example readHeadline('Senior Recruiter at Acme | Speaker') // { company: 'Acme', title: 'Senior Recruiter' }
 */
export function readHeadline(headline: string): Position {
  const parts = headline
    .slice(0, LONGEST_HEADLINE)
    .split(/\s*[|•·●▪~／»›→➔➜➡➤▶]\s*|\s+[-–—]\s+|\s*\/\/\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !PAST.test(part));
  const uncased = !/\p{Lu}/u.test(headline);
  for (const form of [AT, PERHAPS_AT]) {
    for (const part of parts) {
      const [, title = '', company = ''] = form.exec(part) ?? [];
      // `Engineering at scale` names nobody.
      if (title === '' || !(uncased || /^[\p{Lu}\p{Lo}\p{N}]/u.test(company))) continue;
      const surely = form === PERHAPS_AT || / (?:na|en) /i.test(part);
      if (isTitle(title, surely)) return { title, company: company.replace(AFTER_COMPANY, '') };
    }
  }
  const [first = '', second] = parts;
  if (!isTitle(first, true)) return NOTHING;
  // `Title | Company`: two parts, of which one is no title.
  const isCompany = parts.length === 2 && second !== undefined && second.length < 50 && !isTitle(second, true);
  return {
    title: first,
    company: isCompany && /^[\p{Lu}\p{N}]/u.test(second) && second.split(/\s+/).length < 5 ? second : null,
  };
}

/**
 * What of a headline may be the name of an employer: its words, cleaned as those of employers. Of which one it speaks shows
 * beside a record that tells it.
 */
export function mentioning(headline: string): string[] {
  return withoutAnd(employerWords(headline.slice(0, LONGEST_HEADLINE)));
}

/**
 * Whether a headline speaks of the employer, in whatever words: its whole name stands there, and is not what anybody may
 * write of their work.
 *
 * @example isMentioned(employerOf('Acme Brick Ltd'), mentioning('ex-Acme Brick, now elsewhere')) // true
 */
export function isMentioned({ text }: Employer, headlineWords: readonly string[]): boolean {
  if (text.length < LEAST_MENTIONED || !` ${headlineWords.join(' ')} `.includes(` ${text} `)) return false;
  return (titleOf(text)?.family ?? '') === '';
}

const LEAST_MENTIONED = 3;

/** Whether it may be a title; `surely`: whether a word of it is known to be one. */
function isTitle(text: string, surely: boolean): boolean {
  if (text.length > LONGEST_PART) return false;
  return !surely || (titleOf(text)?.family ?? '') !== '';
}
