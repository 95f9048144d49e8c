// Where people live: cities with their metropolitan areas, and how a place is written.

import type { Random } from '@/tests/simulators/random';
import type { Culture } from './mix';

export interface City {
  city: string;
  /** Short and long; the same where there is no short form. */
  region: readonly [string, string];
  country: string;
  /** As people name the area: `San Francisco Bay Area`. */
  metro: string;
  /** Beginning of a telephone number there: calling code and area. */
  dial: string;
}

/** `metro: city dial, city dial`; one line a region. The first metros are the four that many share. */
const UNITED_STATES = `
CA|California|San Francisco Bay Area: San Francisco 415, Oakland 510, San Jose 408, Palo Alto 650, Berkeley 510, Mountain View 650
NY|New York|New York City Metropolitan Area: New York 212, Brooklyn 718, Queens 718, Yonkers 914, White Plains 914
IL|Illinois|Greater Chicago Area: Chicago 312, Evanston 847, Naperville 630, Oak Park 708
WA|Washington|Greater Seattle Area: Seattle 206, Bellevue 425, Redmond 425, Tacoma 253
CA|California|Greater Los Angeles Area: Los Angeles 213, Pasadena 626, Long Beach 562, Irvine 949
CA|California|San Diego Metropolitan Area: San Diego 619, Carlsbad 760
TX|Texas|Austin, Texas Metropolitan Area: Austin 512, Round Rock 512
TX|Texas|Dallas-Fort Worth Metroplex: Dallas 214, Plano 972, Fort Worth 817, Irving 972
TX|Texas|Greater Houston: Houston 713, Sugar Land 281
MA|Massachusetts|Greater Boston: Boston 617, Cambridge 617, Waltham 781, Quincy 617
GA|Georgia|Greater Atlanta Area: Atlanta 404, Marietta 770, Alpharetta 678
CO|Colorado|Denver Metropolitan Area: Denver 303, Boulder 303, Aurora 720
FL|Florida|Miami-Fort Lauderdale Area: Miami 305, Fort Lauderdale 954, Boca Raton 561
FL|Florida|Greater Orlando: Orlando 407, Kissimmee 407
FL|Florida|Greater Tampa Bay Area: Tampa 813, Clearwater 727
PA|Pennsylvania|Greater Philadelphia: Philadelphia 215, King of Prussia 610
PA|Pennsylvania|Greater Pittsburgh Region: Pittsburgh 412
AZ|Arizona|Greater Phoenix Area: Phoenix 602, Scottsdale 480, Tempe 480
MN|Minnesota|Greater Minneapolis-St. Paul Area: Minneapolis 612, St. Paul 651
MI|Michigan|Detroit Metropolitan Area: Detroit 313, Ann Arbor 734
NC|North Carolina|Charlotte Metro: Charlotte 704
NC|North Carolina|Raleigh-Durham-Chapel Hill Area: Raleigh 919, Durham 919
OH|Ohio|Columbus, Ohio Metropolitan Area: Columbus 614, Dublin 614
OH|Ohio|Greater Cleveland: Cleveland 216, Akron 330
MO|Missouri|Greater St. Louis: St. Louis 314
TN|Tennessee|Nashville Metropolitan Area: Nashville 615, Franklin 615
OR|Oregon|Portland, Oregon Metropolitan Area: Portland 503, Beaverton 503
UT|Utah|Salt Lake City Metropolitan Area: Salt Lake City 801, Provo 801
MD|Maryland|Washington DC-Baltimore Area: Baltimore 410, Bethesda 301, Rockville 301
VA|Virginia|Washington DC-Baltimore Area: Arlington 703, Reston 703, Richmond 804
NJ|New Jersey|New York City Metropolitan Area: Jersey City 201, Newark 973, Princeton 609
IN|Indiana|Indianapolis Metropolitan Area: Indianapolis 317
WI|Wisconsin|Greater Milwaukee: Milwaukee 414, Madison 608
NV|Nevada|Las Vegas Metropolitan Area: Las Vegas 702, Henderson 702
LA|Louisiana|Greater New Orleans Region: New Orleans 504
`;

/** `country|calling code|beginning of mobile numbers|region|metro: cities`. */
const ELSEWHERE = `
India|91|98|Karnataka|Greater Bengaluru Area: Bengaluru, Mysuru
India|91|97|Maharashtra|Mumbai Metropolitan Region: Mumbai, Pune, Thane
India|91|99|Telangana|Greater Hyderabad Area: Hyderabad
India|91|96|Tamil Nadu|Greater Chennai Area: Chennai, Coimbatore
India|91|95|Delhi|Greater Delhi Area: New Delhi, Gurgaon, Noida
China|86|138|Shanghai|Greater Shanghai: Shanghai
China|86|139|Beijing|Greater Beijing: Beijing
South Korea|82|10|Seoul|Seoul Incheon Metropolitan Area: Seoul, Incheon
Vietnam|84|91|Ho Chi Minh City|Ho Chi Minh City Metropolitan Area: Ho Chi Minh City
Mexico|52|55|Mexico City|Mexico City Metropolitan Area: Mexico City, Guadalajara
Spain|34|61|Madrid|Greater Madrid Metropolitan Area: Madrid, Barcelona, Valencia
Germany|49|151|Berlin|Berlin Metropolitan Area: Berlin
Germany|49|160|Bavaria|Greater Munich Metropolitan Area: Munich, Nuremberg
France|33|61|Île-de-France|Greater Paris Metropolitan Region: Paris
Italy|39|347|Lombardy|Greater Milan Metropolitan Area: Milan
Netherlands|31|61|North Holland|Amsterdam Area: Amsterdam, Haarlem
Sweden|46|70|Stockholm|Greater Stockholm Metropolitan Area: Stockholm
Poland|48|60|Masovian|Warsaw Metropolitan Area: Warsaw
Portugal|351|91|Lisbon|Lisbon Metropolitan Area: Lisbon
Russia|7|916|Moscow|Moscow Metropolitan Area: Moscow
Turkey|90|532|Istanbul|Istanbul Metropolitan Area: Istanbul
United Arab Emirates|971|50|Dubai|Dubai Metropolitan Area: Dubai
Egypt|20|100|Cairo|Greater Cairo: Cairo
United Kingdom|44|74|England|London Area, United Kingdom: London, Croydon
Canada|1|416|Ontario|Greater Toronto Area: Toronto, Mississauga
`;

const lines = (text: string) => text.trim().split('\n');

const AMERICAN: readonly City[] = lines(UNITED_STATES).flatMap((line) => {
  const [short = '', long = '', area = ''] = line.split('|');
  const [metro = '', cities = ''] = area.split(': ');
  return cities.split(', ').map((text) => ({
    city: text.replace(/ \d+$/, ''),
    region: [short, long] as const,
    country: 'United States',
    metro,
    dial: `+1 ${text.match(/\d+$/)?.[0] ?? '212'}`,
  }));
});

const FOREIGN: readonly City[] = lines(ELSEWHERE).flatMap((line) => {
  const [country = '', calling = '', mobile = '', region = '', area = ''] = line.split('|');
  const [metro = '', cities = ''] = area.split(': ');
  return cities
    .split(', ')
    .map((city) => ({ city, region: [region, region] as const, country, metro, dial: `+${calling} ${mobile}` }));
});

export const CITIES: readonly City[] = [...AMERICAN, ...FOREIGN];

const indicesOf = (fits: (city: City, index: number) => boolean) =>
  CITIES.flatMap((city, index) => (fits(city, index) ? [index] : []));

const metros = [...new Set(AMERICAN.map(({ metro }) => metro))];
const FOCUS = indicesOf(({ metro }) => metros.indexOf(metro) >= 0 && metros.indexOf(metro) < 4);
const IN_AMERICA = indicesOf(({ country }) => country === 'United States');
const ANYWHERE = CITIES.map((_, index) => index);

/** Where people of a culture live when they do not live in the United States. */
const HOMES: Record<Culture, readonly number[]> = {
  us: IN_AMERICA,
  hispanic: indicesOf(({ country }) => ['Mexico', 'Spain'].includes(country)),
  indian: indicesOf(({ country }) => country === 'India'),
  chinese: indicesOf(({ country }) => country === 'China'),
  korean: indicesOf(({ country }) => country === 'South Korea'),
  vietnamese: indicesOf(({ country }) => country === 'Vietnam'),
  european: indicesOf(({ country }) =>
    ['Germany', 'France', 'Italy', 'Netherlands', 'Sweden', 'Poland', 'Portugal', 'United Kingdom'].includes(country),
  ),
  slavic: indicesOf(({ country }) => country === 'Russia'),
  'west-asian': indicesOf(({ country }) => ['Turkey', 'United Arab Emirates', 'Egypt'].includes(country)),
};

/** An index into `CITIES`. */
export function drawHome(culture: Culture, focus: boolean, random: Random): number {
  if (focus) return random.pick(FOCUS);
  if (culture === 'us') return random.chance(0.96) ? random.pick(IN_AMERICA) : random.pick(ANYWHERE);
  return random.chance(0.55) ? random.pick(IN_AMERICA) : random.pick(HOMES[culture]);
}

export function drawMove(from: number, random: Random): number {
  const { country, metro } = CITIES[from] as City;
  const near = random.chance(0.4) ? indicesOfMetro(metro) : indicesOfCountry(country);
  return random.chance(0.1) ? random.pick(ANYWHERE) : random.pick(near);
}

const byMetro = new Map<string, readonly number[]>();
const byCountry = new Map<string, readonly number[]>();
function indicesOfMetro(metro: string): readonly number[] {
  const known = byMetro.get(metro) ?? indicesOf((city) => city.metro === metro);
  byMetro.set(metro, known);
  return known;
}
function indicesOfCountry(country: string): readonly number[] {
  const known = byCountry.get(country) ?? indicesOf((city) => city.country === country);
  byCountry.set(country, known);
  return known;
}

/** As recruiters and forms write it: four ways. */
export function placeInRecord(index: number, random: Random): string {
  const { city, region, country } = CITIES[index] as City;
  const [short, long] = region;
  if (country !== 'United States') return random.pick([`${city}, ${country}`, city, `${city}, ${long}, ${country}`]);
  return random.pick([`${city}, ${short}`, `${city}, ${long}, ${country}`, city, `${city}, ${short}, USA`]);
}

/** As profile pages write it: three ways. */
export function placeOnPage(index: number, random: Random): string {
  const { city, region, country, metro } = CITIES[index] as City;
  return [`${city}, ${region[1]}, ${country}`, metro, `${city}, ${region[1]}`][random.weighted([50, 35, 15])] ?? city;
}
