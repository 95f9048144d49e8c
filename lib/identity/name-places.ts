// Whether two words of a name may as well stand the other way round: Ali Hassan and Hassan Ali are two people, Wang
// Xiaoming and Xiaoming Wang one. It compares no names.

import { isFamily } from './name-families';
import { isGivenName } from './nickname-graph';
import { isKnownSurname, populationShare } from './population';

/** Given names that are surnames as well, the father's name often, where the tables know them as one of the two only. */
const EITHER: ReadonlySet<string> = new Set(
  `musa osman emre kaan abdi omar hassan hussein hussain ibrahim ismail yusuf ahmed ahmad ali mohamed mohammed muhammad mahmoud mustafa khalid
  hamza bilal salim saleh said saeed nasser adel amin anwar aziz bashir faisal farah farouk fawzi habib haji hamid hasan idris isa issa jama jamal
  kamal karim malik mansour mehmet murad nur osama othman qasim rashid sani sadiq samir sharif suleiman sulaiman tahir tariq umar usman warsame yahya
  yakubu younis yunus zaki abebe alemu bekele desta getachew girma haile kebede lemma mekonnen mulugeta solomon tadesse tesfaye tekle worku
  aslan can cem deniz emin kemal kaya murat ozgur selim umut yasin anand babu bala chandra ganesh gopal hari kiran krishna kumar lal mani mohan
  murali nair narayan prakash prasad raj raja rajan rajesh ram ramesh ravi sundar suresh vijay arun ashok ramakrishnan srinivasan subramanian
  venkatesh perera aung htet kyaw min myint naing thant win zaw agus budi setiawan hidayat rahman rahim wahyudi santoso`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const UNKNOWN = populationShare('given', '');
/** Two known given names in an order this much likelier than the other are a given name and a surname. */
const CLEAR = 10_000;
/** The same for words of which one at least is not known as a given name. */
const LIKELIER = 8;

/**
 * Whether two folded words make about as likely a name in either order: both are given names, or neither order is clearly
 * likelier. Not where one is a surname of East Asia, which is told wherever it stands.
 *
 * @example standInEitherPlace('ali', 'hassan') // true
 */
export function standInEitherPlace(one: string, other: string): boolean {
  if (isClearFamily(one, other) || isClearFamily(other, one)) return false;
  const [a, b] = [likelihood(one, other), likelihood(other, one)];
  const ratio = Math.max(a, b) / Math.min(a, b);
  return ratio < (mayBeGiven(one) && mayBeGiven(other) ? CLEAR : LIKELIER);
}

/** Lee and Kim are given names, too: they are clear beside a word that is known as no surname. */
function isClearFamily(word: string, beside: string): boolean {
  if (!isFamily(word) || isFamily(beside)) return false;
  if (!isGivenName(word) && !EITHER.has(word)) return true;
  return !isGivenName(beside) && !isKnownSurname(beside);
}

function mayBeGiven(word: string): boolean {
  return EITHER.has(word) || isGivenName(word) || populationShare('given', word) > UNKNOWN;
}

function likelihood(given: string, surname: string): number {
  return populationShare('given', given) * populationShare('surname', surname);
}
