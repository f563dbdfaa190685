// What each method takes and gives: held against Google's messages before and after it is done.

import { parseMask, pick } from './fields.ts';
import { isFields, textAt, type Fields } from './input.ts';
import { checkMask, checkMessage, type MessageName } from './message-check.ts';

interface Messages {
  body?: MessageName;
  answer?: MessageName;
  /** The method applies the mask of the answer while it builds it. */
  masks?: boolean;
}

const METHOD_MESSAGES: Readonly<Record<string, Messages>> = {
  'spreadsheets.create': { body: 'Spreadsheet', answer: 'Spreadsheet' },
  'spreadsheets.get': { answer: 'Spreadsheet', masks: true },
  'spreadsheets.getByDataFilter': { body: 'GetSpreadsheetByDataFilterRequest', answer: 'Spreadsheet', masks: true },
  'spreadsheets.batchUpdate': { body: 'BatchUpdateSpreadsheetRequest', answer: 'BatchUpdateSpreadsheetResponse', masks: true },
  'spreadsheets.values.get': { answer: 'ValueRange' },
  'spreadsheets.values.update': { body: 'ValueRange', answer: 'UpdateValuesResponse' },
  'spreadsheets.values.append': { body: 'ValueRange', answer: 'AppendValuesResponse' },
  'spreadsheets.values.batchUpdate': { body: 'BatchUpdateValuesRequest' },
  'spreadsheets.values.batchUpdateByDataFilter': { body: 'BatchUpdateValuesByDataFilterRequest' },
  'spreadsheets.values.batchGetByDataFilter': { body: 'BatchGetValuesByDataFilterRequest' },
  'spreadsheets.values.batchClear': { body: 'BatchClearValuesRequest' },
  'spreadsheets.developerMetadata.search': { body: 'SearchDeveloperMetadataRequest' },
};

/** Refuses a body or a mask with names that Google does not know. */
export function checkCall(method: string, params: Fields, body: Fields): void {
  const messages = METHOD_MESSAGES[method];
  if (messages?.body) checkMessage(body, messages.body);
  const fields = textAt(params, 'fields');
  if (fields !== undefined && messages?.answer) checkMask(parseMask(fields), messages.answer);
}

/** The answer as far as the mask wants it. */
export function maskedAnswer(method: string, params: Fields, answer: Fields): Fields {
  const fields = textAt(params, 'fields');
  if (fields === undefined || fields === '' || METHOD_MESSAGES[method]?.masks) return answer;
  const picked = pick(answer, parseMask(fields));
  return isFields(picked) ? picked : answer;
}
