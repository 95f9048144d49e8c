// Places as people write them, read to city, area, region and country; and how near two of them are.

import { describe, expect, it } from 'vitest';
import { comparePlaces, placeOf } from '@/lib/identity/place';

const told = (raw: string) => {
  const place = placeOf(raw);
  return place === null ? null : `${place.city}|${place.metro}|${place.region}|${place.country}`;
};

describe('a place', () => {
  it.each([
    // One city in many ways.
    ['Austin, TX', 'austin|austin|tx|us'],
    ['Austin, Texas, United States', 'austin|austin|tx|us'],
    ['Austin, TX, USA', 'austin|austin|tx|us'],
    ['AUSTIN TX', 'austin|austin|tx|us'],
    ['austin texas usa', 'austin|austin|tx|us'],
    ['Austin, TX 78701', 'austin|austin|tx|us'],
    ['US-TX-Austin', 'austin|austin|tx|us'],
    ['USA, Texas, Austin', 'austin|austin|tx|us'],
    ['Austin', 'austin|austin|tx|us'],
    ['Austin, TX (Remote)', 'austin|austin|tx|us'],
    ['Remote - Austin, TX', 'austin|austin|tx|us'],
    ['Austin, TX / Chicago, IL', 'austin|austin|tx|us'],
    ['Greater Austin Area', '|austin|tx|us'],
    ['Austin, Texas Metropolitan Area', '|austin|tx|us'],
    ['Columbus, Ohio Metropolitan Area', '|columbus|oh|us'],
    // Areas.
    ['San Francisco Bay Area', '|san francisco bay|ca|us'],
    ['Oakland, CA', 'oakland|san francisco bay|ca|us'],
    ['Silicon Valley', '|san francisco bay|ca|us'],
    ['Dallas-Fort Worth Metroplex', '|dallas|tx|us'],
    ['Raleigh-Durham-Chapel Hill Area', '|raleigh|nc|us'],
    ['Greater Minneapolis-St. Paul Area', '|minneapolis|mn|us'],
    ['Washington DC-Baltimore Area', '|washington|dc|us'],
    ['New York City Metropolitan Area', '|new york|ny|us'],
    ['Berlin Metropolitan Area', '|berlin|be|de'],
    ['Greater Munich Metropolitan Area', '|munich|by|de'],
    ['Cologne Bonn Region', '|cologne|nw|de'],
    ['London Area, United Kingdom', '|london||gb'],
    ['Greater Paris Metropolitan Region', '|paris||fr'],
    ['Greater Nowhere Area', 'nowhere|||'],
    // Abbreviations that are two things.
    ['Toronto, ON, CA', 'toronto|toronto|on|ca'],
    ['Berlin, DE', 'berlin|berlin|be|de'],
    ['Wilmington, DE', 'wilmington|philadelphia|de|us'],
    ['Indianapolis, IN', 'indianapolis|indianapolis|in|us'],
    ['Mumbai, IN', 'mumbai|mumbai|mh|in'],
    ['New Orleans, LA', 'new orleans|new orleans|la|us'],
    ['Perth, WA', 'perth|perth|wa|au'],
    ['Nowhere, CA', 'nowhere||ca|us'],
    ['Nowhere, NL', 'nowhere|||nl'],
    ['Tbilisi, Georgia', 'tbilisi|tbilisi||ge'],
    ['Atlanta, Georgia', 'atlanta|atlanta|ga|us'],
    // Names that are several cities, or a city and more.
    ['New York', 'new york|new york|ny|us'],
    ['New York, United States', 'new york|new york|ny|us'],
    ['Brooklyn, NY', 'brooklyn|new york|ny|us'],
    ['Washington, D.C.', 'washington|washington|dc|us'],
    ['Washington, United States', '||wa|us'],
    ['London, Ontario, Canada', 'london|london on|on|ca'],
    ['London', 'london|london||gb'],
    ['Cambridge, MA', 'cambridge|boston|ma|us'],
    ['Cambridge, England, United Kingdom', 'cambridge|cambridge||gb'],
    ['Cambridge', 'cambridge|||'],
    ['Portland, ME', 'portland||me|us'],
    ['Vancouver, WA', 'vancouver|portland|wa|us'],
    ['Vancouver, British Columbia, Canada', 'vancouver|vancouver|bc|ca'],
    ['Singapore, Singapore', 'singapore|singapore||sg'],
    // The world, in its own words.
    ['Berlin, Germany', 'berlin|berlin|be|de'],
    ['München, Bayern, Deutschland', 'munich|munich|by|de'],
    ['10115 Berlin', 'berlin|berlin|be|de'],
    ['Bengaluru, Karnataka, India', 'bengaluru|bengaluru|ka|in'],
    ['Bangalore', 'bengaluru|bengaluru|ka|in'],
    ['Gurgaon, Haryana, India', 'gurugram|delhi|hr|in'],
    ['Gurgaon, Delhi', 'gurugram|delhi|hr|in'],
    ['San Jose', 'san jose|san francisco bay|ca|us'],
    ['San José, Costa Rica', 'san jose|san jose cr||cr'],
    ['Ciudad de México, México', 'mexico city|mexico city||mx'],
    ['São Paulo, Brasil', 'sao paulo|sao paulo||br'],
    ['Москва, Россия', 'moscow|moscow||ru'],
    ['東京', 'tokyo|tokyo||jp'],
    ['서울', 'seoul|seoul||kr'],
    ['Île-de-France, France', '|paris||fr'],
    ['Versailles, Île-de-France, France', 'versailles|paris||fr'],
    ['Chartres, Centre-Val de Loire, France', 'chartres||centre val de loire|fr'],
    // Coarser ones.
    ['Texas', '||tx|us'],
    ['California, United States', '||ca|us'],
    ['Germany', '|||de'],
    ['Deutschland', '|||de'],
    ['United Kingdom', '|||gb'],
  ])('%s: %s', (raw, place) => {
    expect(told(raw)).toBe(place);
  });

  it.each(['', ' ', 'Remote', 'Worldwide', 'N/A', 'Anywhere', '12345', '!!', '🌍', 'Remote (Worldwide)'])(
    'none: %s',
    (raw) => {
      expect(placeOf(raw)).toBeNull();
    },
  );
});

describe('two places', () => {
  it.each([
    ['Austin, TX', 'Austin, Texas, United States', 'same-city'],
    ['Bengaluru', 'Bangalore, India', 'same-city'],
    ['Springfield, IL', 'Springfield, Illinois', 'same-city'],
    ['Springfield', 'Springfield, IL', 'same-city'],
    ['Austin, TX', 'Greater Austin Area', 'same-metro'],
    ['Oakland, CA', 'San Francisco Bay Area', 'same-metro'],
    ['Oakland, CA', 'Palo Alto, California', 'same-metro'],
    ['Jersey City, NJ', 'Manhattan', 'same-metro'],
    ['Potsdam, Germany', 'Berlin Metropolitan Area', 'same-metro'],
    ['Baltimore, MD', 'Washington DC-Baltimore Area', 'same-metro'],
    ['Noida, Uttar Pradesh', 'Gurugram, Haryana, India', 'same-metro'],
    ['Dallas, TX', 'Houston, TX', 'same-region'],
    ['Nowhere, TX', 'Texas, United States', 'same-region'],
    ['Springfield, IL', 'Springfield, MA', 'same-country'],
    ['Portland, OR', 'Portland, ME', 'same-country'],
    ['Austin, TX', 'Seattle, WA', 'same-country'],
    ['Lyon, France', 'Paris, France', 'same-country'],
    ['Austin, TX', 'Berlin, Germany', 'different'],
    ['London, Ontario, Canada', 'London, United Kingdom', 'different'],
    // A mere name is every city of that name.
    ['Dublin', 'Dublin, Ohio, United States', 'same-city'],
    ['Dublin', 'Dublin, Ireland', 'same-city'],
    ['Dublin', 'Columbus, Ohio Metropolitan Area', 'same-metro'],
    ['Cambridge', 'Greater Boston', 'same-metro'],
    ['Cambridge', 'Cambridge, England, United Kingdom', 'same-city'],
    ['Dublin', 'Austin, TX', null],
    ['Dublin', 'Berlin, Germany', 'different'],
    ['Paris', 'Berlin, Germany', 'different'],
    ['Nowhere', 'Elsewhere', null],
    ['Nowhere', 'Austin, TX', null],
  ] as const)('%s and %s: %s', (left, right, agreement) => {
    const [a, b] = [placeOf(left), placeOf(right)];
    if (a === null || b === null) throw new Error('not a place');
    expect(comparePlaces(a, b)).toBe(agreement);
    expect(comparePlaces(b, a)).toBe(agreement);
  });
});
