// What is said about SmartRecruiters. Words only.

import { type AtsWords, workEmail } from './ats-words';

export const smartrecruiters: AtsWords = {
  lead: 'An OAuth client needs exactly these scopes, which only read, and the system role. An API key (SmartToken) has all rights: with one there is nothing to tick.',
  fields: {
    signIn: { label: 'What do you have?' },
    apiKey: {
      label: 'API key',
      help: 'Also called SmartToken. It has all rights in your account: an OAuth client is the safer choice.',
    },
    clientId: { label: 'Client ID' },
    clientSecret: { label: 'Client secret' },
    companyIdentifier: {
      label: 'Company identifier',
      help: 'Usually the name of your organisation, not a number: the end of careers.smartrecruiters.com/YourCompany. Capitals count.',
      wrong:
        'No public jobs were found under this name. Compare it with the address of your careers page: capitals count.',
    },
    workEmail: workEmail('SmartRecruiters'),
  },
  choices: {
    signIn: {
      client: { label: 'An OAuth client', help: 'Client ID and client secret, with scopes and a system role.' },
      key: { label: 'An API key', help: 'One key (SmartToken) with all rights.' },
      postings: {
        label: 'Neither: jobs only',
        help: 'The public list of your jobs; it takes no key.',
        note: {
          title: 'This connects jobs only.',
          text: 'No people are read, so nobody is recognised on a profile, and none of the permissions is needed. You can add a key later, under ⋯ and Edit.',
        },
      },
    },
  },
  permissions: {
    candidates_read: { is: 'the people and their applications', without: 'Nobody can be recognised.' },
    jobs_read: { is: 'jobs and their hiring teams', without: 'No recruiter is named, and no jobs are listed.' },
    users_read: {
      is: 'who your recruiters are',
      without: 'No recruiter is named, and you are not recognised by your work e-mail.',
    },
    'System role: Administrator': {
      is: 'sight of everybody',
      without: 'Lists come shorter, and nothing says so: people may be missed.',
    },
    configuration_read: {
      is: 'the names of rejection and withdrawal reasons',
      without: 'Rejections are shown without their reason.',
    },
    messages_read: { is: 'what colleagues wrote', without: 'No notes can be shown.' },
  },
  guide: {
    asOf: 'November 2026',
    path: [
      'Settings',
      'Apps & Integrations',
      'API / Credential Manager',
      'New Credential',
      'OAuth client ID (or API key)',
    ],
    notes: [
      'An OAuth client has scopes and a system role. With any role but Administrator, or with an access group, lists come shorter and nothing says so.',
      'An API key (SmartToken) has no scopes: it can do everything in your account.',
      'No key at hand? The next step can connect the public list of jobs alone.',
    ],
    who: 'An administrator of your SmartRecruiters account.',
    secretOnce: 'SmartRecruiters shows it once, when it is made, and never again.',
    handOver: 'the client ID and the client secret (or the API key)',
    own: 'Please make one for me alone: all who use the same key share how much it may ask.',
  },
  cannotSee: {
    place: 'API / Credential Manager',
    lines: [
      'In SmartRecruiters, Settings › Apps & Integrations › API / Credential Manager (as of November 2026) is seen only by administrators. Please ask one to make the key.',
      'Some accounts name that page “Credentials”, others “API”.',
    ],
  },
  mend: 'in SmartRecruiters, Settings › Apps & Integrations › API / Credential Manager: the scopes and the system role of this key, or a new one that has them',
  unauthorized: {
    what: 'SmartRecruiters doesn’t accept this key.',
    todo: 'Check that it was copied whole, and that you chose what it is: an API key, or an OAuth client.',
  },
  excessUnknown:
    'An API key (SmartToken) may do everything in your account and can’t be given less; an OAuth client can. What else that may do, SmartRecruiters doesn’t tell.',
  restricted: {
    what: 'people whom others may not see',
    how: 'SmartRecruiters marks nobody as private: what a key sees follows from its system role.',
  },
  details: {
    what: 'LinkedIn addresses',
    until: 'Until then people are recognised by their e-mail only, so somebody you know may not be found yet.',
  },
};
