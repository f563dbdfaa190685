// What the contract tests run against: a fresh spreadsheet of the workbench, or with REMOTE=1 a real one.

import { SheetsService, type SheetsOptions } from '../../workbench/sheets/service.ts';

export const OWNER = 'owner@clinic.example';
export const THERAPIST = 'therapist@clinic.example';

type Json = Record<string, unknown>;

export interface Target {
  call(methodId: string, params?: Json, body?: unknown, user?: string): Json;
}

/** A spreadsheet with one empty tab `T` of 1000 × 26 and id 0. */
export function aSpreadsheet(options: Partial<SheetsOptions> = {}): Target {
  if (process.env['REMOTE'] === '1') throw new Error('Set up credentials first: docs/live-checks.md says how to run these on Google.');
  const service = new SheetsService({ now: () => new Date('2026-03-02T17:00:00Z'), ownerOf: () => OWNER, ...options });
  service.createWithId('book', { properties: { title: 'Contract', timeZone: 'America/Los_Angeles' }, sheets: [{ properties: { sheetId: 0, title: 'T' } }] }, { user: OWNER });
  return {
    call(methodId, params = {}, body = undefined, user = OWNER) {
      const { answer } = service.call(methodId, { spreadsheetId: 'book', ...params }, body, { user });
      return isJson(answer) ? answer : {};
    },
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
