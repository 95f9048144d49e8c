// What is said about Greenhouse. Words only.

import { type AtsWords, workEmail } from './ats-words';

export const greenhouse: AtsWords = {
  lead: 'Create a key in Greenhouse with exactly these. All of them only read.',
  fields: {
    clientId: { label: 'Client ID' },
    clientSecret: { label: 'Client secret' },
    webAddress: {
      label: 'Web address of your Greenhouse',
      help: 'Paste any address you see while using Greenhouse; only its beginning is kept.',
    },
    workEmail: workEmail('Greenhouse'),
  },
  choices: {},
  permissions: {
    'harvest:candidates:list': { is: 'the people themselves', without: 'Nobody can be recognised.' },
    'harvest:applications:list': { is: 'their applications', without: 'No job, stage or status can be shown.' },
    'harvest:application_stages:list': { is: 'the stage each application is in', without: 'No stage can be shown.' },
    'harvest:job_interview_stages:list': {
      is: 'the names of interview stages',
      without: 'Stages may be shown without their names.',
    },
    'harvest:jobs:list': {
      is: 'the names of jobs',
      without: 'Applications are shown without the name of their job.',
    },
    'harvest:job_posts:list': { is: 'where jobs are posted', without: 'Jobs are shown without a link to their post.' },
    'harvest:openings:list': {
      is: 'how many positions a job has left',
      without: 'Jobs are shown without their openings.',
    },
    'harvest:departments:list': {
      is: 'the names of departments',
      without: 'Jobs are shown without their department.',
    },
    'harvest:offices:list': { is: 'the names of offices', without: 'Jobs are shown without their location.' },
    'harvest:sources:list': { is: 'where people came from', without: 'The source of an application is not shown.' },
    'harvest:users:list': {
      is: 'who your recruiters are',
      without: 'No recruiter, coordinator or owner is named.',
    },
    'harvest:user_emails:list': {
      is: 'your users’ e-mail addresses',
      without: 'You may not be recognised by your work e-mail.',
    },
    'harvest:rejection_details:list': {
      is: 'why somebody was rejected',
      without: 'Rejections are shown without their reason.',
    },
    'harvest:rejection_reasons:list': {
      is: 'the names of rejection reasons',
      without: 'Rejections are shown without their reason.',
    },
    'harvest:close_reasons:list': {
      is: 'why jobs were closed',
      without: 'Closed jobs are shown without the reason.',
    },
    'harvest:prospect_details:list': {
      is: 'pool, stage and owner of prospects',
      without: 'Prospects are shown without pool, stage and owner.',
    },
    'harvest:prospect_pools:list': {
      is: 'the names of prospect pools',
      without: 'Prospects are shown without the name of their pool.',
    },
    'harvest:prospect_pool_stages:list': {
      is: 'the names of pool stages',
      without: 'Prospects are shown without the name of their stage.',
    },
    'harvest:attachments:list': {
      is: 'résumés and other files',
      without: 'No résumés or files can be listed or opened.',
    },
    'harvest:candidate_employments:list': {
      is: 'where people worked',
      without: 'Former employers are not shown.',
    },
    'harvest:notes:list': { is: 'what colleagues wrote', without: 'No notes can be shown.' },
  },
  guide: {
    asOf: 'November 2026',
    path: [
      'Configure',
      'Dev Center',
      'API Credentials',
      'Create new API credential',
      'type Harvest V3 (OAuth)',
      'Manage Scopes',
    ],
    notes: [],
    who: 'Somebody with the developer permission “Can manage ALL organization’s API Credentials”.',
    secretOnce: 'Greenhouse shows the secret once, when the key is made, and never again.',
    handOver: 'the client ID and the client secret',
    own: 'Please make one for me alone: two installations with the same key can log each other out.',
  },
  cannotSee: {
    place: 'API Credentials',
    lines: [
      'In Greenhouse, Dev Center and API Credentials are seen only by people with the developer permission “Can manage ALL organization’s API Credentials”.',
      'A Site Admin who may edit other people’s permissions can grant it: Configure › Users › the person’s name › Permissions › User-Specific Permissions › Developer Permissions (as of November 2026), then Save.',
      'Or whoever has it already can make the key.',
    ],
  },
  mend: 'in Greenhouse, Configure › Dev Center › API Credentials › this key › Manage Scopes',
  unauthorized: {
    what: 'Greenhouse doesn’t accept this client ID and secret.',
    todo: 'Check that both were copied whole. A lost secret can’t be shown again: create a new key.',
  },
  excessUnknown: 'Greenhouse did not tell what else this key may do.',
  restricted: {
    what: 'private candidates and confidential jobs',
    how: 'A Harvest V3 key acts with the reach of a site admin, so it usually does.',
  },
};
