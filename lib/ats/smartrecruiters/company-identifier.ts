// Other spellings of a company's identifier: capitals count in it, and it is rarely the name as people write it.

/**
 * @example `otherCasings('harbor pine')` → `['Harbor Pine', 'harborpine', 'HarborPine', 'Harborpine', …]`
 */
export function otherCasings(identifier: string): string[] {
  const words = identifier.split(/[\s_-]+/).filter((word) => word !== '');
  const together = words.join('');
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const spellings = [
    words.map(capital).join(' '),
    together,
    words.map(capital).join(''),
    capital(together.toLowerCase()),
    words.map((word) => capital(word.toLowerCase())).join(''),
    together.toLowerCase(),
    together.toUpperCase(),
    `${together.slice(0, 1).toLowerCase()}${together.slice(1)}`,
    words.join('-'),
    words.map(capital).join('-'),
  ];
  return [...new Set(spellings)].filter((spelling) => spelling !== identifier && spelling !== '');
}
