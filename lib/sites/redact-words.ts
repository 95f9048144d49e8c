// Words that say nothing of anybody: those of HTML, of vocabularies, and those that programs call their parts by. Whatever
// is not here may be somebody's, and a snapshot of a page invents it anew.

/** Attributes whose values are words of HTML, the same on every page of the world. */
export const PLAIN_ATTRIBUTES: ReadonlySet<string> = new Set([
  'type',
  'role',
  'rel',
  'dir',
  'hidden',
  'disabled',
  'checked',
  'selected',
  'readonly',
  'required',
  'multiple',
  'async',
  'defer',
  'tabindex',
  'colspan',
  'rowspan',
  'itemscope',
  'target',
  'method',
  'charset',
  'http-equiv',
  'property',
  'itemprop',
  'aria-hidden',
  'aria-expanded',
  'aria-modal',
  'aria-haspopup',
  'aria-selected',
  'aria-checked',
  'aria-disabled',
  'aria-live',
  'aria-level',
  'shadowrootmode',
  'loading',
  'draggable',
  'contenteditable',
  'spellcheck',
  'autocomplete',
  'inputmode',
]);

/** Words that programs call their parts by. Whatever is not among them may be somebody's name, and is invented anew. */
export const PROGRAM_WORDS: ReadonlySet<string> = new Set(
  (
    'testid qa cy cauto urn semaphore anonymize scope hydro tracking control ember artdeco hook target props jsx sdui screen key recruiter lead ' +
    'about account action actions active activity actor add address alt app aria article aside attribute author avatar ' +
    'back background badge banner bar base bio block blog body bold border bottom box brand breadcrumb btn button by card ' +
    'cards caption cell center center circle class close code col column columns comment comments community company compact ' +
    'component connect contact container content control count cover current dark data date degree desc description detail ' +
    'details dialog direct disabled display div divider drawer dropdown edit education element email empty end entity entry ' +
    'error event expand experience explore external extra fab feed field fields fill filter first fixed flag flex float ' +
    'follow followers font foot footer form frame free full global grid group groups guest h1 h2 h3 h4 h5 h6 handle has ' +
    'head header heading headline height hero hidden hide home hover icon id image images img in info inline inner input ' +
    'insights is item items job jobs js key label large last layout lazy lead left legend level light line link links list ' +
    'loading local location lockup logo main map mark md media member members menu message meta mini mobile modal ' +
    'module more mt mb ml mr name names nav navigation new next no none note number of off on open option options org ' +
    'organization outer overlay overflow p pad padding page pagination panel people person photo picture pill placeholder ' +
    'popover popup position post posts preview previous primary private profile profiles project projects public pv ' +
    'quick read recent relative repo repositories result results right role root row schema http rows scroll search secondary section ' +
    'select selected share shell shot show sidebar side sign signup simple site size skeleton skill skills small social ' +
    'span spacer stack stat state static stats status sticky sub subtitle summary svg switch tab table tabs tag tags test ' +
    'text thumb thumbnail time timeline title to toggle toolbar tooltip top topcard total true truncate type ui ul unread ' +
    'up url user username users v value vcard vertical view views visible visually void website widget width wrap wrapper ' +
    'x xl xs sm lg y z'
  ).split(' '),
);

/** Keys of JSON-LD that readers go by. */
export const SCHEMA_KEYS: ReadonlySet<string> = new Set(
  '@context @type @graph @id name url sameAs jobTitle worksFor address addressLocality addressCountry mainEntity identifier alternateName additionalName description image author alumniOf memberOf mainEntityOfPage givenName familyName'.split(
    ' ',
  ),
);
export const SCHEMA_TYPES: ReadonlySet<string> = new Set([
  '',
  'Person',
  'ProfilePage',
  'Organization',
  'PostalAddress',
  'Article',
  'WebPage',
  'WebSite',
  'ImageObject',
  'BreadcrumbList',
  'ListItem',
  'DiscussionForumPosting',
  'Corporation',
  'EducationalOrganization',
  'CollegeOrUniversity',
]);

/** Values of standard attributes. */
export const STANDARD_WORDS: ReadonlySet<string> = new Set(
  (
    'polite assertive false presentation region list listitem listbox grid gridcell rowgroup columnheader rowheader complementary contentinfo ' +
    'alert log status progressbar tablist tabpanel menuitem radiogroup radio checkbox combobox textbox searchbox img figure math document ' +
    'application tree treeitem separator slider spinbutton switch term definition generic strong emphasis canonical stylesheet preload prefetch ' +
    'preconnect dns alternate noopener noreferrer nofollow ugc me icon shortcut apple touch manifest blank self parent submit reset password ' +
    'text search url tel number range color file hidden checkbox radio ltr rtl auto eager lazy get post utf both inherit og twitter given family ' +
    'image works for locale site creator first last username profile type video audio'
  ).split(' '),
);

/** Parts of addresses by which sites say what kind of page it is. */
export const ROUTE_WORDS: ReadonlySet<string> = new Set(
  'http https mailto in pub user users profile people posts company school search orgs'.split(' '),
);
