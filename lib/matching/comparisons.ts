// What can be compared and what each outcome is worth to begin with: levels as data. It compares nothing and adds nothing up.
//
// `m`: how often records of the same person come out at the level, `u`: how often records of two random people do; a
// level's weight is log2(m/u). Starting figures were measured on generated people; each install re-estimates m.

import type { IdentityKey } from '@/lib/model/identity';
import type { Feature } from '@/lib/model/match';

/** How an identifier of one kind is weighed. */
export interface KeyComparison {
  feature: Feature;
  /** Canonical keys of this kind begin so. */
  prefix: string;
  /**
   * `personal`: one person's alone, so it proves who somebody is while the names do not contradict it. `shared`: a
   * household may have it, so the given name must agree. `site`: may be a company's, so the whole name must agree.
   */
  proof: 'personal' | 'shared' | 'site';
  /** How often the one record that holds somebody's identifier is somebody else's. */
  error: number;
}

/** Ordered: the first prefix that fits names the feature. */
export const KEY_COMPARISONS: readonly KeyComparison[] = [
  { feature: 'linkedin-member', prefix: 'linkedin:member:', proof: 'personal', error: 0.005 },
  { feature: 'linkedin-address', prefix: 'linkedin:vanity:', proof: 'personal', error: 0.015 },
  { feature: 'linkedin-member', prefix: 'linkedin:token:', proof: 'personal', error: 0.005 },
  { feature: 'email', prefix: 'email:', proof: 'shared', error: 0.02 },
  { feature: 'phone', prefix: 'phone', proof: 'shared', error: 0.04 },
  { feature: 'profile-address', prefix: 'site:', proof: 'site', error: 0.1 },
  { feature: 'profile-address', prefix: '', proof: 'personal', error: 0.03 },
];

export function comparisonOf({ key }: IdentityKey): KeyComparison {
  const comparison = KEY_COMPARISONS.find(({ prefix }) => key.startsWith(prefix));
  // The last row's prefix is empty, so there is always one.
  return comparison as KeyComparison;
}

/** LinkedIn's own, its number of a member or its address. */
export function isOfLinkedIn(feature: Feature): boolean {
  return feature === 'linkedin-address' || feature === 'linkedin-member';
}

export interface Level {
  feature: Feature;
  level: string;
  /** `feature/level`: by it weights know a level, and whoever asks whether it is one of several. */
  name: string;
  /**
   * One for each circumstance. Employers: for each age of the record (under one year, three, six, older) in turn [neither
   * tells more than one job, the record does, the page does, both do]. Titles and places: one for each age, then the same
   * again where both tell the same present employer. Others: one.
   */
  m: readonly number[];
  /**
   * A share of random pairs; or `'value'`: as many as hold the value that agrees, `spread` times (1 unless told; a level
   * that also lets in similar values has more).
   */
  u: number | 'value';
  spread?: number;
  /** Stays as it is: what it measures is a convention (half a weight), or its m depends on how the names are written. */
  fixed?: true;
}

const row =
  (feature: Feature) =>
  (level: string, m: number | readonly number[], u: Level['u'], more?: Partial<Level>): Level => ({
    feature,
    level,
    name: `${feature}/${level}`,
    m: typeof m === 'number' ? [m] : m,
    u,
    ...more,
  });
const given = row('given-name');
const surname = row('surname');
const name = row('full-name');
const employer = row('employer');
const title = row('title');
const location = row('location');
const school = row('school');

/** One handle in addresses of different sites: a fact as far as it is more than the name. */
export const HANDLE = 'profile-address/handle';

/** Every level of every feature that has no identifier; their weights differ by install. */
export const LEVELS: readonly Level[] = [
  given('exact', 0.8, 'value'),
  // A given name that stands second for one of them.
  given('middle', 0.04, 'value'),
  given('class', 0.12, 'value', { spread: 3 }),
  given('close', 0.012, 'value'),
  given('phonetic', 0.006, 'value', { spread: 1.5 }),
  // Exchanged with the surname, which is weighed as such.
  given('swapped', 0.008, 'value'),
  // Exchanged, as is usual where an East Asian surname is one of the two.
  given('family-first', 0.12, 'value', { fixed: true }),
  given('initial', 0.7, 0.25, { fixed: true }),
  // Chance brings half a name beside an employer, too: nothing bears out that such a pair is one person.
  given('different', 0.008, 0.99, { fixed: true }),
  given('other-gender', 0.003, 0.99, { fixed: true }),

  surname('exact', 0.85, 'value'),
  // One word of a compound, or an earlier surname.
  surname('part', 0.1, 'value'),
  surname('class', 0.05, 'value', { spread: 1.5 }),
  surname('close', 0.03, 'value'),
  surname('phonetic', 0.005, 'value', { spread: 1.5 }),
  surname('swapped', 0.85, 'value', { fixed: true }),
  surname('initial', 0.8, 0.1, { fixed: true }),
  surname('different', 0.009, 0.99, { fixed: true }),
  // Relatives share it with a telephone or an address of theirs, so it adds nothing to that.
  surname('household', 1, 1, { fixed: true }),

  // How much oftener given name and surname go together than by chance; its u is reckoned.
  name('together', 1, 'value', { fixed: true }),
  name('middle-same', 0.9, 'value', { fixed: true }),
  name('middle-initial', 0.9, 0.15, { fixed: true }),
  name('middle-different', 0.12, 0.96, { fixed: true }),

  row('generation')('same', 0.95, 0.4, { fixed: true }),
  row('generation')('different', 0.004, 1, { fixed: true }),

  employer(
    'shared',
    [0.8, 0.86, 0.9, 0.94, 0.5, 0.56, 0.84, 0.88, 0.26, 0.32, 0.74, 0.8, 0.12, 0.18, 0.6, 0.7],
    'value',
  ),
  // One alone of long histories on both sides: the same person shows more of the same.
  employer('shared-once', [0.015, 0.025, 0.03, 0.04], 'value', { fixed: true }),
  // Each one after the first.
  employer('also-shared', 0.5, 'value', { fixed: true }),
  employer('acronym', 0.03, 'value', { fixed: true, spread: 2 }),
  employer('related', 0.03, 0.006, { fixed: true }),
  employer('close', 0.03, 0.0015, { fixed: true }),
  employer(
    'different',
    [0.17, 0.12, 0.08, 0.05, 0.45, 0.4, 0.14, 0.1, 0.7, 0.64, 0.22, 0.17, 0.84, 0.78, 0.36, 0.27],
    0.97,
  ),

  title('same', [0.55, 0.45, 0.38, 0.28, 0.77, 0.76, 0.74, 0.68], 'value', { spread: 0.2 }),
  title('similar', [0.22, 0.22, 0.22, 0.22, 0.14, 0.14, 0.14, 0.15], 'value', { spread: 0.4 }),
  title('family', [0.14, 0.17, 0.18, 0.18, 0.07, 0.08, 0.09, 0.12], 'value', { spread: 0.9 }),
  title('different', [0.09, 0.16, 0.22, 0.32, 0.02, 0.02, 0.03, 0.05], 0.92),

  location('same-city', [0.62, 0.56, 0.5, 0.45, 0.66, 0.63, 0.6, 0.58], 'value'),
  location('same-metro', [0.25, 0.25, 0.22, 0.2, 0.27, 0.27, 0.26, 0.25], 'value'),
  location('same-region', [0.04, 0.05, 0.07, 0.08, 0.03, 0.04, 0.05, 0.05], 0.06),
  location('same-country', [0.04, 0.07, 0.12, 0.17, 0.02, 0.035, 0.06, 0.09], 0.45),
  location('different', [0.02, 0.04, 0.06, 0.09, 0.008, 0.008, 0.012, 0.02], 0.4),
  // One of them tells no more than the region or the country.
  location('coarse', 0.95, 0.6, { fixed: true }),

  school('shared', 0.9, 'value'),
  school('also-shared', 0.5, 'value', { fixed: true }),
  school('close', 0.05, 0.01, { fixed: true }),
  school('different', 0.08, 0.96),

  // How often one who has an identifier of the kind in both places has the same; u comes from `KeyComparison.error`.
  row('linkedin-member')('same', 0.99, 'value'),
  row('linkedin-member')('different', 0.01, 1),
  row('linkedin-address')('same', 0.86, 'value'),
  row('linkedin-address')('different', 0.14, 1),
  row('email')('same', 0.4, 'value'),
  row('email')('different', 0.6, 0.95, { fixed: true }),
  row('phone')('same', 0.6, 'value'),
  row('phone')('different', 0.4, 0.95, { fixed: true }),
  row('profile-address')('same', 0.85, 'value'),
  row('profile-address')('different', 0.2, 1),
  // One handle in addresses of different sites.
  row('profile-address')('handle', 0.2, 'value', { fixed: true }),
];

const LEVELS_BY_FEATURE = new Map<Feature, Map<string, Level>>();
for (const one of LEVELS) {
  const levels = LEVELS_BY_FEATURE.get(one.feature) ?? new Map<string, Level>();
  LEVELS_BY_FEATURE.set(one.feature, levels.set(one.level, one));
}

/** The level of that name, which must be one of the feature's. */
export function levelOf(feature: Feature, level: string): Level {
  return LEVELS_BY_FEATURE.get(feature)?.get(level) as Level;
}

/** What a record's text values are counted by, see `Crowd.count`. */
export type Counted = 'given' | 'surname' | 'employer' | 'metro' | 'city' | 'school' | 'title';
