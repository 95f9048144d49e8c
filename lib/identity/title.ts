// Cleans a job title and tells its family. It compares nothing.

import { plainText, plainWords } from './plain-text';
import { remembered } from './remembered';
import type { Title } from './traits';

const LONGEST_TITLE = 150;

/** One short form a pair; several words where it stands for several. */
const EXPANSIONS = pairs(`
sr=senior snr=senior jr=junior jnr=junior mgr=manager mngr=manager mgmt=management eng=engineer engr=engineer dev=developer
svp=senior_vice_president evp=executive_vice_president avp=assistant_vice_president vp=vice_president dir=director
swe=software_engineer sde=software_engineer sdet=software_engineer_test ea=executive_assistant bi=business_intelligence sre=site_reliability_engineer
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
const FAMILIES: readonly [string, RegExp][] = (
  [
    ['recruiter', 'recruit\\w*|sourcer|sourcing specialist|talent (?:acquisition|partner|sourc\\w*)|headhunter'],
    ['people', 'human resources|people (?:operations|partner|manager|officer)|personal(?:referent|leiter)\\w*'],
    [
      'data',
      'data (?:scientist|analyst|science|analytics|engineer\\w*)|(?:applied|decision|machine learning) scientist|machine learning|business intelligence|(?:reporting|insights) analyst|statistician|analytics',
    ],
    [
      'product',
      'product (?:manager|owner|management|lead|director|officer)|of product|(?:president|director|head) product',
    ],
    [
      'project',
      '(?:projects?|programs?) (?:manager|management|director|coordinator|lead|officer)|scrum master|projektleiter\\w*|delivery manager',
    ],
    [
      'designer',
      'designer\\w*|design (?:manager|director|lead)|(?:director|head|president) design|user experience|user interface|art director|illustrator|creative director',
    ],
    [
      'quality',
      'quality (?:assurance|engineer\\w*|control|analyst)|tester|test engineer|engineer test|automation tester',
    ],
    [
      'administrator',
      '(?:system|systems|network|database|information technology|it) (?:administrator|admin|engineer|manager|support)|system administration',
    ],
    [
      'engineer',
      'engineer\\w*|developer(?<!content developer)(?<!business developer)|programmer|software|devops|architect|\\w*entwickler\\w*|\\w*ingenieur\\w*|programmierer\\w*|desarrollador\\w*|ingeniero|ingegnere|full stack|site reliability',
    ],
    [
      'scientist',
      'scientist|researcher|research|postdoc\\w*|principal investigator|wissenschaftl\\w*|chemist|biologist',
    ],
    ['writer', '\\w*writer|editor|journalist|author|translator|documentation|content developer'],
    ['marketing', 'market\\w*|brand|content|seo|communications|social media|growth|public relations'],
    ['support', '(?:customer|client) (?:success|support|service|care)|help ?desk|support'],
    ['sales', 'sales|account (?:executive|manager|director)|business develop\\w*|vertrieb\\w*|ventas|revenue'],
    [
      'finance',
      'accountant|accounting|accounts|cpa|finance|financial|controller|auditor|audit|treasur\\w*|bookkeep\\w*|tax|buchhalter\\w*|contador',
    ],
    ['legal', 'lawyer|attorney|counsel|paralegal|legal|solicitor|barrister|anwalt|rechtsanw\\w*|abogad\\w*|compliance'],
    ['nurse', 'nurse|nursing|pfleg\\w*|enfermer\\w*'],
    ['social', 'social work\\w*|case (?:manager|worker)|counselor|caseworker'],
    [
      'doctor',
      'physician|doctor|surgeon|dentist|pharm\\w*|therapist|psycholog\\w*|medicine|medical (?:doctor|director)|arzt|medico',
    ],
    ['teacher', 'teach\\w*|professor|lecturer|instructor|tutor|educat\\w*|\\w*lehrer\\w*|docente|profesor\\w*'],
    [
      'operations',
      'operations|operating|logistics|supply|demand planner|planner|warehouse|picker|packer|material handler|procurement|buyer|purchas\\w*|einkauf\\w*',
    ],
    ['analyst', 'analy\\w*|business analysis'],
    ['consultant', 'consult\\w*|advisor|adviser|\\w*berater\\w*|consultor\\w*'],
    ['assistant', 'assistant|secretary|receptionist|office manager|coordinator|assistenz|clerk|administrative'],
    ['technician', 'technician|mechanic|electrician|machinist|welder|operator|production|mechaniker\\w*|techniker\\w*'],
    ['driver', 'driver'],
    ['cook', 'chef|cook|kitchen|culinary|barista|waiter|waitress|server|bartender'],
    ['retail', 'cashier|retail|store|branch manager'],
    ['founder', 'founder|owner|entrepreneur|grunder|inhaber\\w*'],
    ['executive', 'chief|president|managing director|general manager|partner|geschaftsfuhrer\\w*|ceo'],
    ['manager', 'manager|director|head|lead|supervisor|\\w*leiter\\w*|gerente|directeur|superintendent|foreman'],
    ['specialist', 'specialist|officer|representative|agent|associate|generalist|referent\\w*'],
    ['student', 'student|intern|trainee|apprentice|praktikant\\w*|werkstudent\\w*|graduate'],
  ] as const
).map(([family, words]) => [family, new RegExp(`\\b(?:${words})\\b`)]);

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
