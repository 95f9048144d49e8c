// Employers: a hundred real giants with the names they go by, and sixty thousand invented ones by number. A company is its
// number; what it is called depends on who writes.

import type { Random } from '@/tests/simulators/random';
import { nameTokens, zipf } from './name-lists';
import { mix32 } from './streams';

export const COMPANIES = 60_000;

/** What stands for an employer where there is none. */
export const NON_EMPLOYERS = [
  'Self-employed',
  'Freelance',
  'Stealth Startup',
  'Confidential',
  'Independent Consultant',
  'Various',
];

/** Commonest first; other names after `/`. Their order is made up. */
const GIANTS: readonly (readonly string[])[] = `
Amazon/Amazon Web Services (AWS)/AWS/Amazon.com;Walmart/Wal-Mart Stores/Walmart Labs;Google/Alphabet/Google LLC
Microsoft/Microsoft Corporation/MSFT;Accenture/Accenture LLP;Deloitte/Deloitte Consulting/Deloitte Touche Tohmatsu
IBM/International Business Machines;Tata Consultancy Services/TCS;Infosys/Infosys Limited;Cognizant/Cognizant Technology Solutions/CTS
Wipro/Wipro Limited;Ernst & Young/EY;PwC/PricewaterhouseCoopers;KPMG/KPMG US;JPMorgan Chase/JPMorgan Chase & Co./J.P. Morgan/Chase
Bank of America/BofA/Merrill Lynch;Wells Fargo/Wells Fargo Bank;Citi/Citigroup/Citibank;Goldman Sachs/The Goldman Sachs Group
Morgan Stanley;Capital One;American Express/Amex;Apple/Apple Inc.;Meta/Facebook/Meta Platforms;Oracle/Oracle Corporation
Cisco/Cisco Systems;Intel/Intel Corporation;Dell/Dell Technologies/Dell EMC;HP/Hewlett-Packard/HP Inc.;Hewlett Packard Enterprise/HPE
Salesforce/Salesforce.com;SAP/SAP SE;Adobe;VMware;Nvidia/NVIDIA Corporation;Qualcomm;AT&T/AT&T Mobility;Verizon/Verizon Wireless
T-Mobile/T-Mobile USA/Sprint;Comcast/Comcast NBCUniversal/Xfinity;Disney/The Walt Disney Company;UnitedHealth Group/Optum/UnitedHealthcare
CVS Health/Aetna/CVS Pharmacy;Walgreens/Walgreens Boots Alliance;Kaiser Permanente/Kaiser Foundation Hospitals;HCA Healthcare/HCA
Johnson & Johnson/J&J;Pfizer/Pfizer Inc.;Merck/Merck & Co./MSD;Abbott/Abbott Laboratories;Medtronic;Boeing/The Boeing Company
Lockheed Martin;Raytheon/RTX/Raytheon Technologies;Northrop Grumman;General Electric/GE/GE Aerospace;General Motors/GM
Ford/Ford Motor Company;Tesla/Tesla Motors;Toyota/Toyota Motor Corporation;Home Depot/The Home Depot;Target/Target Corporation
Costco/Costco Wholesale;Kroger/The Kroger Co.;Lowe's/Lowe's Companies;Starbucks;McDonald's/McDonald's Corporation;PepsiCo/Pepsi/Frito-Lay
Coca-Cola/The Coca-Cola Company;Procter & Gamble/P&G;Nike;FedEx/Federal Express;UPS/United Parcel Service;US Army/United States Army/U.S. Army
US Navy/United States Navy;US Air Force/USAF/United States Air Force;USPS/United States Postal Service;Uber/Uber Technologies
Capgemini/Capgemini Invent;HCL Technologies/HCLTech;Tech Mahindra;McKinsey & Company/McKinsey;Boston Consulting Group/BCG;Bain & Company
Booz Allen Hamilton/Booz Allen;Robert Half/Robert Half International;Randstad/Randstad USA;Adecco/The Adecco Group;ManpowerGroup/Manpower
Marriott/Marriott International;Hilton/Hilton Worldwide;Delta Air Lines/Delta;American Airlines/AMR;United Airlines
State Farm/State Farm Insurance;Allstate/Allstate Insurance;Liberty Mutual/Liberty Mutual Insurance;Prudential/Prudential Financial
Siemens/Siemens AG;Bosch/Robert Bosch GmbH;Samsung/Samsung Electronics;Sony/Sony Interactive;Philips/Royal Philips
Twitter/X Corp.;Netflix;LinkedIn/LinkedIn Corporation
`
  .trim()
  .split(/[;\n]/)
  .map((names) => names.split('/'));

const STEMS =
  'Acorn Alder Alpine Amber Anchor Apex Arbor Arcadia Argo Ascent Aspen Atlas Aurora Avalon Axis Azure Bay Beacon Bedrock Birch Blue Bold Bright Bridge Brook Canopy Canyon Cardinal Cascade Cedar Centra Chord Cinder Citrus Clear Cloud Cobalt Compass Copper Coral Core Crescent Crest Crown Cypress Dawn Delta Echo Elm Ember Emerald Epic Evergreen Falcon Fern First Flint Forge Fox Frontier Garnet Global Golden Granite Gray Harbor Haven Hawk Hazel Helix Heron High Horizon Indigo Iris Iron Ivory Jade Juniper Keystone Kinetic Lake Lantern Lark Laurel Legacy Liberty Lime Lumen Lunar Magnolia Maple Marble Meridian Mesa Metro Mint Mosaic Nexa Noble North Nova Oak Oasis Ocean Olive Omni Onyx Opal Orbit Orchid Osprey Pacific Palm Paragon Peak Pearl Pine Pioneer Pivot Prairie Prime Prism Quartz Quest Raven Redwood Ridge River Robin Rock Rose Ruby Saffron Sage Salt Sapphire Sequoia Sierra Silver Sky Slate Solar Sparrow Spring Sterling Stone Summit Sun Swift Teal Terra Thistle Tide Timber Topaz True Tundra Union Unity Upland Valor Vantage Vector Velvet Verdant Vertex Vista Vivid Walnut Wave West White Wild Willow Wind Wren Zenith Zephyr'.split(
    ' ',
  );

const KINDS =
  'Systems|Software|Technologies|Solutions|Group|Partners|Health|Healthcare|Medical|Logistics|Foods|Energy|Power|Media|Studios|Labs|Analytics|Consulting|Capital|Financial|Insurance|Bank|Credit Union|Realty|Properties|Construction|Builders|Engineering|Manufacturing|Industries|Plastics|Motors|Auto|Airlines|Travel|Hotels|Hospitality|Retail|Outfitters|Apparel|Beauty|Pharma|Biosciences|Therapeutics|Diagnostics|Clinic|Hospital|University|College|School District|Staffing|Security|Networks|Telecom|Robotics|Games|Publishing|Law|Associates|Holdings'.split(
    '|',
  );

const FORMS = ['Inc.', 'Inc', 'LLC', 'Ltd', 'Corp.', 'Corporation', 'Co.', 'Pvt Ltd', 'GmbH', 'L.P.', 'PLC'];

/** The name it gives itself. */
export function companyName(company: number): string {
  const giant = GIANTS[company];
  if (giant !== undefined) return giant[0] ?? '';
  const bits = mix32(company);
  const at = (list: readonly string[], turn: number) => list[mix32(bits + turn) % list.length] ?? '';
  const surnames = nameTokens('hispanic surname');
  const surname = (turn: number) =>
    turn % 2 === 0
      ? (surnames[mix32(bits + turn) % 200]?.spellings[0] ?? '')
      : `${nameTokens('compound start')[mix32(bits + turn) % 100]?.spellings[0]}${nameTokens('compound end')[mix32(bits + turn + 7) % 80]?.spellings[0]}`;
  switch (bits % 8) {
    case 0:
      return `${surname(1)} & ${surname(3)}`;
    case 1:
    case 2:
      return `${surname(1)} ${at(KINDS, 2)}`;
    case 3:
      return `${at(STEMS, 1)}${at(STEMS, 2).toLowerCase()}`;
    case 4:
      return `${at(STEMS, 1)} ${at(STEMS, 2)} ${at(KINDS, 3)}`;
    case 5:
      return `${at(STEMS, 1)}${at(STEMS, 2).toLowerCase()} ${at(KINDS, 3)}`;
    case 6:
      return `${surname(2)} ${at(STEMS, 3)} ${at(KINDS, 4)}`;
    default:
      return `${at(STEMS, 1)} ${at(KINDS, 2)}`;
  }
}

export const isGiant = (company: number) => company < GIANTS.length;

/** The name as somebody else puts it: another of its names, a legal form, capitals, a team or an agency beside it. */
export function reworded(company: number, random: Random): string {
  const name = companyName(company);
  const others = GIANTS[company]?.slice(1) ?? [];
  if (others.length > 0 && random.chance(0.6)) return random.pick(others);
  switch (random.weighted([50, 12, 8, 8, 6, 6, 10])) {
    case 0:
      return `${name}${random.chance(0.3) ? ',' : ''} ${random.pick(FORMS)}`;
    case 1:
      return name.toUpperCase();
    case 2:
      return `The ${name}`;
    case 3:
      return `${name} (${random.pick(['contract', 'acquired', 'remote', 'YC', 'Contractor'])})`;
    case 4:
      return `${name} via ${companyName(200 + random.int(0, 40))}`;
    case 5:
      return name.replace(' & ', ' and ');
    default:
      return shortened(name);
  }
}

/** Without the word for its trade; whole where nothing would be left. */
function shortened(name: string): string {
  const words = name.split(' ');
  return words.length > 1 && KINDS.includes(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : name;
}

/** Its mail domain. Reserved: no mail to it can arrive. */
export function companyDomain(company: number): string {
  return `${companyName(company)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')}.example`;
}

export function drawCompany(exponent: number, random: Random): number {
  return zipf(COMPANIES, exponent, random);
}
