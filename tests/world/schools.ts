// Where people studied, with the names a school goes by.

import type { Random } from '@/tests/simulators/random';
import { zipf } from './name-lists';

const SCHOOLS: readonly (readonly string[])[] = `
University of Phoenix;Arizona State University/ASU;Ohio State University/The Ohio State University;Penn State University/The Pennsylvania State University
University of Central Florida/UCF;University of Texas at Austin/UT Austin;Texas A&M University;University of Florida;Michigan State University/MSU
University of California, Los Angeles/UCLA;University of California, Berkeley/UC Berkeley;University of California, San Diego/UCSD
University of Michigan;University of Washington;New York University/NYU;University of Southern California/USC;Boston University
Rutgers University;Purdue University;University of Illinois Urbana-Champaign/UIUC;University of Wisconsin-Madison;Indiana University Bloomington
University of Minnesota;University of Maryland;Virginia Tech;North Carolina State University/NC State;University of North Carolina at Chapel Hill/UNC
Georgia State University;Georgia Institute of Technology/Georgia Tech;Florida State University;University of Georgia;Temple University;Drexel University
Northeastern University;Harvard University;Stanford University;Massachusetts Institute of Technology/MIT;Columbia University;Cornell University
University of Pennsylvania/UPenn;Northwestern University;University of Chicago;DePaul University;Loyola University Chicago;San Jose State University/SJSU
San Diego State University;California State University, Long Beach/CSULB;University of Houston;University of Colorado Boulder/CU Boulder;Brigham Young University/BYU
University of Utah;Oregon State University;Portland State University;University of Mumbai/Mumbai University;University of Delhi/Delhi University
Anna University;Jawaharlal Nehru Technological University/JNTU;Osmania University;Visvesvaraya Technological University/VTU;Savitribai Phule Pune University/Pune University
Indian Institute of Technology, Bombay/IIT Bombay;Indian Institute of Technology, Madras/IIT Madras;Birla Institute of Technology and Science, Pilani/BITS Pilani
Tsinghua University;Peking University;Fudan University;Zhejiang University;Seoul National University/SNU;Yonsei University;Korea University
Vietnam National University;Universidad Nacional Autónoma de México/UNAM;Tecnológico de Monterrey/Tec de Monterrey/ITESM;Universidad Complutense de Madrid
Technische Universität München/TU Munich;Technische Universität Berlin/TU Berlin;Ludwig-Maximilians-Universität München/LMU Munich;Sorbonne Université
Politecnico di Milano;Delft University of Technology/TU Delft;KTH Royal Institute of Technology/KTH;University of Warsaw;Universidade de Lisboa
Lomonosov Moscow State University/MSU;Middle East Technical University/METU;Istanbul Technical University/ITU;Cairo University;American University in Cairo/AUC
University of Tehran;University of Toronto;York University;University of Manchester;King's College London/KCL;City College of San Francisco/CCSF
`
  .trim()
  .split(/[;\n]/)
  .map((names) => names.split('/'));

const TOWNS =
  'Ashland Brookfield Clayton Dover Easton Fairview Georgetown Hamilton Jackson Kingston Lexington Madison Milton Newport Oakland Oxford Salem Springfield Union Winchester'.split(
    ' ',
  );
const SORTS = [
  'Community College',
  'State University',
  'College',
  'Institute of Technology',
  'University',
  'Technical College',
];

/** A school, as a number. */
export function drawSchool(random: Random): number {
  return zipf(SCHOOLS.length + TOWNS.length * SORTS.length, 0.6, random);
}

export function schoolName(school: number): string {
  const known = SCHOOLS[school];
  if (known !== undefined) return known[0] ?? '';
  const place = school - SCHOOLS.length;
  return `${TOWNS[place % TOWNS.length]} ${SORTS[Math.floor(place / TOWNS.length)]}`;
}

/** As somebody else puts it. */
export function schoolReworded(school: number, random: Random): string {
  const others = SCHOOLS[school]?.slice(1) ?? [];
  return others.length > 0 ? random.pick(others) : schoolName(school).toUpperCase();
}
