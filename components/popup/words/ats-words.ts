// What has to be said about one ATS while connecting it and while looking at its credential. Words only; what is needed
// is the connector's to say.

export interface FieldWords {
  label: string;
  help?: string;
  /** Beside a value that was refused, where the general sentence does not help. */
  wrong?: string;
}

export interface ChoiceWords {
  label: string;
  help?: string;
  /** What must be known before going on with this choice. */
  note?: { title: string; text: string };
}

export interface PermissionWords {
  /** What it lets us read, in a few words. */
  is: string;
  /** What it costs to go without. */
  without: string;
}

/** Where in the ATS a credential is made. Menus move: every guide carries its date. */
export interface Guide {
  asOf: string;
  path: readonly string[];
  /** What else to know while making one, a sentence or two each. */
  notes: readonly string[];
  /** Who may make one. */
  who: string;
  secretOnce: string;
  /** What is to be handed over once it is made: *the API key*. */
  handOver: string;
  /** Why everybody should have their own. */
  own: string;
}

export interface AtsWords {
  /** What must be ticked there, and that it only reads. */
  lead: string;
  fields: Readonly<Record<string, FieldWords>>;
  /** By field, then by value. */
  choices: Readonly<Record<string, Readonly<Record<string, ChoiceWords>>>>;
  /** By the ATS's own spelling. */
  permissions: Readonly<Record<string, PermissionWords>>;
  guide: Guide;
  /** For whoever looks in vain for the place where credentials are made; can be forwarded as it is. */
  cannotSee: { place: string; lines: readonly string[] };
  /** Where a missing permission is added. */
  mend: string;
  /** When the credential is refused as such. */
  unauthorized: { what: string; todo: string };
  /** Said where the ATS does not tell what else a credential may do. */
  excessUnknown: string;
  /** Private and confidential people in the ATS's own words, and how a credential comes to see them. */
  restricted: { what: string; how: string };
  /** What the second reading, one person at a time, brings; absent where listings are whole. */
  details?: { what: string; until: string };
}

/** The e-mail by which the ATS knows who is asking. */
export function workEmail(ats: string): FieldWords {
  return {
    label: 'Your work e-mail',
    help: `The one ${ats} knows you by. It tells which of its users you are.`,
  };
}
