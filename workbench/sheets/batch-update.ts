// `spreadsheets.batchUpdate`: requests applied in order, replies one to one; any refusal takes all back.

import { badRequest } from '../errors.ts';
import type { Context } from './context.ts';
import { parseMask, pick, within, type Mask } from './fields.ts';
import { freshen } from './formulas.ts';
import { flagAt, listAt, textAt, textsAt, type Fields } from './input.ts';
import { prefixed } from './prefixed.ts';
import { areaOfA1 } from './ranges.ts';
import { kindOf } from './requests/kinds.ts';
import { spreadsheetOf } from './spreadsheet.ts';

export function batchUpdate(context: Context, params: Fields, body: Fields): Fields {
  const requests = listAt(body, 'requests') ?? [];
  if (requests.length === 0) throw badRequest('Must specify at least one request.');
  // A kind that is not emulated is told before anything is tried.
  const kinds = requests.map((request, i) => kindOf(request, i));
  const replies = kinds.map(({ name, body: request, apply }, i) => prefixed(`requests[${i}].${name}`, () => apply(context, request) ?? {}));
  const fields = textAt(params, 'fields');
  const mask: Mask = fields ? parseMask(fields) : true;
  const answer: Record<string, unknown> = { spreadsheetId: context.book.id, replies };
  if (flagAt(body, 'includeSpreadsheetInResponse')) answer['updatedSpreadsheet'] = updated(context, body, within(mask, 'updatedSpreadsheet'));
  const shown = pick(answer, mask === true ? true : withoutSpreadsheet(mask));
  return { ...(typeof shown === 'object' ? shown : {}) };
}

/** The spreadsheet's part of the mask was applied while it was built. */
function withoutSpreadsheet(mask: ReadonlyMap<string, Mask>): Mask {
  return mask.has('updatedSpreadsheet') ? new Map([...mask, ['updatedSpreadsheet', true]]) : mask;
}

function updated(context: Context, body: Fields, mask: Mask | undefined): Fields {
  const { book, change } = context;
  freshen(book, change, context.now);
  if (mask === undefined) return {};
  const ranges = textsAt(body, 'responseRanges');
  const areas = ranges.length === 0 ? undefined : ranges.map((range) => areaOfA1(book, range));
  const sheets = mask === true ? undefined : within(mask, 'sheets');
  const masked = mask !== true && sheets !== undefined && within(sheets, 'data') !== undefined;
  return spreadsheetOf(context, { mask, gridData: masked || (flagAt(body, 'responseIncludeGridData') ?? false), areas });
}
