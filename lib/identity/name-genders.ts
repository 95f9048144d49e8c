// A man's name and a woman's made of one stem: close in letters, and two people. It weighs nothing, and says nothing of
// names that stand for both (Nicola, Andrea).

import { arabicConsonants, isArabicName } from './name-sounds';
import { genderOf } from './name-words';

/** Men's names, `:`, women's of the same stem; after `?` women's that are men's in some other language. */
const STEMS = `
alexandru alexander alexandre alejandro aleksandr aleksander aleksandar alessandro alexandros oleksandr: alexandra aleksandra alejandra alessandra oleksandra;
gabriel: gabriela gabriella gabrielle; stefan stephan stephen stefano stefanos: stefania stefanie stephanie stefana; simon shimon: simona ? simone;
denis dennis: denise denisa; marcel marcelo marcello: marcela marcella marcelle; daniel: daniela daniella danielle; manuel: manuela;
joseph josef jozef giuseppe: josephine josefina josefine jozefina giuseppina josefa; louis luis luiz luigi: louise luisa luise louisa luiza;
george georg georgi giorgi georgios jorge: georgia georgina georgette georgiana georgeta georgine; viktor victor wiktor: viktoria victoria wiktoria viktorija;
nikolai nicolae nikolay nikolaos nicolas nicholas: nikolina nicolina nikoleta nicoleta nicole nicolette; petr petar peter piotr petru: petra petrina petya;
yan: yana; ioan ioannis yoan: ioana ioanna yoana; ivan: ivana; andrei andrey andriy andre: andreea andreia andree; jean: jeanne jeannine jeannette;
valeri valerio valeriu: valeria valerie valerija; yevgeny yevgeni evgeny evgeni yevhen evhen eugen eugene: yevgenia evgenia yevheniia yevhenia evheniia eugenia;  vasil vasile vasilis vasilios: vasilka vasilica vasiliki;    yuli: yulia; juli: julia;
emil: emilia emilie emiliya; anton antoni: antonia antonina antonie; anthony: antonia; valentin: valentina valentine; konstantin konstantinos: konstantina;
martin: martina martine; justin: justina justine; augustin agustin: augustina agustina; celestin: celestine celestina; clement: clementine clementina;
christian kristian cristian: christiana christiane kristiane cristiana kristiana; julian iulian: juliana julianne iuliana julienne; adrian: adriana adrienne adrianna;
fabian: fabiana fabienne; lucian: luciana lucienne; florian: floriana floriane; damian: damiana; sebastian: sebastiana; vivian: viviana;
michael mikhail mihai mihail mikhael: michaela mihaela michelle mikhaila; michal: michalina; rafael raphael: rafaela raphaela raphaelle rafaella; samuel: samuela;
emanuel emmanuel: emanuela emmanuelle; joel: joelle joela; noel: noelle noelia noella; ariel: ariela ariella arielle; pascal: pascale pascaline;
francois: francoise; frederic: frederica frederique; frederik: frederikke frederika; henrik: henrike henrika; hendrik: hendrika hendrikje; henri: henriette henrietta;
robert: roberta; albert: alberta albertine; bernard: bernadette bernarda; gilbert: gilberte; charles: charlotte charlene; carl: carla carlotta; karl: karla; karol: karolina;
paul: paula pauline paulina paulette; pavel: pavla pavlina; erik: erika; eric: erica; erich: erika; ulrich: ulrike; friedrich: friederike; wilhelm: wilhelmina wilhelmine;
philip philipp philippe: philippa philippine; oliver: olivia; patrick patrik patryk: patricia patrizia patrycja; dominik dominic: dominika dominica; kamil: kamila kamilla;
ernest: ernestine ernesta; roman: romana; milan: milana milena; bogdan bohdan: bogdana bohdana; zoran: zorana; goran: gorana; dragan: dragana; stoyan: stoyanka stoyana;
miroslav: miroslava; stanislav: stanislava; yaroslav jaroslav: yaroslava jaroslava; vladislav: vladislava; radoslav: radoslava; vladimir: vladimira; lubomir lyubomir: lubomira lyubomira;
bozidar: bozidara; todor: todorka todora; yordan jordan: yordanka jordanka yordana jordana; plamen: plamena; rumen: rumyana; zdenek: zdenka zdena; ladislav: ladislava; kalin: kalina;
dimitar dimitri dimitrios dimitris: dimitra; hristo christos: hristina christina; panagiotis: panagiota; stavros: stavroula; ionel: ionela; claudiu claude: claudia claudette;
aurel: aurelia; cornel: cornelia; liviu: livia; octavian: octavia; silviu: silvia;  justas: justina;  rene: ? renee; valery: ? valerie; jan: ? jana;
francis: ? frances; yves: yvette yvonne; ivo: ivona; dan: dana; max: maxine; bryan brian: brianna bryanna; jack: jacqueline; jacques: jacqueline; leon: leona leonie leontine;
amir: amira; nabil: nabila; jamil cemil djamil: jamila cemile djamila; karim kerim: karima kerime; samir: samira; latif: latifa latife; salim selim: salma salima selma selime;
aziz: aziza azize; hamid: hamida hamide; rashid rachid: rashida rachida; majid: majida; khalid: khalida; farid ferit: farida feride; walid: walida; habib: habiba habibe;
jalil: jalila; wahid: wahida; said sayed: saida; nasir: nasira; adil adel: adila adile; amin emin: amina emine; hakim: hakima; munir monir: munira mounira; zahir: zahira; bashir: bashira;
sharif: sharifa; shakir: shakira; tahir: tahira; naim: naima; nadir nader: nadira; salih saleh: saliha; rafiq: rafiqa; malik: malika; anis: anisa; rahim: rahima; halim: halima halime;
sabir: sabira; samy sami: samia; fadi: fadia; shadi: shadia; fawzi fauzi: fawzia fauzia; mahmud: mahmuda; masud: masuda; farhan: farhana; rehan: rehana; sultan: sultana; rizwan: rizwana;
imran: imrana; basim bassem: basima; hanif: hanifa;  jamal cemal: jamala; kamal: kamala kamila; muhsin: muhsina; yasir: yasira; zaki zeki: zakia zekiye; hadi: hadia; ali: alia aliya;
nuri: nuriye; sabri: sabriye; sukru: sukriye; kadri: kadriye; naci: naciye; hayri: hayriye; can: canan;  nazim: nazime; nadim: nadima; kazim: kazima;
deepak: deepika; rahul rahil: rahila; sunil: sunila; sushil: sushila; anil: anila; nirmal: nirmala; vimal: vimala; arun: aruna; rajan: rajani; amit: amita; sumit: sumita;
sujit: sujata sujita; ajit: ajita; vineet: vineeta; puneet: puneeta; mohan: mohini mohana; roshan: roshni roshana; pavan: pavani; sharad: sharada; shyam: shyama;
manish: manisha; anish: anisha;   ritesh: ritisha;  navin: navina; sangit: sangita; lalit: lalita; ankit: ankita;    anand: ananda anandi;   ishan: ishani;    jay: jaya; vijay: vijaya; ajay: ajaya;  prem: prema
`;

const SURE = new Map<string, Set<number>>();
const DOUBTED = new Map<string, Set<number>>();
const MEN = new Map<string, Set<number>>();
readStems();

function readStems(): void {
  const add = (map: Map<string, Set<number>>, words: string, row: number) => {
    for (const word of words.split(/\s+/).filter((one) => one !== '')) {
      const rows = map.get(plain(word)) ?? new Set<number>();
      map.set(plain(word), rows.add(row));
    }
  };
  for (const [row, entry] of STEMS.split(';').entries()) {
    const [men = '', women = ''] = entry.split(':');
    const [sure = '', doubted = ''] = women.split('?');
    add(MEN, men, row);
    add(SURE, sure, row);
    add(DOUBTED, doubted, row);
  }
}

/** Jameelah is Jamila, Evgeniya is Evgenia, Valeriy is Valeri. */
function plain(word: string): string {
  return word
    .replace(/ee/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/(?<=[ae])h$/, '')
    .replace(/[iy]+[yj]?a$/, 'ia')
    .replace(/(?:i[yij]|y)$/, 'i');
}

function meet(men: ReadonlySet<number> | undefined, women: ReadonlySet<number> | undefined): boolean {
  if (men === undefined || women === undefined) return false;
  for (const row of men) if (women.has(row)) return true;
  return false;
}

/** Japanese women's names in *-ko* and men's of the same beginning; Haruki and Haruka. */
const JAPANESE = /^([a-z]+[aeiou])(?:ko:\1(?:o|ki|to|shi|ya|ji|ta|suke)|ka:\1(?:ki|to))$/;
/** Indonesian: Kurniawan, Kurniawati. */
const INDONESIAN = /^([a-z]{3,})wan:\1wati$/;

/** Whether two folded given names are surely one of a man and one of a woman. */
export function haveTwoGenders(left: string, right: string): boolean {
  if (left === right) return false;
  const gender = genderOf(left);
  const other = gender === null ? null : genderOf(right);
  if (gender !== null && other !== null) return gender !== other;
  const [a, b] = [plain(left), plain(right)];
  if (meet(MEN.get(a), SURE.get(b)) || meet(MEN.get(b), SURE.get(a))) return true;
  return [`${left}:${right}`, `${right}:${left}`].some(
    (both) => INDONESIAN.test(both) || (left.length > 4 && right.length > 4 && JAPANESE.test(both)),
  );
}

/** The same, and names that only look it: Simon and Simone, Angelo and Angela, a man's and the same with an *a*. */
export function mayHaveTwoGenders(left: string, right: string): boolean {
  if (left === right) return false;
  if (haveTwoGenders(left, right)) return true;
  const [a, b] = [plain(left), plain(right)];
  if (meet(MEN.get(a), DOUBTED.get(b)) || meet(MEN.get(b), DOUBTED.get(a))) return true;
  if (left.slice(0, -1) === right.slice(0, -1)) return [left.at(-1), right.at(-1)].sort().join('') === 'ao';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}a` && (genderOf(short) === 'man' || isArabicName(arabicConsonants(short)));
}

/** Whether one of two spellings of Arabic consonants has a woman's ending: Latif and Latifa, and not Ahmed and Ahmad. */
export function differInEnding(left: string, right: string): boolean {
  // A last ه may be either.
  return !left.endsWith('ه') && !right.endsWith('ه') && WOMANS.test(left) !== WOMANS.test(right);
}

const WOMANS = /(?:[ae]h?|[ةىا])$/u;
