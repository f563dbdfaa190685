// Documents in Drive: made whole from .docx by conversion, read back by export; charts as pictures.

import type { Chart, Papers } from '../kit/desk.ts';
import type { Blob, GoogleGlobals } from './services.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const docType = 'application/vnd.google-apps.document';
const folderType = 'application/vnd.google-apps.folder';
const folderName = 'Tablework documents';

export function papersOf(google: GoogleGlobals): Papers {
  return {
    make: (name, docx, shareWith) => {
      const parent = folderOf(google);
      const blob = google.Utilities.newBlob(docx, docxType, `${name}.docx`);
      const file = google.Drive.Files.create({ name, mimeType: docType, parents: [parent] }, blob, { fields: 'id,name,webViewLink' });
      const id = file.id ?? '';
      for (const emailAddress of shareWith) {
        google.Drive.Permissions.create({ role: 'reader', type: 'user', emailAddress }, id, { sendNotificationEmail: false });
      }
      return { id, name: file.name ?? name, url: file.webViewLink ?? `https://docs.google.com/document/d/${id}/edit` };
    },
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

/** The maker's own folder: `drive.file` lets the add-in see only what it made for this person. */
function folderOf(google: GoogleGlobals): string {
  const q = `name = '${folderName}' and mimeType = '${folderType}' and trashed = false`;
  const found = google.Drive.Files.list({ q, fields: 'files(id)', pageSize: 1 }).files?.[0]?.id;
  return found ?? google.Drive.Files.create({ name: folderName, mimeType: folderType }, null, { fields: 'id' }).id ?? '';
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
