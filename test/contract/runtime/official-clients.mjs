// Google's own clients at work, in a Node of their own and with nothing changed but rootUrl: prints what they saw as JSON.

import { drive } from '@googleapis/drive';
import { script } from '@googleapis/script';
import { sheets } from '@googleapis/sheets';

const rootUrl = process.argv[2];
const refusal = ({ status, message }) => ({ status, message });

const book = sheets({ version: 'v4', rootUrl }).spreadsheets;
const tab = "'My tab / 1:2'";
await book.batchUpdate({ spreadsheetId: 'clinic', requestBody: { requests: [{ addSheet: { properties: { title: 'My tab / 1:2' } } }] } });
await book.values.update({ spreadsheetId: 'clinic', range: `${tab}!A1:B2`, valueInputOption: 'RAW', requestBody: { values: [['a', 1], ['b', 2]] } });
await book.values.append({ spreadsheetId: 'clinic', range: `${tab}!A1`, valueInputOption: 'USER_ENTERED', requestBody: { values: [['c', '=B1+B2']] } });
const read = await book.values.batchGet({ spreadsheetId: 'clinic', ranges: [`${tab}!A:A`, `${tab}!B3`], valueRenderOption: 'UNFORMATTED_VALUE' });
const titles = await book.get({ spreadsheetId: 'clinic', fields: 'sheets.properties.title' });

const files = drive({ version: 'v3', rootUrl }).files;
// An upload's address heeds only the rootUrl of the call itself.
const made = await files.create({ requestBody: { name: 'order.txt' }, media: { mimeType: 'text/plain', body: 'Massage 2x/week' }, fields: 'id,name' }, { rootUrl });
const content = await files.get({ fileId: made.data.id, alt: 'media' });
const listed = await files.list({ q: "name = 'order.txt'", fields: 'files(name)' });

const ran = await script({ version: 'v1', rootUrl }).scripts.run({ scriptId: 'tablework', requestBody: { function: 'add', parameters: [1, 2] } });

console.log(JSON.stringify({
  values: read.data.valueRanges.map(({ values }) => values),
  titles: titles.data,
  noTab: await book.values.get({ spreadsheetId: 'clinic', range: 'Nowhere!A1' }).catch(refusal),
  noBook: await book.get({ spreadsheetId: 'another' }).catch(refusal),
  file: { name: made.data.name, content: content.data, listed: listed.data.files },
  ran: ran.data,
}));
