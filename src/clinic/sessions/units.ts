// Billing units of a session's procedures, by the rule of the insurer.

import { codeProblem, isTimed } from '../codes/procedures.ts';

/** cms: all timed minutes of the day pooled. midpoint: each code alone. visit: one a visit. length: the minutes themselves. */
export type UnitRule = 'cms' | 'midpoint' | 'visit' | 'length';

export interface DoneProcedure { code: string; minutes: number; modifiers?: string[] }

export interface Units {
  units: number;
  byCode: Record<string, number>;
  /** Which code gets the last unit was a free choice. */
  tie: boolean;
  /** Hands-on minutes beyond those of the procedures; shown, never filled. */
  unbilledMinutes?: number;
}

const minutesPerUnit = 15;
const minutesToRoundUp = 7; // CMS Pub 100-04 ch. 5 §20.2: 8 to 22 minutes are one unit, and so on

/** Reads '97140 × 30; 97124-59 × 15; 97010'. Each thing wrong is told with the text it stands in. */
export function readProcedures(text: string | readonly string[]): { procedures: DoneProcedure[]; problems: string[] } {
  const parts = (typeof text === 'string' ? text.split(/[;,\n]/) : text.flatMap((part) => part.split(/[;,\n]/))).map((part) => part.trim()).filter(Boolean);
  const procedures: DoneProcedure[] = [];
  const problems: string[] = [];
  for (const part of parts) {
    const found = /^([0-9A-Za-z]{5}(?=[xX]\d)|[0-9A-Za-z]+)((?:[- ][0-9A-Za-z]{2})*?)(?:\s*[×xX*:=@]?\s*(-?\d+(?:\.\d+)?)\s*(?:m(?:in(?:ute)?s?)?\.?|')?)?$/.exec(part);
    const code = found?.[1]?.toUpperCase() ?? '';
    const modifiers = (found?.[2] ?? '').split(/[- ]/).filter(Boolean).map((modifier) => modifier.toUpperCase());
    const problem = found ? codeProblem(code) ?? (found[3] === undefined && isTimed(code) ? `${code} needs its minutes: ${code} × 15.` : null) : `“${part}” is not a procedure with its minutes, like 97140 × 30.`;
    if (problem) problems.push(problem);
    else procedures.push({ code, minutes: Number(found?.[3] ?? 0), ...(modifiers.length > 0 ? { modifiers } : {}) });
  }
  return { procedures, problems };
}

/** '97140 × 30; 97124-59 × 15; 97010'. */
export function writeProcedures(procedures: readonly DoneProcedure[]): string {
  return procedures.map(({ code, minutes, modifiers }) => `${[code, ...(modifiers ?? [])].join('-')}${minutes > 0 || isTimed(code) ? ` × ${minutes}` : ''}`).join('; ');
}

/** The units, or in words why there are none to reckon. The same code twice in a day is added up first. */
export function units({ procedures, rule, handsOnMinutes }: { procedures: readonly DoneProcedure[]; rule: UnitRule; handsOnMinutes?: number | null }): Units | { problem: string } {
  const wrong = procedures.find(({ minutes }) => typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 0);
  if (wrong) return { problem: `Minutes of ${wrong.code} are a whole number, not “${wrong.minutes}”.` };
  const all = procedures.reduce((sum, { minutes }) => sum + minutes, 0);
  if (all > 1440) return { problem: `${all} minutes are more than a day.` };
  const minutesByCode = new Map<string, number>();
  for (const { code, minutes } of procedures) minutesByCode.set(code, (minutesByCode.get(code) ?? 0) + minutes);
  const { byCode, tie } = rule === 'cms' ? pooled(minutesByCode) : { byCode: alone(minutesByCode, rule), tie: false };
  const answer: Units = { units: Object.values(byCode).reduce((sum, each) => sum + each, 0), byCode, tie };
  if (handsOnMinutes === undefined || handsOnMinutes === null) return answer;
  if (all > handsOnMinutes) return { problem: `The procedures take ${all} minutes, more than the ${handsOnMinutes} hands-on minutes.` };
  return { ...answer, unbilledMinutes: handsOnMinutes - all };
}

/** Whole quarters of an hour first, then what the total still gives to the largest remainders, one each;
 *  among equals to the longer code, then to the one entered first. */
function pooled(minutesByCode: Map<string, number>): { byCode: Record<string, number>; tie: boolean } {
  const byCode: Record<string, number> = {};
  const timed: { code: string; minutes: number; rest: number }[] = [];
  for (const [code, minutes] of minutesByCode) {
    byCode[code] = isTimed(code) ? Math.floor(minutes / minutesPerUnit) : 1;
    if (isTimed(code)) timed.push({ code, minutes, rest: minutes % minutesPerUnit });
  }
  const total = timed.reduce((sum, { minutes }) => sum + minutes, 0);
  const due = Math.floor((total + minutesToRoundUp) / minutesPerUnit) - timed.reduce((sum, { code }) => sum + (byCode[code] ?? 0), 0);
  const ranked = [...timed].sort((a, b) => b.rest - a.rest || b.minutes - a.minutes);
  for (const { code } of ranked.slice(0, due)) byCode[code] = (byCode[code] ?? 0) + 1;
  const [last, next] = due > 0 ? ranked.slice(due - 1, due + 1) : [];
  return { byCode, tie: last !== undefined && next !== undefined && last.rest === next.rest };
}

function alone(minutesByCode: Map<string, number>, rule: UnitRule): Record<string, number> {
  const longest = Math.max(...minutesByCode.values());
  const first = [...minutesByCode].find(([, minutes]) => minutes === longest)?.[0];
  const byCode: Record<string, number> = {};
  for (const [code, minutes] of minutesByCode) {
    byCode[code] = rule === 'visit' ? (code === first ? 1 : 0)
      : rule === 'length' ? minutes
      : isTimed(code) ? Math.floor((minutes + minutesToRoundUp) / minutesPerUnit) : 1;
  }
  return byCode;
}
