// Plays a recorded night again, in a process of its own: `node play-night.js answers.json` prints what it cost.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deskOf } from '../../src/google/desk.ts';
import type { GoogleGlobals } from '../../src/google/services.ts';
import { dailyRun } from '../../src/clinic/daily/daily-run.ts';
import { machinery } from '../../src/clinic/machinery.ts';
import { scratch } from '../../src/clinic/scratch/table.ts';
import { tables } from '../../src/clinic/tables.ts';
import { mindful } from '../../src/kit/store/unfinished.ts';
import type { Cost } from './count-cost.ts';
import { cpuMs } from './cpu.ts';
import type { Recorded } from './night.ts';

const rounds = Number(process.argv[3] ?? 5);

console.log(JSON.stringify(playNight(process.argv[2] ?? '')));

function playNight(file: string): Cost {
  const night = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  const parse = (): unknown[] => night.reads.map((text): unknown => JSON.parse(text));
  return {
    ours: cpuMs(rounds, () => dailyRun(deskOn(night))), floor: cpuMs(rounds, () => bareNight(night.reads)), parse: cpuMs(rounds, parse),
    bytes: night.reads.reduce((all, text) => all + text.length, 0),
  };
}

/** A desk on the recorded answers; a service it has not got is not touched by a night. */
function deskOn({ reads, writes, properties, now, user }: Recorded): ReturnType<typeof deskOf> {
  const [reading, writing] = [reads.values(), writes.values()];
  const answer = (from: Iterator<string>): unknown => JSON.parse(from.next().value ?? '');
  const kept = new Map(Object.entries(properties));
  const store = {
    getProperty: (key: string) => kept.get(key) ?? null, getProperties: () => Object.fromEntries(kept), deleteProperty: (key: string) => kept.delete(key),
    setProperties: (values: Record<string, string>) => Object.entries(values).forEach(([key, value]) => kept.set(key, value)),
  };
  const services = {
    Sheets: { Spreadsheets: { batchUpdate: () => answer(writing), Values: { batchGetByDataFilter: () => answer(reading) } } },
    PropertiesService: { getScriptProperties: () => store, getUserProperties: () => store },
    LockService: { getScriptLock: () => ({ tryLock: () => true, releaseLock: () => undefined }) },
    MailApp: { sendEmail: () => undefined, getRemainingDailyQuota: () => 100 },
    Session: { getEffectiveUser: () => ({ getEmail: () => user }) },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getId: () => 'clinic' }) },
    Utilities: { computeDigest: (_: unknown, text: string) => [...new Int8Array(createHash('sha256').update(text).digest())], DigestAlgorithm: {}, Charset: {} },
  };
  const desk = deskOf(services as unknown as GoogleGlobals, { tables, scratch, baseTemplate: () => undefined });
  return mindful({ ...desk, now: () => now }, machinery);
}

/** Every answer parsed, every cell looked at by its type, visits counted by referral. */
function bareNight(reads: string[]): number {
  const counts = new Map<string | number, number>();
  let numbers = 0;
  for (const text of reads) {
    const read: { valueRanges: { valueRange: { values?: (string | number)[][] } }[] } = JSON.parse(text);
    for (const { valueRange: { values = [] } } of read.valueRanges) {
      for (const row of values) {
        for (const cell of row) {
          if (typeof cell === 'number') numbers++;
          else if (cell.startsWith('R-')) counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
      }
    }
  }
  return counts.size + numbers;
}
