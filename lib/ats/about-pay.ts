// Which fields a company made for itself are about money: those are never kept. Names alone are looked at, never a value.

/** Types whose values are amounts of money. */
const MONEY_TYPE = /currency|money|salary|pay/i;
/**
 * English, German, French, Spanish, Portuguese, Dutch and Italian, without their accents: more is left out rather than less.
 */
const PAY_WORDS =
  /salar|salair|compensat|remunera|\bpay\b|payroll|pay ?band|\bwages?\b|\bbonus|\bcommissions?\b|\bincentive|\bequity\b|\bstock\b|\bote\b|\bbands?\b|\bbudget|\bcosts?\b(?! cent(?:er|re)s?\b)|\brates?\b|\bhourly\b|allowance|gehalt|lohn|vergue?t|bezue?ge|sueldo|retribu|stipendio|\bloon\b/i;

/**
 * @param key as the ATS writes it, e.g. `salary_band` or `hourlyRate`
 * @param name as people read it
 * @param type as the ATS tells it, if it does
 */
export function isAboutPay(key: string, name: string, type: unknown): boolean {
  const words = key.replace(/[_-]/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return PAY_WORDS.test(plain(`${words} ${name}`)) || MONEY_TYPE.test(String(type));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
