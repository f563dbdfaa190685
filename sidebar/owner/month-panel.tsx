// Visits per insurer of a month; every number of visits opens its rows.

import { useEffect, useState } from 'preact/hooks';
import { addDays, addMonths, formatMonth, monthOf, monthStart } from '../../src/kit/day.ts';
import type { SummaryLine } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get } from '../door.ts';
import { Bar, Link, Moving, Note } from '../parts.tsx';
import { wordsOf } from '../trouble.ts';

/** In the first days of a month, the one before is looked at. */
const daysOfOldMonth = 7;

const money = (amount: number): string => `$${Math.round(amount).toLocaleString('en-US')}`;

export function MonthPanel() {
  const { start, go, kept } = useClinic();
  const [month, setMonth] = useState(kept.get('month') ?? monthOf(addDays(start.today, -daysOfOldMonth)));
  const [found, setFound] = useState<{ month: string; lines: SummaryLine[]; total: SummaryLine } | null>(null);
  const [failed, setFailed] = useState('');
  const load = () => {
    setFailed('');
    get('summary.month', { month }).then(setFound, (caught: unknown) => setFailed(wordsOf(caught, 'The month could not be counted.')));
  };
  useEffect(() => {
    kept.set('month', month);
    load();
  }, [month]);
  const move = (by: number) => setMonth(monthOf(addMonths(monthStart(month), by)));
  const ready = found?.month === month ? found : null;
  const row = (line: SummaryLine, name: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td class="right">{line.visits > 0 ? <Link label={`${line.visits} visits, ${name}`} onClick={() => go({ at: 'rows', count: 'visits', of: '', month, insurer: line.insurer || undefined, caption: 'Visits' })}>{line.visits}</Link> : 0}</td>
      <td class="right">{money(line.charged)}</td>
      <td class="right">{line.notCovered}</td>
    </tr>
  );
  return (
    <>
      <Bar title={formatMonth(month)}>
        <button type="button" class="back" aria-label="Month before" onClick={() => move(-1)}>‹</button>
        <button type="button" class="back" aria-label="Month after" disabled={month >= monthOf(start.today)} onClick={() => move(1)}>›</button>
      </Bar>
      <main class="body">
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        {!ready && !failed && <Moving said="Counting visits…" />}
        {ready && ready.lines.length === 0 && <p class="muted">No completed visits in {formatMonth(month)}.</p>}
        {ready && ready.lines.length > 0 && (
          <table class="num">
            <thead><tr><th>Insurer</th><th class="right">Visits</th><th class="right">Charged</th><th class="right">Not cov.</th></tr></thead>
            <tbody>{ready.lines.map((line) => row(line, line.insurerName || line.insurer || 'No insurer'))}</tbody>
            <tfoot>{row({ ...ready.total, insurer: '' }, 'All')}</tfoot>
          </table>
        )}
        {ready && ready.total.overridden > 0 && <p class="small muted">{ready.total.overridden} of those not covered were given with a reason.</p>}
      </main>
    </>
  );
}
