// What a rule that hides jobs can be made of, for the form that edits it. Pure.

import type { HiddenJobs } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';

/** A word met on jobs, in its first spelling, and on how many. */
export interface MetWord {
  word: string;
  count: number;
}

/** As the messages' schema has it: a longer word can't be kept. */
const LONGEST = 200;

const plain = (word: string) => word.trim().toLowerCase();
const has = (words: readonly string[], word: string | null | undefined) =>
  word != null && words.some((one) => plain(one) === plain(word));

/** `Not published` for `NOT_PUBLISHED`: as the ATS's own pages have it. What is not all capitals stays as it is. */
export function readable(word: string): string {
  if (!/^[A-Z]+(?:_[A-Z]+)*$/.test(word)) return word;
  const text = word.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without the half of a rule: a field whose value was not chosen hides nothing. */
export function settled(rule: HiddenJobs): HiddenJobs {
  return rule.field?.value.trim() === '' ? { ...rule, field: null } : rule;
}

/** The words there are, most used first, and those of the rule that no job has any more. */
export function metWords(words: readonly (string | null | undefined)[], chosen: readonly string[] = []): MetWord[] {
  const met = new Map<string, MetWord>();
  const note = (word: string, by: number) => {
    const key = plain(word);
    if (key === '' || word.length > LONGEST) return;
    const held = met.get(key) ?? { word: word.trim(), count: 0 };
    met.set(key, { ...held, count: held.count + by });
  };
  for (const word of words) if (word != null) note(word, 1);
  for (const word of chosen) note(word, 0);
  return [...met.values()].sort((a, b) => b.count - a.count || a.word.localeCompare(b.word));
}

/** Names of the company's own fields, by the alphabet. */
export function fieldNames(jobs: readonly Job[], rule: HiddenJobs): string[] {
  const names = new Set(jobs.flatMap(({ customFields }) => Object.keys(customFields)));
  if (rule.field) names.add(rule.field.name);
  return [...names].filter((name) => name !== '' && name.length <= LONGEST).sort((a, b) => a.localeCompare(b));
}

/** With the word, or without it, however it is spelt. */
export function toggled(words: readonly string[], word: string, on: boolean): string[] {
  const others = words.filter((one) => plain(one) !== plain(word));
  return on ? [...others, word] : others;
}

export function isChosen(words: readonly string[], word: string): boolean {
  return has(words, word);
}
