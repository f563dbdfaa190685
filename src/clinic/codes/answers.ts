// Diagnosis codes for the form and for a save: what is wrong, and what only needs a look.

import type { Issue } from '../../kit/refusal.ts';
import { conditions, fillFrom } from './conditions.ts';
import { checkDiagnoses, normalizeDiagnosis, regionsWithoutCode } from './diagnoses.ts';

/** Every remark on the codes; those that may be confirmed carry `ask`. */
export function diagnosisIssues(codes: readonly string[], regions: readonly string[] = []): Issue[] {
  return checkDiagnoses(codes, regions).issues.map(({ code, field, message, ask }) => ({ code, field, message, ...(ask ? { ask } : {}) }));
}

/** Regions the order names and none of its codes speaks of. */
export function regionIssues(codes: readonly string[], regions: readonly string[] = []): Issue[] {
  return regionsWithoutCode(regions, codes.map(normalizeDiagnosis)).map((region) => ({ code: 'rule', field: 'Regions', ask: true, message: `${region}: no code of the order speaks of it.` }));
}

const form = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

/** What is no code at all is refused; an order that names a retired or doubtful code is saved as it is written, with a note. */
export function savedDiagnoses(codes: readonly string[], regions: readonly string[]): { codes: string[]; issues: Issue[]; notes: string[] } {
  const plain = codes.map(normalizeDiagnosis);
  const bad = plain.filter((code) => !form.test(code));
  const issues: Issue[] = bad.map((code) => ({ code: 'invalid', field: 'Diagnosis codes', message: `“${code}” is not a diagnosis code. Codes look like M54.31 or S13.4XXD.` }));
  return { codes: plain, issues, notes: bad.length > 0 ? [] : diagnosisIssues(plain, regions).map((issue) => issue.message) };
}

/** What a condition fills: its regions and measures, and of its codes only those the order carries. */
export function fillCondition({ condition, codes = [] }: { condition: string; codes?: string[] }): { regions: string[]; measures: string[]; codes: string[] } {
  const found = conditions().find((one) => one.label.toLowerCase() === condition.trim().toLowerCase());
  return found ? fillFrom(found, codes) : { regions: [], measures: [], codes: [] };
}
