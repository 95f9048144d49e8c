// Finds the addresses by which a Greenhouse row says who the person is. Raw text in, raw text out: what counts as a key
// is for lib/identity to say. Must not pick up an address of somebody else (a referrer, a manager).

import { addressesOf, labelledAddresses, linkedInHandle, meantAddress } from '@/lib/ats/addresses';

const MOST_URLS = 40;
/** Questions and fields about another person than the candidate. */
const ABOUT_SOMEBODY_ELSE =
  /refer|recommend|manager|recruiter|interviewer|sourced|colleague|friend|supervisor|reports? to/i;

/** Addresses given for the person outright: social media and web sites. Bare handles only when they name LinkedIn. */
export function givenAddresses(values: readonly string[]): string[] {
  return unique(values.flatMap(addressesOf));
}

/** Addresses in the answers to a job post's questions: the whole answer must be one, or several with their labels. */
export function answeredAddresses(answers: unknown): string[] {
  if (!Array.isArray(answers)) return [];
  return unique(
    answers.flatMap((one: unknown) => {
      const { question, answer } = (one ?? {}) as { question?: unknown; answer?: unknown };
      if (typeof answer !== 'string' || aboutSomebodyElse(question)) return [];
      const isLinkedIn = typeof question === 'string' && /linked\s?in/i.test(question);
      const whole = meantAddress(answer) ?? (isLinkedIn ? linkedInHandle(answer) : null);
      return whole === null ? labelledAddresses(answer) : [whole];
    }),
  );
}

/** Addresses in custom fields, in both forms met: an object by key, or a list. */
export function customAddresses(customFields: unknown): string[] {
  if (typeof customFields !== 'object' || customFields === null) return [];
  return unique(
    Object.entries(customFields).flatMap(([key, field]: [string, unknown]) => {
      const { name, value } = (typeof field === 'object' && field !== null ? field : { value: field }) as {
        name?: unknown;
        value?: unknown;
      };
      if (aboutSomebodyElse(key) || aboutSomebodyElse(name)) return [];
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return values.flatMap((one) => (typeof one === 'string' ? (meantAddress(one) ?? labelledAddresses(one)) : []));
    }),
  );
}

function aboutSomebodyElse(label: unknown): boolean {
  return typeof label === 'string' && ABOUT_SOMEBODY_ELSE.test(label);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, MOST_URLS);
}
