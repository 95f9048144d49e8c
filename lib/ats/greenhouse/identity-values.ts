// Finds the addresses by which a Greenhouse row says who the person is. Raw text in, raw text out: what counts as a key
// is for lib/identity to say. Must not pick up an address of somebody else (a referrer, a manager).

const MOST_URLS = 40;
/** Questions and fields about another person than the candidate. */
const ABOUT_SOMEBODY_ELSE =
  /refer|recommend|manager|recruiter|interviewer|sourced|colleague|friend|supervisor|reports? to/i;
const HANDLE = /^(?:linked\s?in\s*[:=-]\s*(?:\/?in\/|@)?|\/?in\/)([\p{L}\p{N}\p{M}_-]{3,100})\/?$/iu;
const URL_LIKE = /^(?:https?:\/\/|www\.)?[^\s/?#@:\\]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d+)?(?:[/?#]\S*)?$/iu;
/** In free answers a word with a dot in it (`B.Sc`) is no address. */
const MEANT_AS_URL = /^https?:\/\/|^www\.|\.\p{L}{2,}\.?\/./iu;

/** Addresses given for the person outright: social media and web sites. Bare handles only when they name LinkedIn. */
export function givenAddresses(values: readonly string[]): string[] {
  return unique(values.map((value) => address(value) ?? linkedInHandle(value)));
}

/** Addresses in the answers to a job post's questions: the whole answer must be one. */
export function answeredAddresses(answers: unknown): string[] {
  if (!Array.isArray(answers)) return [];
  return unique(
    answers.map((one: unknown) => {
      const { question, answer } = (one ?? {}) as { question?: unknown; answer?: unknown };
      if (typeof answer !== 'string' || aboutSomebodyElse(question)) return null;
      return (
        meantAddress(answer) ??
        (typeof question === 'string' && /linked\s?in/i.test(question) ? linkedInHandle(answer) : null)
      );
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
      return values.map((one) => (typeof one === 'string' ? meantAddress(one) : null));
    }),
  );
}

function aboutSomebodyElse(label: unknown): boolean {
  return typeof label === 'string' && ABOUT_SOMEBODY_ELSE.test(label);
}

function address(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed.length > 2048) return null;
  const bare = trimmed.replace(/^[<([{"']+|[>)\]}"'.,;]+$/g, '');
  return URL_LIKE.test(bare) ? bare : null;
}

function meantAddress(value: string): string | null {
  const found = address(value);
  return found !== null && MEANT_AS_URL.test(found) ? found : null;
}

function linkedInHandle(value: string): string | null {
  const handle = HANDLE.exec(value.trim())?.[1];
  return handle === undefined ? null : `https://www.linkedin.com/in/${encodeURIComponent(handle)}`;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].slice(0, MOST_URLS);
}
