// What a company calls its fields about money, in several languages; and fields that only sound like it.

import { describe, expect, it } from 'vitest';
import { isAboutPay } from '@/lib/ats/about-pay';

describe('a field is about pay by its name', () => {
  it.each([
    'Salary',
    'Base salary range',
    'Target Compensation',
    'Remuneration',
    'Pay grade',
    'Payroll',
    'Payband',
    'Pay band',
    'Wage',
    'Bonus %',
    'Commission',
    'Commissions',
    'Incentive plan',
    'Equity',
    'Stock options',
    'OTE',
    'Band',
    'Budget',
    'Cost to company',
    'Day rate',
    'Hourly',
    'Car allowance',
    'Gehalt',
    'Jahresgehalt',
    'Stundenlohn',
    'Vergütung',
    'Verguetung',
    'Vergutung brutto',
    'Bezüge',
    'Bezuege',
    'Salaire brut',
    'Rémunération',
    'Re\u0301mune\u0301ration',
    'Remunerazione',
    'Salário',
    'Costs centralised',
    'Annual cost cents',
    'Salario',
    'Sueldo',
    'Retribución',
    'Remuneração',
    'Salaris',
    'Stipendio',
  ])('%s', (name) => {
    expect(isAboutPay('field', name, 'short_text')).toBe(true);
  });
});

it.each([
  ['salary_band', 'Level', 'short_text'],
  ['pay-grade', 'Grade', undefined],
  ['hourlyRate', 'Amount', undefined],
  ['x', 'Amount', ['CURRENCY']],
  ['x', 'Amount', 'currency'],
  ['x', 'Range', 'CURRENCY_RANGE'],
])('by its key or its type: %s, %s, %s', (key, name, type) => {
  expect(isAboutPay(key, name, type)).toBe(true);
});

it.each([
  'Cost center',
  'Cost Centre',
  'Cost centers',
  'Department',
  'Location',
  'Seniority',
  'Husband and wife team',
  'Corporate entity',
  'Payload engineer',
  'Balloon pilot',
  'Kostenstelle',
  'Employment type',
  'Remote',
])('%s is not', (name) => {
  expect(isAboutPay('field', name, 'short_text')).toBe(false);
});
