// Stands in for comparers of lib/identity that are being written.

import type { Place, School, Title } from '@/lib/identity/traits';

export function comparePlaces(
  a: Place,
  b: Place,
): 'same-city' | 'same-metro' | 'same-region' | 'same-country' | 'different' | null {
  if (a.country !== '' && b.country !== '' && a.country !== b.country) return 'different';
  if (a.city !== '' && a.city === b.city) return 'same-city';
  if (a.metro !== '' && a.metro === b.metro) return 'same-metro';
  if (a.region !== '' && a.region === b.region) return 'same-region';
  return a.country !== '' && a.country === b.country ? 'same-country' : 'different';
}

export function compareTitles(a: Title, b: Title): 'same' | 'similar' | 'family' | 'different' {
  if (a.text === b.text) return 'same';
  return a.family !== '' && a.family === b.family ? 'family' : 'different';
}

export function compareSchools(a: School, b: School): 'same' | 'close' | 'different' {
  return a.text === b.text ? 'same' : 'different';
}

export function populationShare(_kind: 'given' | 'surname', _word: string): number {
  return 1e-4;
}
