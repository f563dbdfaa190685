// `npm run bench`: what each task asks of Google and how long it takes here, beside the usual ways of doing it.

import { readFileSync } from 'node:fs';
import { shipped, type World } from '../world.ts';
import { startUpMs, weights } from './bundle.ts';
import { aClinicOf, month } from './clinic.ts';
import { costLine } from './cost-line.ts';
import { countCost, monthCost } from './count-cost.ts';
import { monthFloor } from './floor.ts';
import { nightCost } from './night.ts';
import { editClient, loadClient, monthTotals, openSidebar, recountAll, restClient, saveClient, saveReferral, saveSession } from './rest-client.ts';
import { searchMs } from './search.ts';
import { printTable, type Line } from './table.ts';
import { ofRest, ofRun, type Tally } from './tally.ts';

const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
/** One find for each referral: an hour of Google's time for 10,000 sessions, so it is run on the smallest clinic only. */
const mostForFinderDaily = 1000;

const client = { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02', 'Phone': '(206) 555-0199' };
const referral = {
  'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-02-27', 'Received on': '2026-02-27',
  'Signed on': '2026-02-27', 'Order as written': '2x/week for 6 weeks', 'Visits authorized': '12', 'Ends on': '2026-04-10', 'Medically necessary': 'yes',
};
const session = {
  'Client ID': 'C-00055', 'Case ID': 'K-00055', 'Cover ID': 'V-00055', 'Referral ID': 'R-00109', 'Therapist ID': 'T-00002', 'Date': '2026-03-01',
  'Starts at': '07:00', 'Ends at': '07:50', 'Type': 'treatment', 'Status': 'completed',
};

const lines: Line[] = [];
/** Counted first, while no clinic is in memory: its weight on the garbage collector would be in neither figure fairly. */
const floors = sizes.map((size) => size / 5).flatMap((orders) => [
  costLine('  the night’s count alone', orders, countCost(orders, true)), costLine('  a month’s count alone', orders, monthCost(orders)),
]);

for (const size of sizes) {
  console.error(`${size} sessions…`);
  const world = aClinicOf(size);
  const add = (task: string, by: string, tally: Tally) => lines.push({ task, by, size, ...tally });

  ours(world, size, add);
  plain(world, size, add);
  await npm(world, add);
}

printTable(lines);
console.log('\nBeside the least a count can cost (the same columns as JSON, parsed, and a bare typed loop), milliseconds of the processor here:\n');
for (const line of floors) console.log(line);
console.log('');
for (const { name, bytes } of weights()) console.log(`dist/${name}: ${bytes.toLocaleString('en-US')} bytes`);
console.log(`Start-up of main.js in a bare vm, median: ${startUpMs().toFixed(0)} ms`);
const { prepareMs, keyMs, clients } = searchMs();
console.log(`Search in the sidebar over ${clients.toLocaleString('en-US')} clients: ${prepareMs.toFixed(0)} ms once, then ${keyMs.toFixed(1)} ms for the slowest of the keys tried (a frame is 16.7 ms)`);
console.log(`
Milliseconds: this computer, Node ${process.versions.node}, script and workbench in one process, no network.
Modeled seconds: what the calls would take on Google by workbench/latency.ts (fixed + per cell, from measurements of
tanaikech 2018-2023, ziritione.org, justin.poehnelt.com and google-drive-mcp #203; an order of magnitude), at 0.5×, 1× and 2×.`);

type Add = (task: string, by: string, tally: Tally) => void;

function ours(world: World, size: number, add: Add): void {
  const by = 'Tablework';
  let asked = 0;
  const door = (verb: string, given: object) => ofRun(world, 'call', [JSON.stringify({ do: verb, with: given, requestId: `bench-${++asked}` })]);
  const first = ofRun(world, 'dailyRun', [], 'trigger');
  add('a client', by, door('clients.save', { row: client }));
  add('a referral', by, door('referrals.save', { row: referral, confirm: ['check-cover', 'not-covered'] }));
  add('a session', by, door('sessions.save', { row: session, confirm: ['check-cover', 'not-covered', 'overlap', 'doubled-visit', 'license'] }));
  add('edit a client', by, door('clients.save', { id: 'C-00054', at: 55, row: { 'Street': '12 Elm St' } }));
  add('load a client', by, door('clients.load', { id: 'C-00055', at: 56 }));
  add('open the sidebar', by, door('start', {}));
  const monthly = door('summary.month', { month });
  add('a month’s totals', by, monthly);
  add('dailyRun, all to count', by, first);
  world.bench.clock.set(world.bench.clock.instantOf('2026-03-03T05:30'));
  const nightly = ofRun(world, 'dailyRun', [], 'trigger');
  add('dailyRun, a usual night', by, nightly);
  const floor = monthFloor(world, month);
  floors.push(`  a month’s totals over ${size} sessions, the workbench in both: ours ${monthly.ms.toFixed(0)} ms, floor ${floor.toFixed(0)} ms, ${(monthly.ms / floor).toFixed(2)} times`);
  world.bench.clock.set(world.bench.clock.instantOf('2026-03-04T05:30'));
  floors.push(costLine('  dailyRun, all it does,', size / 5, nightCost(world)));
}

function plain(world: World, size: number, add: Add): void {
  world.bench.push({ ...shipped(), 'main.js': readFileSync('test/bench/plain-script.gs', 'utf8') });
  const whole = 'getDataRange + appendRow';
  const finder = 'TextFinder + setValue';
  const [year = 0, monthNo = 0] = month.split('-').map(Number);
  add('a client', whole, ofRun(world, 'plainClient', [{ ...client, 'Phone': '1' }]));
  add('a client', finder, ofRun(world, 'finderClient', [{ ...client, 'Phone': '2' }]));
  add('a referral', whole, ofRun(world, 'plainReferral', [referral]));
  add('a referral', finder, ofRun(world, 'finderReferral', [referral]));
  add('a session', whole, ofRun(world, 'plainSession', [session]));
  add('a session', finder, ofRun(world, 'finderSession', [session]));
  add('edit a client', whole, ofRun(world, 'plainEdit', ['C-00054', 'Street', '13 Elm St']));
  add('edit a client', finder, ofRun(world, 'finderEdit', ['C-00054', 'Street', '14 Elm St']));
  add('load a client', whole, ofRun(world, 'plainLoad', ['C-00055']));
  add('load a client', finder, ofRun(world, 'finderLoad', ['C-00055']));
  add('open the sidebar', whole, ofRun(world, 'plainOpen'));
  add('a month’s totals', whole, ofRun(world, 'plainMonth', [year, monthNo - 1]));
  add('dailyRun, a usual night', whole, ofRun(world, 'plainDaily'));
  if (size <= mostForFinderDaily) add('dailyRun, a usual night', finder, ofRun(world, 'finderDaily'));
}

async function npm(world: World, add: Add): Promise<void> {
  const by = 'npm google-spreadsheet';
  const api = await restClient(world);
  add('a client', by, await ofRest(world, () => saveClient(api, { ...client, 'Phone': '3' })));
  add('a referral', by, await ofRest(world, () => saveReferral(api, referral)));
  add('a session', by, await ofRest(world, () => saveSession(api, session)));
  add('edit a client', by, await ofRest(world, () => editClient(api, 'C-00054', 'Street', '15 Elm St')));
  add('load a client', by, await ofRest(world, () => loadClient(api, 'C-00055')));
  add('open the sidebar', by, await ofRest(world, () => openSidebar(api, '3/2/2026')));
  add('a month’s totals', by, await ofRest(world, () => monthTotals(api, month)));
  add('dailyRun, a usual night', by, await ofRest(world, () => recountAll(api)));
  await api.close();
}
