import { expect, test } from 'vitest';
import { addressesOf } from '@/lib/ats/addresses';

const LINKEDIN = 'https://www.linkedin.com/in/mara-example';

test.each<[string, string[]]>([
  [LINKEDIN, [LINKEDIN]],
  [`LinkedIn: ${LINKEDIN}`, [LINKEDIN]],
  [`LinkedIn - ${LINKEDIN} (private)`, [LINKEDIN]],
  [`${LINKEDIN}, https://github.com/mara`, [LINKEDIN, 'https://github.com/mara']],
  [`LinkedIn: ${LINKEDIN}\nGitHub: github.com/mara`, [LINKEDIN, 'github.com/mara']],
  [`• ${LINKEDIN} | www.mara.example`, [LINKEDIN, 'www.mara.example']],
  [`[LinkedIn](${LINKEDIN})`, [LINKEDIN]],
  ['//www.linkedin.com/in/mara-example', [LINKEDIN]],
  ['https:/www.linkedin.com/in/mara-example', [LINKEDIN]],
  [`https://${LINKEDIN}`, [LINKEDIN]],
  ['linkedin: mara-example', [LINKEDIN]],
])('%j holds %j', (text, expected) => {
  expect(addressesOf(text)).toEqual(expected);
});

test.each([
  `Referred by ${LINKEDIN}`,
  `my wife: ${LINKEDIN}`,
  `I work with ${LINKEDIN}`,
  `Anna ${LINKEDIN}`,
  'LinkedIn',
  'LinkedIn: none',
  'linkedin: Private',
  'in/unknown',
  'mara-example, mara',
  'https://',
  '//',
  'https:///',
  `javascript:alert(1)//${LINKEDIN}`,
  `https://me@evil.example ${LINKEDIN}`,
  `${LINKEDIN} ${'x'.repeat(3000)}`,
])('%j holds none', (text) => {
  expect(addressesOf(text)).toEqual([]);
});
