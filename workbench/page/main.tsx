import { Grid } from './grid/grid.ts';
import './page.css';
import type { WireTab } from '../server/page-wire.ts';

const head = (id: number, title: string, rows: number) => ({ id, title, hidden: false, rows, columns: 60, frozenRows: 1, frozenColumns: 1 });
const t0 = performance.now();
const container = document.getElementById('workbench');
if (container) {
  const grid = new Grid({
    container,
    start: { spreadsheet: { id: 'clinic', title: 'Clinic', locale: 'en_US', zone: 'America/Los_Angeles' }, owner: '', tabs: [head(1, 'Sessions', 12000), head(2, 'Clients', 500)], people: [], clock: { now: '', zone: '' } },
    load: async (tab): Promise<WireTab> => ({
      head: head(tab, tab === 1 ? 'Sessions' : 'Clients', 12000),
      look: { styles: [{ pattern: 'yyyy-mm-dd' }, { bold: true, fill: '#f1f3f4' }, { pattern: '$#,##0.00' }], runs: [...Array.from({ length: 60 }, (_, c): [number, number, number, number] => [c, 0, 1, 1]), [0, 1, 12000, 0], [3, 1, 12000, 0], [6, 1, 12000, 2]],
        notes: [[0, 1, 'Which client this is about.']], lists: [{ areas: [{ top: 1, left: 2, bottom: 12000, right: 3 }], items: ['booked', 'completed', 'no, really'], strict: true }],
        colors: [{ areas: [{ top: 1, left: 0, bottom: 12000, right: 60 }], condition: { type: 'CUSTOM_FORMULA', values: ['=$C2="completed"'] }, style: { fill: '#e6f4ea', ink: '#137333' } }],
        merges: [], widths: [[1, 180]], heights: [], hiddenColumns: [5], hiddenRows: [], charts: [] },
      values: Array.from({ length: tab === 1 ? 10001 : 60 }, (_, r) => Array.from({ length: 50 }, (_x, c) => r === 0 ? `Heading ${c}` : c === 2 ? (r % 2 ? 'booked' : 'completed') : c % 3 ? `cell ${r} ${c}` : 46000 + r % 300)),
      formulas: [[3, 6, '=1+1']],
    }),
    edited: async (edit) => console.log('edit', JSON.stringify(edit)),
    selected: (at) => console.log('selected', JSON.stringify(at)),
    shown: (tab) => console.log('shown', tab.head.title, performance.now() - t0),
    refused: (why) => console.log('refused', why),
    today: () => 46000,
  });
  Object.assign(window, { grid });
}
