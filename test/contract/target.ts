// What the contract tests run against: a fresh spreadsheet of the workbench, or with REMOTE=1 a real one.

import { SheetsService, type SheetsOptions } from '../../workbench/sheets/service.ts';
import { callGoogle } from './remote.ts';

export const OWNER = 'owner@clinic.example';
export const THERAPIST = 'therapist@clinic.example';

type Json = Record<string, unknown>;

export interface Target {
  /** One API call on the spreadsheet; throws what Google refuses with. */
  call(methodId: string, params?: Json, body?: unknown, user?: string): Json;
  /** `batchUpdate` with these requests; gives the replies. */
  batch(...requests: Json[]): unknown[];
  /** Lays rows down raw, from a cell on. */
  lay(range: string, values: unknown[][]): void;
  /** What stands in a range, unformatted. */
  values(range: string): unknown;
  /** What a person sees in a range. */
  shown(range: string): unknown;
}

const isRemote = process.env['REMOTE'] === '1';

/** For what a real spreadsheet cannot be asked: another person's rights, a switch, a thing not emulated. */
export const here: jest.It = isRemote ? it.skip : it;

/** A spreadsheet in Pacific time with one empty tab `T` of 1000 × 26 and id 0. */
export function aSpreadsheet(options: Partial<SheetsOptions> & { locale?: string } = {}): Target {
  const { locale = 'en_US', ...rest } = options;
  const body = { properties: { title: 'Contract', locale, timeZone: 'America/Los_Angeles' }, sheets: [{ properties: { sheetId: 0, title: 'T' } }] };
  if (isRemote) {
    const { spreadsheetId } = Object(callGoogle('sheets.spreadsheets.create', {}, body));
    return over((methodId, params, given) => callGoogle(methodId, { spreadsheetId, ...params }, given));
  }
  const service = new SheetsService({ now: () => new Date('2026-03-02T17:00:00Z'), ownerOf: () => OWNER, ...rest });
  service.createWithId('book', body, { user: OWNER });
  return over((methodId, params, given, user) => service.call(methodId, { spreadsheetId: 'book', ...params }, given, { user }).answer);
}

function over(call: (methodId: string, params: Json, body: unknown, user: string) => unknown): Target {
  const target: Target = {
    call(methodId, params = {}, body = undefined, user = OWNER) {
      const answer = call(methodId, params, body, user);
      return isJson(answer) ? answer : {};
    },
    batch(...requests) {
      const { replies } = target.call('sheets.spreadsheets.batchUpdate', {}, { requests });
      return Array.isArray(replies) ? replies : [];
    },
    lay(range, values) {
      target.call('sheets.spreadsheets.values.update', { range, valueInputOption: 'RAW' }, { values });
    },
    values: (range) => target.call('sheets.spreadsheets.values.get', { range, valueRenderOption: 'UNFORMATTED_VALUE' })['values'],
    shown: (range) => target.call('sheets.spreadsheets.values.get', { range })['values'],
  };
  return target;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A row of `CellData` with texts laid verbatim. */
export function texts(...values: string[]): Json {
  return { values: values.map((stringValue) => ({ userEnteredValue: { stringValue } })) };
}
