// What people do: forty roles on eight levels, and how a title is worded.

import type { Random } from '@/tests/simulators/random';

/** Role, then other wordings of it, then the field it leads when it is managed. The first eight are the common ones. */
const ROLES: readonly (readonly string[])[] = `
Software Engineer/Software Developer/SWE/Programmer/Engineering;Account Executive/Sales Executive/AE/Sales Representative/Sales
Product Manager/PM/Product Owner/Product Lead/Product;Data Scientist/Data Science Specialist/ML Scientist/Applied Scientist/Data Science
Recruiter/Talent Acquisition Specialist/Talent Partner/Sourcer/Talent Acquisition;Project Manager/PM/Program Manager/Delivery Manager/Programs
Data Analyst/BI Analyst/Analytics Specialist/Reporting Analyst/Analytics;Customer Success Manager/CSM/Client Success Manager/Account Manager/Customer Success
Accountant/Staff Accountant/CPA/Bookkeeper/Accounting;Registered Nurse/RN/Staff Nurse/Clinical Nurse/Nursing
Mechanical Engineer/Mechanical Design Engineer/ME/Design Engineer/Mechanical Engineering;Marketing Specialist/Marketing Coordinator/Marketer/Marketing Associate/Marketing
UX Designer/Product Designer/UI/UX Designer/User Experience Designer;Graphic Designer/Visual Designer/Creative Designer/Designer/Design
DevOps Engineer/Site Reliability Engineer/SRE/Platform Engineer/Infrastructure;QA Engineer/Test Engineer/SDET/Quality Assurance Analyst/Quality
Business Analyst/BA/Systems Analyst/Process Analyst/Business Analysis;Financial Analyst/Finance Analyst/FP&A Analyst/Finance Associate/Finance
HR Generalist/Human Resources Generalist/HR Business Partner/People Partner/Human Resources;Operations Analyst/Operations Associate/Ops Specialist/Business Operations/Operations
Teacher/Instructor/Educator/Classroom Teacher/Education;Attorney/Lawyer/Counsel/Associate Attorney/Legal
Pharmacist/Clinical Pharmacist/PharmD/Staff Pharmacist/Pharmacy;Civil Engineer/Structural Engineer/CE/Site Engineer/Civil Engineering
Electrical Engineer/EE/Hardware Engineer/Electronics Engineer/Hardware;Security Analyst/Information Security Analyst/SOC Analyst/Cybersecurity Analyst/Security
Network Engineer/Network Administrator/Systems Administrator/IT Engineer/IT;Technical Writer/Documentation Writer/Content Developer/Writer/Documentation
Copywriter/Content Writer/Editor/Content Strategist/Content;Supply Chain Analyst/Logistics Analyst/Supply Planner/Demand Planner/Supply Chain
Consultant/Management Consultant/Advisor/Strategy Consultant/Consulting;Research Scientist/Scientist/Research Associate/Principal Investigator/Research
Store Manager/Retail Manager/Shop Manager/Branch Manager/Retail;Executive Assistant/Administrative Assistant/EA/Office Coordinator/Administration
Physician/Doctor/MD/Attending Physician/Medicine;Warehouse Associate/Warehouse Worker/Picker Packer/Material Handler/Warehouse
Social Worker/Case Manager/LCSW/Clinical Social Worker/Social Services;Architect/Project Architect/Design Architect/Building Architect/Architecture
Chef/Sous Chef/Line Cook/Kitchen Lead/Culinary;Machinist/CNC Operator/Machine Operator/CNC Machinist/Production
`
  .trim()
  .split(/[;\n]/)
  .map((entry) => entry.split('/'));

const COMMON = 8;

export interface Post {
  role: number;
  /** 0 intern … 7 director. */
  level: number;
}

export function drawRole(focus: boolean, random: Random): number {
  return focus ? random.int(0, COMMON - 1) : random.int(0, ROLES.length - 1);
}

/** The level after so many years of work. */
export function drawLevel(years: number, random: Random): number {
  const reached = years < 1 ? 1 : years < 3 ? 2 : years < 7 ? 3 : years < 11 ? 4 : years < 15 ? 5 : 6;
  return Math.max(0, Math.min(7, reached + random.int(-1, 1)));
}

function leveled(role: string, field: string, level: number): string {
  return (
    [
      `${role} Intern`,
      `Junior ${role}`,
      role,
      `Senior ${role}`,
      `Lead ${role}`,
      `Principal ${role}`,
      `${field} Manager`,
      `Director of ${field}`,
    ][level] ?? role
  );
}

/** The title as its holder words it. */
export function titleOf({ role, level }: Post): string {
  const words = ROLES[role] ?? [];
  return leveled(words[0] ?? '', words.at(-1) ?? '', level);
}

/** The title as somebody else puts it. */
export function retitled(post: Post, random: Random): string {
  const words = ROLES[post.role] ?? [];
  const title = titleOf(post);
  switch (random.weighted([35, 25, 20, 20])) {
    case 0:
      return leveled(words[random.int(1, Math.max(1, words.length - 2))] ?? '', words.at(-1) ?? '', post.level);
    case 1:
      return title
        .replace('Senior', 'Sr.')
        .replace('Junior', 'Jr')
        .replace('Manager', 'Mgr')
        .replace('Director', 'Dir.');
    case 2:
      return `${title}${random.pick([', Growth', ', Platform', ' - Remote', ', EMEA', ' (Contract)', ' II', ', Core Team'])}`;
    default:
      return leveled(words[0] ?? '', words.at(-1) ?? '', Math.max(0, Math.min(7, post.level + random.pick([-1, 1]))));
  }
}
