// Every kind of request a batch may hold; what is not here is not emulated.

import { NotEmulated, badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { isFields, type Fields } from '../input.ts';
import { appendCells, repeatCell, setDataValidation, updateCells } from './cells.ts';
import { addChart, deleteEmbeddedObject, updateChartSpec } from './charts.ts';
import { addConditionalFormatRule, deleteConditionalFormatRule, updateConditionalFormatRule } from './conditional-formats.ts';
import { createDeveloperMetadata, deleteDeveloperMetadata, updateDeveloperMetadata } from './developer-metadata.ts';
import { addFilterView, clearBasicFilter, deleteFilterView, setBasicFilter, updateFilterView } from './filters.ts';
import { findReplace } from './find-replace.ts';
import { appendDimension, autoResizeDimensions, deleteDimension, insertDimension, moveDimension, updateDimensionProperties } from './lines.ts';
import { deleteRange, mergeCells, unmergeCells } from './merges.ts';
import { copyPaste, cutPaste } from './paste.ts';
import { updateSheetProperties, updateSpreadsheetProperties } from './properties.ts';
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from './protections.ts';
import { sortRange } from './sort.ts';
import { addSheet, deleteSheet, duplicateSheet } from './tabs.ts';

type Kind = (context: Context, request: Fields) => Fields | void;

const KINDS: Readonly<Record<string, Kind>> = {
  addSheet, deleteSheet, duplicateSheet, updateSheetProperties, updateSpreadsheetProperties,
  updateCells, appendCells, repeatCell, setDataValidation,
  copyPaste, cutPaste, deleteRange, sortRange, mergeCells, unmergeCells, findReplace,
  insertDimension, appendDimension, deleteDimension, moveDimension, updateDimensionProperties, autoResizeDimensions,
  addConditionalFormatRule, updateConditionalFormatRule, deleteConditionalFormatRule,
  addProtectedRange, updateProtectedRange, deleteProtectedRange,
  addFilterView, updateFilterView, deleteFilterView, setBasicFilter, clearBasicFilter,
  addChart, updateChartSpec, deleteEmbeddedObject,
  createDeveloperMetadata, updateDeveloperMetadata, deleteDeveloperMetadata,
};

export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

/** The kind a request is of, and its body. */
export function kindOf(request: unknown, index: number): { name: string; body: Fields; apply: Kind } {
  const members = isFields(request) ? Object.entries(request).filter(([, body]) => body !== null && body !== undefined) : [];
  const [first, second] = members;
  if (!first) throw badRequest(`Invalid requests[${index}]: No request set.`);
  if (second) throw badRequest(`Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' is already set. Cannot set '${second[0]}'`);
  const name = first[0].replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const apply = KINDS[name];
  if (!apply) throw new NotEmulated(name);
  return { name, body: isFields(first[1]) ? first[1] : {}, apply };
}
