// Words in names that are no part of who somebody is, and words that are: forms of address, credentials, particles,
// generations, and given names that tell a gender. Data only.

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Forms of address before a name, folded, without dots. */
export const TITLES = set(`
dr dra prof professor ing engr hon sir dame lord lady mr mrs ms miss mx herr frau dipl mag dott dottssa lic sr sra srta
mme mlle capt col gen lt maj sgt rev fr dipling diplinf diplkfm diplpsych dring univprof president prasident sheikh shaikh shaykh sheik hr
shri shree smt shrimati
`);

/** The same where a point says so: without one these are names. */
export const ABBREVIATED_TITLES = set('eng er ar adv arq sri');

/** The same in capitals before a whole name, as accountants and company secretaries of India write theirs. */
export const CAPITAL_TITLES = set('CA CS CMA');

/** Degrees and certificates after a name, folded, without dots and hyphens. */
export const CREDENTIALS = set(`
ab acca aca acs aia aicp ba bba bcom be beng bs bsc bsn btech ca cams cbap ccie ccna ccnp ccp cea cebs cfa cfe cfp chro chrp chrl cia
cipd cima cipp cir cisa cism cissp cma cmc cpa cphr cpp cpsm cprw crna csm cspo cscp cissp dba dds dipl diplom dmd dnp do dpt dphil dsc
edd ea esq esquire facp facs fca fcca fcipd fpac frm gphr jd leed llb llm ma mba mbbs mcipd mcom mcsa mcse md mdiv med meng mfa mha mmath
mph mphil ms msc mscs msed msn msw mtech np od otr pa paralegal pe peng phd pharmd phr phri pmi pmp pgdm prince psm psyd rdn rhia rn
rph dipling diplinf diplkfm diplpsych diplbetrw diplwirting dring fcips mcips scm scmp shrm shrmcp shrmscp sphr sphri lcsw lpc lmft togaf ceng cdr cdmp itil acir cdp aap aws ab bfa frsa obe mbe cbe phdc abd dr ret
`);

/** What recruiters write after a name, in capitals. */
export const REMARKS = set('dnu dnh dnc dup duplicate');

/** What people write after their name besides: after a comma these are no given name. */
export const OCCUPATIONS = set(`
recruiter engineer manager director developer designer consultant analyst architect founder cofounder ceo cto cfo coo cio vp lead
head senior marketing sales hiring hr product data software talent acquisition author speaker coach owner student freelance freelancer
`);

/** Particles that belong to the surname after them; folded. `y` and `e` join two surnames and begin none. */
export const PARTICLES = set(`
van von vom der den de del della dello delle degli dei di da do dos das du la le los las el al ul bin ibn ben bint binti binte abu ter ten te
zu zur zum af av st san santa mc mac y e
`);

/** Arabic `servant of`, which is one name with the word after it. */
export const SERVANT = set('abd abdel abdal abdul abdol abdur abdu');

/** Generations after a name: father 1, son 2. */
export const GENERATIONS: ReadonlyMap<string, number> = new Map([
  ['sr', 1],
  ['senior', 1],
  ['jr', 2],
  ['junior', 2],
  ['jnr', 2],
  ['snr', 1],
  ['ii', 2],
  ['2nd', 2],
  ['iii', 3],
  ['3rd', 3],
  ['iv', 4],
]);

/** The same in other languages, after a name of two words at least. Some bear them as a surname: the word stays one. */
export const KINSHIPS: ReadonlyMap<string, number> = new Map([
  ['padre', 1],
  ['pere', 1],
  ['filho', 2],
  ['hijo', 2],
  ['fils', 2],
  ['neto', 3],
]);

/** What a site shows instead of a name. */
export const NO_NAMES = set('linkedinmember linkedinuser privateprofile anonymous unknown noname');

const MEN = set(`
aaron abraham adam adrian ahmed alan albert alejandro aleksandr alexander alexandre ali anders andre andreas andrew andrzej anthony antonio arjun
arthur barack benjamin bernard bernd bob boris brian bruno carl carlos charles christian christopher dan daniel david dennis diego dieter dmitri
dmitry donald douglas edward eduardo emil eric ernst felix fernando francesco francisco frank frederick friedrich gary george georg giovanni greg
gregory guillermo gustavo hans harald harold heinrich henry hugo ian ibrahim igor ivan jack jacob jakub james jan jason javier jeffrey jens jerry jim
joaquin joe johann johannes john jonathan jorge jose joseph joshua juan juergen kenneth kevin klaus konstantin krzysztof lars leon lukas luis luigi
manuel marco marcus mario mark markus martin mateusz matteo matthew maxim michael michal michel miguel mikhail mohamed mohammed muhammad nicholas
nikolai nikhil oleg oliver omar oscar otto pablo patrick paul pavel pedro peter philip piotr rahul raj rajesh ralph ramon raul ricardo richard robert
roberto rodrigo roger roland roman ronald ryan samuel scott sebastian sergei sergey sergio simon stefan stephen steven sven thomas timothy tom tomas
tomasz valentin viktor vikram vladimir volodymyr walter werner wilhelm william wojciech wolfgang yusuf yuri
`);

const WOMEN = set(`
abigail adriana agnieszka aisha alejandra aleksandra alexandra alice alicia amanda amelia amy ana anastasia angela angelika ania anita anna
anne annette annika antonia astrid barbara beatriz birgit brigitte camila carla carmen carolina caroline catherine charlotte christina christine
claudia cristina daniela deborah diana dolores dorothy ekaterina elena elisabeth elizabeth ella emily emma erika eva ewa fatima fernanda francesca
franziska gabriela galina gertrud gisela giulia gloria hannah heather heidi heike helen helena ines ingrid irina isabel isabella jane janet jennifer
jessica joanna josefina joyce judith julia juliana julie karen karin katarzyna katharina katherine kathleen kavita khadija kimberly kristin laura
lena linda lisa lucia lucy ludmila luisa magdalena malgorzata mara margaret margarita maria marie marina marta martha martina mary maryam melissa
michaela michelle monica monika nadia nancy natalia natasha nicole nina olga pamela paola patricia paula petra priya rachel raquel rebecca renate
rosa rosario ruth sabine samantha sandra sara sarah silvia sofia sophia sophie stephanie susan susanne svetlana tanja tatiana teresa theresa ursula
ulrike valentina vanessa veronica victoria virginia yolanda yulia zofia
`);

/** The gender a folded given name tells; null when it tells none or is not known. */
export function genderOf(given: string): 'man' | 'woman' | null {
  return MEN.has(given) ? 'man' : WOMEN.has(given) ? 'woman' : null;
}
