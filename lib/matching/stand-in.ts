// Stands in for comparers of lib/identity that are being written.

import type { School, Title } from '@/lib/identity/traits';

export function compareTitles(a: Title, b: Title): 'same' | 'similar' | 'family' | 'different' {
  if (a.text === b.text) return 'same';
  return a.family !== '' && a.family === b.family ? 'family' : 'different';
}

export function compareSchools(a: School, b: School): 'same' | 'close' | 'different' {
  return a.text === b.text ? 'same' : 'different';
}
