// Titles and headlines as people write them.

import { describe, expect, it } from 'vitest';
import { readHeadline } from '@/lib/identity/headline';
import { titleOf } from '@/lib/identity/title';

describe('a title', () => {
  it.each([
    ['Sr. SWE, Payments (contract)', 'senior software engineer', 'engineer'],
    ['Senior Software Engineer', 'senior software engineer', 'engineer'],
    ['SENIOR SOFTWARE ENGINEER III', 'senior software engineer', 'engineer'],
    ['Software Developer', 'software developer', 'engineer'],
    ['Full-Stack Developer', 'full stack developer', 'engineer'],
    ['Fullstack Dev', 'full stack developer', 'engineer'],
    ['Softwareentwicklerin', 'softwareentwicklerin', 'engineer'],
    ['Ingeniero de software', 'ingeniero software', 'engineer'],
    ['VP of Engineering', 'vice president engineering', 'engineer'],
    ['Vice President, Engineering', 'vice president engineering', 'engineer'],
    ['V.P. Engineering', 'vice president engineering', 'engineer'],
    ['Director, Product Management', 'director product management', 'product'],
    ['Director of Product Management', 'director product management', 'product'],
    ['Product Owner', 'product owner', 'product'],
    ['Project Manager', 'project manager', 'project'],
    ['TPM', 'technical program manager', 'project'],
    ['Talent Acquisition Specialist', 'talent acquisition specialist', 'recruiter'],
    ['Technical Recruiter at Marabrick', 'technical recruiter', 'recruiter'],
    ['Recruiter | Speaker', 'recruiter', 'recruiter'],
    ['HRBP', 'human resources business partner', 'people'],
    ['Data Scientist', 'data scientist', 'data'],
    ['QA Engineer', 'quality assurance engineer', 'quality'],
    ['CEO', 'chief executive officer', 'executive'],
    ['RN', 'registered nurse', 'nurse'],
    ['Account Executive', 'account executive', 'sales'],
    ['Store Mgr', 'store manager', 'retail'],
    ['Content Developer', 'content developer', 'writer'],
    ['Network Administrator', 'network administrator', 'administrator'],
    ['Client Success Manager', 'client success manager', 'support'],
    ['Underwater Basket Weaver', 'underwater basket weaver', ''],
  ])('%s: %s, %s', (raw, text, family) => {
    expect(titleOf(raw)).toMatchObject({ text, family });
  });

  it('lets PM be a product manager and a project manager', () => {
    const words = titleOf('PM')?.words ?? [];
    expect(words).toEqual(expect.arrayContaining([...(titleOf('Product Manager')?.words ?? []), 'project']));
  });

  it.each(['', ' ', '!!', '🚀', '(contract)', 'III'])('none: %s', (raw) => {
    expect(titleOf(raw)).toBeNull();
  });
});

describe('a headline', () => {
  it.each([
    ['Senior Recruiter at Marabrick', 'Senior Recruiter', 'Marabrick'],
    ['Senior Recruiter at Marabrick | Speaker | Mother', 'Senior Recruiter', 'Marabrick'],
    ['Senior Recruiter @ Marabrick', 'Senior Recruiter', 'Marabrick'],
    ['Senior Recruiter @Marabrick', 'Senior Recruiter', 'Marabrick'],
    ['senior recruiter at marabrick', 'senior recruiter', 'marabrick'],
    ['Data Scientist | Marabrick', 'Data Scientist', 'Marabrick'],
    ['CEO - Marabrick', 'CEO', 'Marabrick'],
    ['Ex-Olabrick | Engineer at Marabrick', 'Engineer', 'Marabrick'],
    ['Product Manager at Marabrick, helping teams grow', 'Product Manager', 'Marabrick'],
    ['Recruiterin bei Marabrick GmbH', 'Recruiterin', 'Marabrick GmbH'],
    ['Chef de produit chez Marabrick', 'Chef de produit', 'Marabrick'],
    ['Ingeniero de software en Marabrick', 'Ingeniero de software', 'Marabrick'],
    ['Recruiterin bei der Marabrick GmbH', 'Recruiterin', 'Marabrick GmbH'],
    ['Recruiter for Marabrick', 'Recruiter', 'Marabrick'],
    ['Engineer with Marabrick', 'Engineer', 'Marabrick'],
    ['Engineer with Passion at Marabrick', 'Engineer with Passion', 'Marabrick'],
    ['Manager w Marabrick', 'Manager', 'Marabrick'],
    ['Data Scientist ➤ Marabrick', 'Data Scientist', 'Marabrick'],
    ['Data Scientist／Marabrick', 'Data Scientist', 'Marabrick'],
    ['Engineer for hire', 'Engineer for hire', null],
    ['Passion for People', null, null],
    ['Software Engineer', 'Software Engineer', null],
    ['Engineer | Speaker | Writer', 'Engineer', null],
    ['Passionate about engineering at scale', null, null],
    ['Helping people grow', null, null],
    ['Open to work', null, null],
    ['Living in Austin', null, null],
    ['', null, null],
  ])('%s: %s, %s', (headline, title, company) => {
    const told = readHeadline(headline);
    expect(told.company).toBe(company);
    if (title !== null) expect(told.title).toBe(title);
  });
});
