// Documents in Drive: made whole from .docx by conversion, read back by export; charts as pictures.

import type { Chart, Papers } from '../kit/desk.ts';
import type { Blob, DriveFile, GoogleGlobals } from './services.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const docType = 'application/vnd.google-apps.document';
const folderType = 'application/vnd.google-apps.folder';
const folderName = 'Tablework documents';
const requestKey = 'request';
/** Google: key and value of a property hold 124 bytes together. */
const requestOf = (request: string): string => request.replace(/[^\w .:-]/g, '').slice(0, 100);

export function papersOf(google: GoogleGlobals): Papers {
  return {
    make: ({ name, docx, shareWith = [], request }) => {
      const { folder, made } = lookFor(google, request);
      const file = made ?? upload(google, { name, docx, request, folder: folder ?? newFolder(google) });
      const id = file.id ?? '';
      const notShared = shareWith.filter((address) => !isShared(google, id, address));
      return { id, name: file.name ?? name, url: file.webViewLink ?? `https://docs.google.com/document/d/${id}/edit`, notShared };
    },
    drop: (id) => { google.Drive.Files.update({ trashed: true }, id); },
    read: (id) => zipBytes(google.Drive.Files.export(id, docxType, { alt: 'media' })),
    picture: (chart) => pictureOf(google, chart),
    archive: (name, files) => {
      const zip = google.Utilities.zip(files.map((file) => google.Utilities.newBlob(file.text, 'text/csv', file.name)), name);
      const file = google.Drive.Files.create({ name, mimeType: 'application/zip', parents: [folderOf(google)] }, zip, { fields: 'id,name,webViewLink' });
      return { id: file.id ?? '', name: file.name ?? name, url: file.webViewLink ?? `https://drive.google.com/file/d/${file.id ?? ''}/view` };
    },
    workbook: () => `https://docs.google.com/spreadsheets/d/${google.SpreadsheetApp.getActiveSpreadsheet()?.getId() ?? ''}/export?format=xlsx`,
  };
}

/** In one call: the maker's own folder (`drive.file` lets the add-in see only what it made for this person), and the file an earlier try of the request left. */
function lookFor(google: GoogleGlobals, request?: string): { folder?: string; made?: DriveFile } {
  const isFolder = `(name = '${folderName}' and mimeType = '${folderType}')`;
  const isMade = request === undefined ? '' : ` or appProperties has { key='${requestKey}' and value='${requestOf(request)}' }`;
  const { files = [] } = google.Drive.Files.list({ q: `(${isFolder}${isMade}) and trashed = false`, fields: 'files(id,name,mimeType,webViewLink)', pageSize: 10 });
  const made = files.find((file) => file.mimeType !== folderType);
  return { folder: files.find((file) => file.mimeType === folderType)?.id, ...(made && { made }) };
}

const folderOf = (google: GoogleGlobals): string => lookFor(google).folder ?? newFolder(google);

const newFolder = (google: GoogleGlobals): string => google.Drive.Files.create({ name: folderName, mimeType: folderType }, null, { fields: 'id' }).id ?? '';

function upload(google: GoogleGlobals, { name, docx, request, folder }: { name: string; docx: number[]; request?: string; folder: string }): DriveFile {
  const blob = google.Utilities.newBlob(docx, docxType, `${name}.docx`);
  const appProperties = request === undefined ? {} : { appProperties: { [requestKey]: requestOf(request) } };
  return google.Drive.Files.create({ name, mimeType: docType, parents: [folder], ...appProperties }, blob, { fields: 'id,name,mimeType,webViewLink' });
}

/** An address outside of Google, or one the Workspace does not share with: the document is made all the same. */
function isShared(google: GoogleGlobals, id: string, emailAddress: string): boolean {
  try {
    google.Drive.Permissions.create({ role: 'reader', type: 'user', emailAddress }, id, { sendNotificationEmail: false });
    return true;
  } catch {
    // Told to whoever made it, address by address, in our words: Google's differ by language.
    return false;
  }
}

/** Google may answer an export with a Blob or a string; either way a whole zip must come back. */
function zipBytes(answer: Blob | string): number[] {
  const bytes = typeof answer === 'string' ? bytesOf(answer) : answer.getBytes();
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Error('the export is not a .docx');
  return bytes;
}

/** A sign for each byte. A sign beyond a byte tells that Google read the bytes as text, and some are lost. */
function bytesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    if (code > 255) throw new Error('the export is not a .docx');
    return code > 127 ? code - 256 : code;
  });
}

function pictureOf(google: GoogleGlobals, chart: Chart): number[] {
  const { Charts } = google;
  const table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, '');
  for (const series of chart.series) table.addColumn(Charts.ColumnType.NUMBER, series.name);
  chart.labels.forEach((label, i) => table.addRow([label, ...chart.series.map((series) => series.values[i] ?? null)]));
  const builder = Charts.newLineChart().setDataTable(table.build()).setDimensions(chart.width, chart.height)
    .setColors(chart.series.map((series) => series.color))
    .setOption('legend', { position: 'top' })
    // A picture has two pixels for each point on paper: text of 10 points, lines of 2.
    .setOption('fontSize', 20).setOption('lineWidth', 4)
    .setOption('series', Object.fromEntries(chart.series.map((series, i) => [i, series.dashed ? { lineDashStyle: [6, 4] } : {}])))
    .setOption('interpolateNulls', true);
  if (chart.title) builder.setTitle(chart.title);
  if (chart.least !== undefined && chart.most !== undefined) builder.setRange(chart.least, chart.most);
  return builder.build().getAs('image/png').getBytes();
}
