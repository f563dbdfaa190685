// The same tasks by the npm package google-spreadsheet, over the workbench's REST door, the way its guide does them.

import { GoogleSpreadsheet, type GoogleSpreadsheetWorksheet } from 'google-spreadsheet';
import { listen } from '../../workbench/server/server.ts';
import type { World } from '../world.ts';

export interface RestClient {
  tab(title: string): GoogleSpreadsheetWorksheet;
  close(): Promise<void>;
}

export async function restClient(world: World): Promise<RestClient> {
  const { port, close } = await listen(world.bench, 0);
  const book = new GoogleSpreadsheet('clinic', { token: 'any token' });
  Object.assign(book, { sheetsApi: book.sheetsApi.extend({ prefix: `http://127.0.0.1:${port}/v4/spreadsheets/clinic` }) });
  await book.loadInfo();
  const tab = (title: string): GoogleSpreadsheetWorksheet => {
    const sheet = book.sheetsByTitle[title];
    if (!sheet) throw new Error(`no tab ${title}`);
    return sheet;
  };
  return { tab, close };
}

type Fields = Record<string, string>;

export async function saveClient({ tab }: RestClient, fields: Fields): Promise<void> {
  const rows = await tab('Clients').getRows();
  if (rows.some((row) => row.get('Phone') === fields['Phone'])) throw new Error('There already');
  await tab('Clients').addRow({ ...fields, 'Client ID': `C-${rows.length + 1}` });
}

export async function saveReferral({ tab }: RestClient, fields: Fields): Promise<void> {
  const rows = await tab('Referrals').getRows();
  await tab('Referrals').addRow({ ...fields, 'Referral ID': `R-${rows.length + 1}` });
}

export async function saveSession({ tab }: RestClient, fields: Fields): Promise<void> {
  const rows = await tab('Sessions').getRows();
  const used = rows.filter((row) => row.get('Referral ID') === fields['Referral ID'] && row.get('Status') === 'completed').length;
  await tab('Sessions').addRow({ ...fields, 'Session ID': `S-${rows.length + 1}` });
  const order = (await tab('Referrals').getRows()).find((row) => row.get('Referral ID') === fields['Referral ID']);
  order?.set('Visits used', used + 1);
  await order?.save();
}

export async function loadClient({ tab }: RestClient, id: string): Promise<unknown> {
  return (await tab('Clients').getRows()).find((row) => row.get('Client ID') === id)?.toObject();
}

export async function editClient({ tab }: RestClient, id: string, heading: string, value: string): Promise<void> {
  const row = (await tab('Clients').getRows()).find((one) => one.get('Client ID') === id);
  row?.set(heading, value);
  await row?.save();
}

/** Today's sessions, the clients to search, the orders to choose from. */
export async function openSidebar({ tab }: RestClient, today: string): Promise<unknown> {
  const sessions = (await tab('Sessions').getRows()).filter((row) => row.get('Date') === today);
  return [sessions, await tab('Clients').getRows(), await tab('Referrals').getRows()].map((rows) => rows.map((row) => row.toObject()));
}

export async function recountAll({ tab }: RestClient): Promise<void> {
  const used = new Map<string, number>();
  for (const row of await tab('Sessions').getRows()) {
    if (row.get('Status') === 'completed') used.set(row.get('Referral ID'), (used.get(row.get('Referral ID')) ?? 0) + 1);
  }
  const orders = tab('Referrals');
  const rows = await orders.getRows();
  const column = orders.headerValues.indexOf('Visits used');
  await orders.loadCells({ startRowIndex: 1, endRowIndex: rows.length + 1, startColumnIndex: column, endColumnIndex: column + 1 });
  rows.forEach((row, i) => {
    orders.getCell(i + 1, column).value = used.get(row.get('Referral ID')) ?? 0;
  });
  await orders.saveUpdatedCells();
}

export async function monthTotals({ tab }: RestClient, month: string): Promise<Record<string, number>> {
  const insurerOf = new Map((await tab('Cover').getRows()).map((row) => [row.get('Cover ID'), row.get('Insurer ID')]));
  const totals: Record<string, number> = {};
  for (const row of await tab('Sessions').getRows()) {
    const shown = new Date(row.get('Date'));
    const of = `${shown.getFullYear()}-${String(shown.getMonth() + 1).padStart(2, '0')}`;
    if (row.get('Status') !== 'completed' || of !== month) continue;
    const insurer = String(insurerOf.get(row.get('Cover ID')));
    totals[insurer] = (totals[insurer] ?? 0) + 1;
  }
  return totals;
}
