// A job's own properties, as text by name. Whatever may be about pay is left out, by its type or its name.

import { isAboutPay } from '@/lib/ats/about-pay';
import { cut, oneLine } from '@/lib/ats/text';

const MOST_PROPERTIES = 40;

/** Reads `properties[{id,label,type,value}]` of a job and `customField[{fieldId,fieldLabel,valueLabel}]` of a posting. */
export function propertiesAsText(properties: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const one of Array.isArray(properties) ? (properties as unknown[]).slice(0, MOST_PROPERTIES) : []) {
    if (typeof one !== 'object' || one === null) continue;
    const about = one as Record<string, unknown>;
    const id = asText(about.id ?? about.fieldId) ?? '';
    const name = asText(about.label ?? about.fieldLabel) ?? id;
    const text = asText(about.value ?? about.valueLabel);
    if (name === '' || text === null || isAboutPay(id, name, about.type)) continue;
    // Not by assignment: a property may be called `__proto__`.
    Object.defineProperty(texts, cut(name, 80), { value: text, enumerable: true, configurable: true, writable: true });
  }
  return texts;
}

function asText(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return cut(oneLine(value)) || null;
  if (Array.isArray(value)) {
    const parts = value.slice(0, MOST_PROPERTIES).map(asText);
    return cut(parts.filter((part) => part !== null).join(', ')) || null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { label, name, currency } = value as Record<string, unknown>;
  return currency == null ? asText(label ?? name ?? null) : null;
}
