// The rates of a world, as data. Mix A is the one figures are given for; B and C are built differently, so that what only
// fits A's rates shows: B is noisier, C is another mix of countries with other rates and kinds of noise A does not have.

export type Culture =
  | 'us'
  | 'hispanic'
  | 'indian'
  | 'chinese'
  | 'korean'
  | 'vietnamese'
  | 'european'
  | 'slavic'
  | 'west-asian';

/** Chances are 0 to 1; times are years. */
export interface Mix {
  cultures: Record<Culture, number>;
  people: {
    middleName: number;
    /** Of two neighbours in numbering: a couple, or parent and child. */
    household: number;
    nicknameInUse: number;
    westernGiven: number;
    goesByMiddle: number;
    marriageChangesSurname: number;
    focus: number;
    focusAtHome: number;
    handle: number;
    slugChanged: number;
    slugRecycled: number;
    /** Of the recycled: whoever takes it has the very same name. */
    recycledByNamesake: number;
  };
  careers: {
    tenure: number;
    companyExponent: number;
    nonEmployer: number;
    changesRole: number;
    retitled: number;
    movesCityAYear: number;
  };
  ats: {
    age: number;
    typo: number;
    swapped: number;
    oddCase: number;
    oneField: number;
    suffix: number;
    middle: number;
    quotedNickname: number;
    nickname: number;
    spelling: number;
    diacriticsDropped: number;
    email: number;
    emailPersonal: number;
    emailWork: number;
    emailOld: number;
    phone: number;
    url: number;
    urlTalent: number;
    github: number;
    employer: number;
    resume: number;
    location: number;
    school: number;
    duplicates: number;
  };
  contamination: {
    foreignUrl: number;
    /** Of these: the other is a namesake's. */
    foreignUrlOfNamesake: number;
    junkUrl: number;
    household: number;
    agency: number;
    placeholder: number;
  };
  page: {
    nickname: number;
    middle: number;
    credentials: number;
    emoji: number;
    pronouns: number;
    surnameHidden: number;
    nativeScript: number;
    familyFirst: number;
    oddCase: number;
    diacriticsDropped: number;
    company: number;
    companyReworded: number;
    history: number;
    location: number;
    salesNavigator: number;
    email: number;
    phone: number;
    site: number;
    school: number;
  };
  /** How a page names somebody married under another name. */
  married: { plain: number; brackets: number; hyphen: number; both: number };
  pages: { members: number; strangers: number; traps: number };
  /** Kinds of noise that mix A does not have. */
  other: {
    /** Words about the person in a name field: `Smith - do not call`. */
    remark: number;
    /** A form of address in the first name: `Mr. John`. */
    address: number;
    /** Everything after this many characters of a field is lost. */
    cutFields: number;
    /** A name in two writings at once: `王伟 Wei Wang`. */
    bothScripts: number;
    /** A letter of the résumé's employer misread. */
    misread: number;
    /** The page shows a former employer as the present one. */
    stalePage: number;
    /** The page carries somebody else's mail address. */
    foreignPageEmail: number;
    /** Phones without any country, grouped oddly. */
    barePhone: number;
  };
}

const A: Mix = {
  cultures: {
    us: 58,
    hispanic: 11,
    indian: 12,
    chinese: 6,
    korean: 2,
    vietnamese: 1.5,
    european: 5,
    slavic: 1.5,
    'west-asian': 3,
  },
  people: {
    middleName: 0.75,
    household: 0.03,
    nicknameInUse: 0.28,
    westernGiven: 0.35,
    goesByMiddle: 0.03,
    marriageChangesSurname: 0.42,
    focus: 0.45,
    focusAtHome: 0.7,
    handle: 0.2,
    slugChanged: 0.12,
    slugRecycled: 0.02,
    recycledByNamesake: 0,
  },
  careers: {
    tenure: 3.2,
    companyExponent: 0.93,
    nonEmployer: 0.04,
    changesRole: 0.12,
    retitled: 0.35,
    movesCityAYear: 0.03,
  },
  ats: {
    age: 2.5,
    typo: 0.012,
    swapped: 0.008,
    oddCase: 0.03,
    oneField: 0.003,
    suffix: 0.007,
    middle: 0.1,
    quotedNickname: 0.04,
    nickname: 0.5,
    spelling: 0.3,
    diacriticsDropped: 0.6,
    email: 0.95,
    emailPersonal: 0.86,
    emailWork: 0.22,
    emailOld: 0.06,
    phone: 0.72,
    url: 0.46,
    urlTalent: 0.03,
    github: 0.06,
    employer: 0.82,
    resume: 0.58,
    location: 0.7,
    school: 0.35,
    duplicates: 0.07,
  },
  contamination: {
    foreignUrl: 0.006,
    foreignUrlOfNamesake: 0,
    junkUrl: 0.012,
    household: 0.006,
    agency: 0.003,
    placeholder: 0.006,
  },
  page: {
    nickname: 0.8,
    middle: 0.2,
    credentials: 0.09,
    emoji: 0.015,
    pronouns: 0.008,
    surnameHidden: 0.025,
    nativeScript: 0.06,
    familyFirst: 0.09,
    oddCase: 0.015,
    diacriticsDropped: 0.3,
    company: 0.93,
    companyReworded: 0.21,
    history: 0.45,
    location: 0.95,
    salesNavigator: 0.12,
    email: 0.04,
    phone: 0.01,
    site: 0.02,
    school: 0.4,
  },
  married: { plain: 58, brackets: 20, hyphen: 12, both: 10 },
  pages: { members: 0.5, strangers: 0.49, traps: 0.01 },
  other: {
    remark: 0,
    address: 0,
    cutFields: 0,
    bothScripts: 0,
    misread: 0,
    stalePage: 0,
    foreignPageEmail: 0,
    barePhone: 0,
  },
};

const B: Mix = {
  ...A,
  people: { ...A.people, nicknameInUse: 0.4, marriageChangesSurname: 0.55, slugChanged: 0.2, slugRecycled: 0.04 },
  careers: { ...A.careers, tenure: 2.2, nonEmployer: 0.08, retitled: 0.5, movesCityAYear: 0.06 },
  ats: {
    ...A.ats,
    age: 4,
    typo: 0.03,
    swapped: 0.02,
    oddCase: 0.06,
    oneField: 0.02,
    nickname: 0.65,
    spelling: 0.5,
    diacriticsDropped: 0.75,
    emailOld: 0.15,
    url: 0.38,
    employer: 0.72,
    resume: 0.45,
    location: 0.6,
    school: 0.25,
    duplicates: 0.12,
  },
  contamination: {
    ...A.contamination,
    foreignUrl: 0.012,
    junkUrl: 0.025,
    household: 0.012,
    agency: 0.01,
    placeholder: 0.015,
  },
  page: {
    ...A.page,
    credentials: 0.14,
    emoji: 0.04,
    surnameHidden: 0.05,
    familyFirst: 0.18,
    company: 0.86,
    companyReworded: 0.35,
    history: 0.35,
    location: 0.88,
    school: 0.3,
  },
};

const C: Mix = {
  ...A,
  cultures: {
    us: 22,
    hispanic: 14,
    indian: 24,
    chinese: 9,
    korean: 3,
    vietnamese: 3,
    european: 15,
    slavic: 4,
    'west-asian': 6,
  },
  people: { ...A.people, focus: 0.25, handle: 0.3, household: 0.05, recycledByNamesake: 0.3 },
  careers: { ...A.careers, tenure: 4, companyExponent: 0.8, changesRole: 0.2 },
  ats: {
    ...A.ats,
    age: 3.2,
    email: 0.88,
    emailPersonal: 0.78,
    phone: 0.6,
    url: 0.33,
    resume: 0.7,
    location: 0.8,
    school: 0.5,
    spelling: 0.4,
    duplicates: 0.1,
  },
  contamination: { ...A.contamination, foreignUrlOfNamesake: 0.3, household: 0.01 },
  page: { ...A.page, history: 0.6, salesNavigator: 0.2, school: 0.55, email: 0.02, familyFirst: 0.14 },
  other: {
    remark: 0.012,
    address: 0.015,
    cutFields: 0.01,
    bothScripts: 0.03,
    misread: 0.03,
    stalePage: 0.04,
    foreignPageEmail: 0.003,
    barePhone: 0.1,
  },
};

export const MIXES = { a: A, b: B, c: C } as const;

export type MixName = keyof typeof MIXES;
