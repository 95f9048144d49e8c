// A custom site as its form holds it, and as a pack. Pure: what it says is wrong is for the form to show.

import type { Pack, PackFault, PackField, PackFieldName } from '@/lib/model/pack';

export const FIELD_NAMES = ['name', 'headline', 'title', 'company', 'location', 'links', 'emails'] as const;

export interface CustomSiteDraft {
  name: string;
  /** `https://people.intra.example/u/:person` */
  address: string;
  identity: 'address' | 'page';
  proof: string;
  card: string;
  fields: Record<PackFieldName, string>;
}

export const NEW_SITE: CustomSiteDraft = {
  name: '',
  address: '',
  identity: 'page',
  proof: '',
  card: '',
  fields: { name: '', headline: '', company: '', title: '', location: '', links: '', emails: '' },
};

/**
 * @param id of the pack that is edited; a new one gets its own from its name
 * @param taken ids that stand for other sites
 */
export function packOf(draft: CustomSiteDraft, id: string | null, taken: readonly string[]): Pack {
  const [, host = '', path = ''] = /^https:\/\/([^/]*)(.*)$/.exec(withScheme(draft.address)) ?? [];
  const [where = '', search = ''] = path.split('?', 2);
  const fields = Object.fromEntries(
    FIELD_NAMES.flatMap((name) => (draft.fields[name].trim() === '' ? [] : [[name, fieldOf(draft.fields[name])]])),
  );
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    format: 1,
    id: id ?? idOf(draft.name, taken),
    name: draft.name.trim(),
    matches: [`https://${host.toLowerCase()}/*`],
    pages: [
      {
        path: where || '/**',
        ...(Object.keys(query).length > 0 && { query }),
        kind: 'profile',
        identity: draft.identity,
        ...(draft.identity === 'address' && draft.proof.trim() !== '' && { proof: fieldOf(draft.proof) }),
        fields,
        ...(draft.card.trim() !== '' && { card: draft.card.trim() }),
      },
    ],
  };
}

/** null for a pack that says more than the form can show: it is changed as a file. */
export function draftOf({ name, matches, pages, allFrames }: Pack): CustomSiteDraft | null {
  const [page, other] = pages;
  const [match, second] = matches;
  if (!page || other || !match || second || allFrames || page.kind === 'none' || page.harvest) return null;
  const query = page.query ? `?${new URLSearchParams(page.query)}` : '';
  return {
    name,
    address: match.replace(/\/\*$/, '') + page.path + query,
    identity: page.identity,
    proof: textOf(page.proof),
    card: page.card ?? '',
    fields: Object.fromEntries(
      FIELD_NAMES.map((field) => [field, textOf(page.fields[field])]),
    ) as CustomSiteDraft['fields'],
  };
}

/** `h1`, `a.me @href`, `json-ld worksFor.name` */
export function fieldOf(typed: string): PackField {
  const text = typed.trim();
  const path = /^json-ld\s+(\S+)$/i.exec(text)?.[1];
  if (path) return { jsonLd: path };
  const [, select, attribute] = /^(.+?)\s+@([\w:.-]+)$/.exec(text) ?? [];
  return select && attribute ? { select, attribute } : text;
}

export function textOf(field: PackField | undefined): string {
  if (field === undefined) return '';
  if (typeof field === 'string') return field;
  return 'jsonLd' in field ? `json-ld ${field.jsonLd}` : `${field.select} @${field.attribute}`;
}

/** Selectors that no browser understands, by where they stand. */
export function selectorFaults({ pages }: Pack): PackFault[] {
  const probe = document.createDocumentFragment();
  const isBad = (selector: string) => {
    try {
      probe.querySelector(selector);
      return false;
    } catch {
      return true;
    }
  };
  return pages.flatMap(({ card, proof, fields }, i) => {
    const selectors = [
      ['card', card],
      ['proof', proof],
      ...Object.entries(fields).map(([name, field]) => [`fields.${name}`, field]),
    ];
    return (selectors as [string, PackField | undefined][]).flatMap(([at, field]) => {
      const selector = typeof field === 'object' ? ('select' in field ? field.select : undefined) : field;
      return selector !== undefined && isBad(selector)
        ? [{ at: `pages.${i}.${at}`, what: 'This is no CSS selector.' }]
        : [];
    });
  });
}

function withScheme(address: string): string {
  const text = address.trim().replace(/^http:\/\//i, 'https://');
  return /^https:\/\//i.test(text) ? text.replace(/^https/i, 'https') : `https://${text}`;
}

function idOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  const id = /^[a-z][a-z0-9]/.test(plain) ? plain : `site${plain}`;
  for (let number = 1; ; number++) {
    const tried = number === 1 ? id : `${id}${number}`;
    if (!taken.includes(tried)) return tried;
  }
}
