// Checks a pack before anything of it is kept or sent to a page: shape, sizes, hosts and patterns. Selectors are tried
// where there is a document, by whoever saves. Every fault comes back as a place and a sentence.

import { z } from 'zod';
import type { Pack, PackFault } from '@/lib/model/pack';
import { ASKED } from '@/lib/model/sighting';

/** Of a pack as JSON, bytes; nothing real comes near it. */
export const LARGEST_PACK = 40_000;

const selector = z.string().trim().min(1, 'A selector is missing.').max(500, 'A selector has at most 500 characters.');

const field = z.union(
  [
    selector,
    z.strictObject({ select: selector, attribute: z.string().regex(/^[a-z][\w:.-]{0,60}$/i, 'That is no attribute.') }),
    z.strictObject({ jsonLd: z.string().regex(/^[A-Za-z]\w{0,60}(?:\.[A-Za-z]\w{0,60}){0,5}$/, 'That is no path.') }),
  ],
  'A selector, { select, attribute } or { jsonLd } is expected.',
);

/** `*` in front of a host is refused: one grant would reach far more than one tool. */
const match = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+\/\*$/,
    'Write it as https://host.example/*, in lower case, one for each host.',
  )
  // Its readers are always there, and what decides on its pages is no data.
  .refine((text) => !/[/.]linkedin\.com\/\*$/.test(text), 'LinkedIn is read without a pack.');

const WILDCARDS = /\*\*|\*|:person\b|:number\b|:hex\d{1,3}/g;

const pattern = z
  .string()
  .min(1)
  .max(200, 'A pattern has at most 200 characters.')
  .refine((text) => (text.match(/\*\*/g) ?? []).length <= 2, 'At most two ** in a pattern.')
  // Two side by side may share what they fit in very many ways, and each page would try them all.
  .refine(
    (text) => text.split('/').every((part) => (part.match(WILDCARDS) ?? []).length <= 1),
    'One wildcard between two slashes.',
  );

const path = pattern
  .regex(/^\//, 'A path begins with a slash.')
  .regex(/^[^\s?]*$/, 'A path holds no blank and no question mark.');

const page = z
  .strictObject({
    path,
    query: z.record(z.string().regex(/^[\w.-]{1,60}$/), pattern).optional(),
    kind: z.enum(['profile', 'none'], 'profile or none is expected.'),
    identity: z.enum(['address', 'page'], 'address or page is expected.'),
    proof: field.optional(),
    fields: z.strictObject({
      name: field.optional(),
      headline: field.optional(),
      company: field.optional(),
      title: field.optional(),
      location: field.optional(),
      links: field.optional(),
      emails: field.optional(),
    }),
    card: selector.optional(),
    harvest: z.literal(true).optional(),
  })
  .superRefine(({ kind, identity, path: where, query = {}, fields, harvest }, context) => {
    const complain = (at: string, message: string) => context.addIssue({ code: 'custom', path: [at], message });
    if (kind === 'none') return;
    const names = [where, ...Object.values(query)].join(' ').match(/:person\b/g)?.length ?? 0;
    if (identity === 'address' && names !== 1) complain('path', 'It must hold :person once, for whose page it is.');
    if (identity === 'page' && !harvest && !fields.name && !fields.links && !fields.emails) {
      complain('fields', 'Name, links or e-mail addresses must say who is shown.');
    }
    if (harvest && identity !== 'page')
      complain('harvest', 'Only a page that says itself who is shown can be searched for links.');
  });

/** What sightings are of that no site's reader made: see lib/sites/any-page.ts and lib/model/sighting.ts. */
const OF_NO_SITE = ['any', ASKED];

const pack = z.strictObject({
  format: z.literal(1, 'Only format 1 is known.'),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,39}$/, 'Two to forty lower case letters and digits.')
    .refine((text) => !OF_NO_SITE.includes(text), 'This name is taken.'),
  name: z.string().trim().min(1, 'A name is missing.').max(60, 'A name has at most 60 characters.'),
  matches: z.array(match).min(1, 'At least one host.').max(20, 'At most twenty hosts.'),
  allFrames: z.boolean().optional(),
  pages: z.array(page).min(1, 'At least one page.').max(20, 'At most twenty pages.'),
}) satisfies z.ZodType<Pack>;

/** The pack, or everything that is wrong with it. Unknown properties are faults: a misspelt one would do nothing. */
export function checkPack(data: unknown): { pack: Pack; faults?: never } | { pack?: never; faults: PackFault[] } {
  if ((JSON.stringify(data) ?? '').length > LARGEST_PACK) {
    return { faults: [{ at: '', what: `A pack has at most ${LARGEST_PACK / 1_000} kB.` }] };
  }
  const checked = pack.safeParse(data);
  if (checked.success) return { pack: checked.data };
  return {
    faults: checked.error.issues.slice(0, 20).map(({ path: at, message }) => ({ at: at.join('.'), what: message })),
  };
}
