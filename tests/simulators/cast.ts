// The hand-made people whom every simulated account knows, and the strangers whom none does. Each account says by itself
// what happened with them.

import type { PersonWish } from './person-truth';

/** What is said of each is what became of them in the Greenhouse account. */
export const CAST = {
  /** Applied to *Senior Backend Engineer*, in *Technical Interview*, résumé and two more files, tags. */
  activeApplicant: {
    first: 'Mara',
    last: 'Lindqvist-Osei',
    vanity: 'mara-example-7a1',
    shape: 'slash',
    company: 'Orrery Labs',
    title: 'Senior Software Engineer',
    location: 'Leeds, UK',
    emails: ['mara.lindqvist@post.example'],
    phones: ['+1 415 555 0110'],
  },
  /** In the pool *Future Leaders*, for two jobs. */
  prospect: {
    first: 'Tomasz',
    last: 'Żółkiewski',
    vanity: 'tomasz-zolkiewski-3b8',
    shape: 'plain',
    company: 'Bluefen Analytics',
    title: 'Data Scientist',
    location: 'Kraków, Poland',
    emails: ['tomasz.z@mail.example'],
    phones: [],
  },
  /** *Product Designer*, rejected with a reason. */
  rejected: {
    first: 'Ayşegül',
    last: 'Yıldırım',
    vanity: 'aysegul-yildirim-51c',
    shape: 'country',
    company: 'Verdigris Design',
    title: 'Product Designer',
    location: 'İzmir, Türkiye',
    emails: ['aysegul@inbox.example'],
    phones: ['+1 415 555 0112'],
  },
  /** Two applications, one active. */
  twoApplications: {
    first: 'Thùy Dương',
    last: 'Nguyễn',
    vanity: 'thuy-duong-nguyen-902',
    shape: 'no-scheme',
    company: 'Pellucid Pay',
    title: 'Data Analyst',
    location: 'Đà Nẵng, Vietnam',
    emails: ['thuyduong@web.example'],
    phones: ['+1 415 555 0113'],
  },
  hired: {
    first: 'Kwabena',
    last: 'Asante',
    vanity: 'kwabena-asante-d10',
    shape: 'plain',
    company: 'Harbor & Pine',
    title: 'Backend Engineer',
    location: 'Accra, Ghana',
    emails: ['kwabena@mail.example'],
    phones: ['+1 415 555 0114'],
  },
  privatePerson: {
    first: 'Ottoline',
    last: 'Fairbairn',
    vanity: 'ottoline-fairbairn-66e',
    shape: 'plain',
    company: 'Mossgate Insurance',
    title: 'Controller',
    location: 'London, UK',
    emails: ['ottoline@mail.example'],
    phones: ['+1 415 555 0115'],
  },
  /** Only applied to *VP Finance*, a confidential job. */
  confidentialOnly: {
    first: 'Renzo',
    last: 'Castañeda Rincón',
    vanity: 'renzo-castaneda-2f4',
    shape: 'plain',
    company: 'Wharfside Capital',
    title: 'Finance Director',
    location: 'Bogotá, Colombia',
    emails: ['renzo@mail.example'],
    phones: ['+1 415 555 0116'],
  },
  /** The ATS holds the old address `/pub/wiebke-niemoller/a7/576/b50`. */
  pubAddress: {
    first: 'Wiebke',
    last: 'Niemöller',
    vanity: 'wiebke-niemoller-b50576a7',
    shape: 'pub',
    company: 'Stellwerk AG',
    title: 'Operations Manager',
    location: 'Köln, Deutschland',
    emails: ['wiebke@post.example'],
    phones: ['+1 415 555 0117'],
  },
  /** The ATS holds a percent-encoded vanity. */
  encodedAddress: {
    first: 'Zoë',
    last: 'Béranger',
    vanity: 'zoë-béranger-4d2',
    shape: 'encoded',
    company: 'Atelier Ondine',
    title: 'UX Researcher',
    location: 'Lyon, France',
    emails: ['zoe.beranger@web.example'],
    phones: ['+1 415 555 0118'],
  },
  rightToLeft: {
    first: 'ليلى',
    last: 'الحداد',
    vanity: 'layla-alhaddad-8c3',
    shape: 'slash',
    company: 'Kitabu Media',
    title: 'Content Strategist',
    location: 'عمّان',
    emails: ['layla@mail.example'],
    phones: ['+1 415 555 0119'],
  },
  /** 200 characters. */
  longName: {
    first: 'Wilhelmina-Alexandrina',
    last: 'van Oosterbeek-'.repeat(12).slice(0, 177),
    vanity: 'wilhelmina-vo-77b',
    shape: 'plain',
    company: 'Halcyon Rail',
    title: 'Supply Chain Planner',
    location: 'Utrecht, Nederland',
    emails: ['wilhelmina@mail.example'],
    phones: [],
  },
  markupName: {
    first: '<img src=x onerror="document.title=\'broken\'">',
    last: '</script><b>Bold',
    vanity: 'markup-name-e05',
    shape: 'plain',
    company: '<b>Thistledown</b>',
    title: '"QA" & Engineer',
    location: 'Leeds, UK',
    emails: ['markup@mail.example'],
    phones: [],
  },
  /** The lowest id of all: a first fill reads this person last. */
  oldest: {
    first: 'Philippa',
    last: 'Thornbury',
    vanity: 'philippa-thornbury-118',
    shape: 'slash',
    company: 'Saltmarsh Energy',
    title: 'Legal Counsel',
    location: 'Dublin, Ireland',
    emails: ['philippa@mail.example'],
    phones: ['+1 415 555 0121'],
  },
} as const satisfies Record<string, Omit<PersonWish, 'key'>>;

/** People who have a profile page but are not in the ATS. */
export const STRANGERS = {
  /** The active applicant's name, somebody else's profile. */
  namesakeOf: {
    first: 'Mara',
    last: 'Lindqvist-Osei',
    vanity: 'mara-lindqvist-osei-9c4',
    shape: 'plain',
    company: 'Fennimore Health',
    title: 'Marketing Manager',
    location: 'Malmö, Sweden',
    emails: [],
    phones: [],
  },
  stranger: {
    first: 'Emeka',
    last: 'Brandão',
    vanity: 'emeka-brandao-a41',
    shape: 'plain',
    company: 'Sundial Learning',
    title: 'Account Executive',
    location: 'Lisboa, Portugal',
    emails: [],
    phones: [],
  },
  /** The active applicant's name, town and occupation under another address: perhaps they, who changed jobs. */
  perhapsActive: {
    first: 'Mara',
    last: 'Lindqvist-Osei',
    vanity: 'mara-lo-3d8',
    shape: 'plain',
    company: 'Kestrel & Vane',
    title: 'Software Engineer',
    location: 'Leeds, UK',
    emails: [],
    phones: [],
  },
} as const satisfies Record<string, Omit<PersonWish, 'key'>>;

export type CastName = keyof typeof CAST | keyof typeof STRANGERS;

/** Person numbers kept free for the strangers, so that no crowd person shares a member number with one. */
export const STRANGER_ROOM = 8;
