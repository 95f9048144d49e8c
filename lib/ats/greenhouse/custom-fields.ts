// The company's own fields of a job, as text by name. Whatever may be about pay is left out, by its type or its name.

import { isAboutPay } from '@/lib/ats/about-pay';
import { cut, oneLine } from '@/lib/ats/text';

const MOST_FIELDS = 40;

/** Both forms met are read: an object by key, and a list. */
export function customFieldsAsText(customFields: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  if (typeof customFields !== 'object' || customFields === null) return texts;
  for (const [key, field] of Object.entries(customFields).slice(0, MOST_FIELDS)) {
    const about = (typeof field === 'object' && field !== null ? field : { value: field }) as Record<string, unknown>;
    const name = typeof about.name === 'string' && about.name.trim() !== '' ? cut(oneLine(about.name), 80) : key;
    if (isAboutPay(key, name, about.type)) continue;
    const text = asText(about.value);
    // Not by assignment: a field may be called `__proto__`.
    if (text !== null) Object.defineProperty(texts, name, { value: text, enumerable: true, configurable: true });
  }
  return texts;
}

function asText(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return cut(oneLine(value)) || null;
  if (Array.isArray(value)) {
    const parts = value
      .slice(0, MOST_FIELDS)
      .map(asText)
      .filter((part) => part !== null);
    return parts.length === 0 ? null : cut(parts.join(', '));
  }
  if (typeof value !== 'object' || value === null) return null;
  const { name, min_value: from, max_value: to, unit } = value as Record<string, unknown>;
  // A unit beside a number is a currency.
  if (unit != null) return null;
  const range = [from, to].map(asText);
  return asText(name ?? null) ?? (range.every((end) => end !== null) ? range.join('–') : null);
}
