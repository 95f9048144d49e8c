// What is said about Lever. Words only.

import { type AtsWords, workEmail } from './ats-words';

export const lever: AtsWords = {
  lead: 'Generate an API key in Lever with exactly these endpoints ticked. All of them only read.',
  fields: {
    environment: { label: 'Which Lever?' },
    apiKey: { label: 'API key', help: 'The Lever API key, not one for postings.' },
    workEmail: workEmail('Lever'),
  },
  choices: {
    environment: {
      production: { label: 'Lever', help: 'You sign in at hire.lever.co.' },
      sandbox: { label: 'Sandbox', help: 'A trial account: you sign in at hire.sandbox.lever.co.' },
      eu: { label: 'Europe', help: 'You sign in at hire.eu.lever.co.' },
    },
  },
  permissions: {
    'List all opportunities': { is: 'the people and their opportunities', without: 'Nobody can be recognised.' },
    'List all postings': {
      is: 'the names of jobs, and which are confidential',
      without: 'Nobody can be shown: it could not be told who is on a confidential posting.',
    },
    'List all applications': {
      is: 'which posting an opportunity is for',
      without: 'Opportunities are shown without their job.',
    },
    'List all stages': { is: 'the names of stages', without: 'Stages are shown without their names.' },
    'List all users': {
      is: 'who your recruiters are',
      without: 'No owner is named, and you are not recognised by your work e-mail.',
    },
    'Retrieve a single user': {
      is: 'who wrote a note',
      without: 'Notes are shown without their author.',
    },
    'List all archive reasons': {
      is: 'why opportunities were archived',
      without: 'It can’t be told whether somebody was hired or rejected.',
    },
    'List all resumes': {
      is: 'résumés, with the employers in them',
      without: 'Title and employer are not shown, and no résumé can be listed.',
    },
    'List all files': { is: 'other files', without: 'No files beside résumés can be listed.' },
    'Download a resume file': { is: 'the résumés themselves', without: 'No résumé can be opened.' },
    'Download a file': { is: 'the other files themselves', without: 'No other file can be opened.' },
    'List all notes': { is: 'what colleagues wrote', without: 'No notes can be shown.' },
    'List deleted opportunities': {
      is: 'which opportunities were deleted',
      without: 'Deleted people are noticed a day late.',
    },
    'List deleted applications': {
      is: 'which applications were deleted',
      without: 'A deleted application may be shown for a while.',
    },
    'List deleted postings': {
      is: 'which postings were deleted',
      without: 'A deleted posting may be listed for a while.',
    },
  },
  guide: {
    asOf: 'November 2026',
    path: [
      'Settings',
      'Integrations and API',
      'API Credentials',
      'Lever API credentials: Generate new key',
      'tick the endpoints above',
    ],
    notes: [
      'Access to confidential data is chosen when the key is made, and only then. Leave it off, unless your company wants confidential people to be recognised.',
      'A key can’t be changed later: for another permission another key is generated.',
    ],
    who: 'A super admin of your Lever account.',
    secretOnce: 'Lever shows the key once, when it is generated, and never again.',
    handOver: 'the API key',
    own: 'Please make one for me alone: all who use the same key share how much it may ask.',
  },
  cannotSee: {
    place: 'API Credentials',
    lines: [
      'In Lever, Settings › Integrations and API › API Credentials (as of November 2026) is seen only by super admins. Please ask one to generate the key.',
      'If a super admin finds no “Lever API credentials” there, only those for postings: the plan comes without Lever’s data API, and there is nothing to tick. Lever’s support or the account manager can say which plan has it.',
    ],
  },
  mend: 'in Lever, Settings › Integrations and API › API Credentials. A key can’t be changed there: generate another one with everything listed here, and enter it under ⋯ and Edit',
  unauthorized: {
    what: 'Lever doesn’t accept this API key.',
    todo: 'Check that it was copied whole, that it is a Lever API key and not one for postings, and that the right Lever is chosen.',
  },
  excessUnknown:
    'Lever doesn’t tell what else a key may do. Look it up where keys are listed: only what is named here is needed.',
  restricted: {
    what: 'confidential postings and the people on them',
    how: 'That is chosen when a key is made.',
  },
  details: {
    what: 'Résumés',
    until: 'Everybody can be recognised already. Title and employer come with this.',
  },
};
