// Which fields a company made for itself are about money: those are never kept. Names alone are looked at, never a value.

/** Types whose values are amounts of money. */
const MONEY_TYPE = /currency|money|salary|pay/i;
/** English, German, French, Spanish, Portuguese, Dutch and Italian; more is left out rather than less. */
const PAY_WORDS =
  /salar|compensat|remunerat|\bpay\b|payroll|pay ?band|\bwages?\b|\bbonus|\bcommissions?\b|\bincentive|\bequity\b|\bstock\b|\bote\b|\bbands?\b|\bbudget|\bcosts?\b(?! cent)|\brates?\b|\bhourly\b|allowance|gehalt|lohn|verg[uü]t|salaire|r[eé]mun[eé]ration|sueldo|retribu|stipendio|remunera[cç]|\bsalaris\b|\bloon\b/i;

/**
 * @param key as the ATS writes it, e.g. `salary_band`
 * @param name as people read it
 * @param type as the ATS tells it, if it does
 */
export function isAboutPay(key: string, name: string, type: unknown): boolean {
  return PAY_WORDS.test(`${key.replace(/[_-]/g, ' ')} ${name}`) || (typeof type === 'string' && MONEY_TYPE.test(type));
}
