// Cleans a job title and tells its family. It compares nothing.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { Title } from './traits';

const LONGEST_TITLE = 150;

/** One short form a pair; several words where it stands for several. */
const EXPANSIONS = pairs(`
sr=senior snr=senior jr=junior jnr=junior mgr=manager mngr=manager mgmt=management eng=engineer engr=engineer dev=developer
svp=senior_vice_president evp=executive_vice_president avp=assistant_vice_president vp=vice_president dir=director
swe=software_engineer sde=software_engineer sdet=software_engineer_test sre=site_reliability_engineer
ceo=chief_executive_officer cto=chief_technology_officer cfo=chief_financial_officer coo=chief_operating_officer
cmo=chief_marketing_officer cio=chief_information_officer cpo=chief_product_officer chro=chief_human_resources_officer
cro=chief_revenue_officer ciso=chief_information_security_officer hrbp=human_resources_business_partner hr=human_resources
pm=product_manager tpm=technical_program_manager epm=engineering_program_manager po=product_owner pmo=project_management_office
bdr=business_development_representative sdr=sales_development_representative ae=account_executive csm=customer_success_manager
ba=business_analyst qa=quality_assurance ux=user_experience ui=user_interface ml=machine_learning ai=artificial_intelligence
ta=talent_acquisition it=information_technology rep=representative asst=assistant assoc=associate exec=executive admin=administrator
coord=coordinator spec=specialist sw=software mfg=manufacturing ops=operations mktg=marketing acct=account fin=financial
rn=registered_nurse lpn=licensed_practical_nurse md=managing_director tech=technical programme=program principle=principal
fullstack=full_stack frontend=front_end backend=back_end cofounder=founder`);

function pairs(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [short = '', long = ''] = pair.split('=');
        return [short, long.split('_')];
      }),
  );
}

const SMALL_WORDS = new Set('of for and the in at to a an de der und y e et für'.split(' '));
/** Said of many titles and telling little; a first part of nothing else needs what follows its comma. */
const RANKS = new Set(
  'senior junior lead principal staff associate assistant executive vice president director manager head chief group global regional team deputy managing general interim'.split(
    ' ',
  ),
);
const LEVEL = /^(?:i{1,3}|iv|v|vi|\d|l\d|ic\d|e\d)$/;

/** Families by what a title says, the more particular first. */
const FAMILIES: readonly [string, RegExp][] = [
  ['recruiter', /\b(?:recruit\w*|sourcer|sourcing specialist|talent (?:acquisition|partner|sourc\w*)|headhunter)\b/],
  ['people', /\b(?:human resources|people (?:operations|partner|manager|officer)|personal(?:referent|leiter)\w*)\b/],
  [
    'data',
    /\b(?:data scientist|data analyst|data science|data engineer\w*|machine learning|business intelligence|statistician|analytics)\b/,
  ],
  [
    'product',
    /\bproduct (?:manager|owner|management|lead|director|officer)\b|\bof product\b|\b(?:president|director|head) product\b/,
  ],
  [
    'project',
    /\b(?:project|program) (?:manager|management|director|coordinator|lead|officer)\b|\bscrum master\b|\bprojektleiter\w*|\bdelivery manager\b/,
  ],
  ['designer', /\b(?:design\w*|user experience|user interface|art director|illustrator|creative director)\b/],
  ['quality', /\b(?:quality assurance|tester|test engineer|quality engineer)\b/],
  [
    'engineer',
    /\b(?:engineer\w*|developer|programmer|software|devops|architect|\w*entwickler\w*|\w*ingenieur\w*|programmierer\w*|desarrollador\w*|ingeniero|ingegnere|full stack|site reliability)\b/,
  ],
  ['scientist', /\b(?:scientist|researcher|research|postdoc\w*|wissenschaftl\w*)\b/],
  ['marketing', /\b(?:marketing|brand|content|seo|communications|copywriter|social media|growth)\b/],
  ['sales', /\b(?:sales|account executive|account manager|business development|vertrieb\w*|ventas|revenue)\b/],
  ['support', /\b(?:customer success|customer support|customer service|help ?desk|support)\b/],
  [
    'finance',
    /\b(?:accountant|accounting|finance|financial|controller|auditor|audit|treasur\w*|bookkeeper|tax|buchhalter\w*|contador)\b/,
  ],
  ['legal', /\b(?:lawyer|attorney|counsel|paralegal|legal|solicitor|barrister|anwalt|rechtsanw\w*|abogad\w*)\b/],
  ['nurse', /\b(?:nurse|nursing|pfleg\w*|enfermer\w*)\b/],
  ['doctor', /\b(?:physician|doctor|surgeon|dentist|pharmacist|therapist|psychologist|arzt|medico)\b/],
  ['teacher', /\b(?:teacher|professor|lecturer|instructor|tutor|educator|\w*lehrer\w*|docente|profesor\w*)\b/],
  [
    'operations',
    /\b(?:operations|operating|logistics|supply chain|warehouse|procurement|buyer|purchasing|einkauf\w*)\b/,
  ],
  ['analyst', /\b(?:analyst|analista)\b/],
  ['consultant', /\b(?:consultant|advisor|adviser|\w*berater\w*|consultor\w*)\b/],
  ['administrator', /\b(?:administrator|administration|system administrator|information technology|network)\b/],
  ['assistant', /\b(?:assistant|secretary|receptionist|office manager|coordinator|assistenz|clerk)\b/],
  ['technician', /\b(?:technician|mechanic|electrician|machinist|welder|operator|mechaniker\w*|techniker\w*)\b/],
  ['writer', /\b(?:writer|editor|journalist|author|translator)\b/],
  ['driver', /\bdriver\b/],
  ['cook', /\b(?:chef|cook|barista|waiter|waitress|server|bartender)\b/],
  ['cashier', /\b(?:cashier|retail|store)\b/],
  ['founder', /\b(?:founder|owner|entrepreneur|gründer|grunder|inhaber\w*)\b/],
  ['executive', /\b(?:chief|president|managing director|general manager|partner|geschaftsfuhrer\w*|ceo)\b/],
  ['manager', /\b(?:manager|director|head|lead|supervisor|\w*leiter\w*|gerente|directeur|superintendent|foreman)\b/],
  ['specialist', /\b(?:specialist|officer|representative|agent|associate|generalist|referent\w*)\b/],
  ['student', /\b(?:student|intern|trainee|apprentice|praktikant\w*|werkstudent\w*|graduate)\b/],
];

/**
 * A title expanded and cut to what it names, null where it names nothing.
 *
 * @example titleOf('Sr. SWE, Payments (contract)') // text 'senior software engineer', family 'engineer'
 */
export const titleOf: (raw: string) => Title | null = remembered(readTitle);

function readTitle(raw: string): Title | null {
  const plain = plainText(raw.slice(0, LONGEST_TITLE))
    .replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ')
    .replace(/\b(\w)\.(?=\w\b)/g, '$1')
    .replace(/\b(?:full[ -]?stack)\b/g, 'full stack')
    .replace(/\b(front|back)[ -]end\b/g, '$1 end')
    .replace(/\bco-?founder\b/g, 'founder')
    .replace(/\s+(?:at|@|bei|chez)\s.*$/, '')
    .replace(/\s*[|•].*$/u, '')
    .replace(/\s+[-–]\s.*$/u, '');
  const [first = '', ...others] = plain.split(/[,;:]/);
  let words = titleWords(first);
  // `Director, Product Management`: a rank alone needs what follows.
  const after = others[0];
  if (after !== undefined && words.every((word) => RANKS.has(word))) words = [...words, ...titleWords(after)];
  if (words.length === 0) return null;
  const telling = words.filter((word) => !LEVEL.test(word));
  if (telling.length === 0) return null;
  const text = telling.join(' ');
  // `PM` is either.
  if (/\bpm\b/.test(plain)) telling.push('project');
  return { text, words: [...new Set(telling)], family: familyOf(text) };
}

function titleWords(text: string): string[] {
  return plainWords(text)
    .filter((word) => !SMALL_WORDS.has(word))
    .flatMap((word) => EXPANSIONS.get(word) ?? word);
}

function familyOf(text: string): string {
  return FAMILIES.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
}
