// Cleans an employer's name.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { Employer } from './traits';

const LONGEST_EMPLOYER = 200;

export const employerOf: (raw: string) => Employer | null = remembered(readEmployer);

function readEmployer(raw: string): Employer | null {
  const words = plainWords(plainText(raw.slice(0, LONGEST_EMPLOYER)));
  return words.length === 0 ? null : { text: words.join(' '), words, acronym: '', group: null };
}
