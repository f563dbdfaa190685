// Visits per insurer of a month, and how far referrals are used; every number opens its rows.

import { useEffect, useState } from 'preact/hooks';
import { addDays, addMonths, formatMonth, monthOf, monthStart } from '../../src/kit/day.ts';
import type { SummaryLine } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { CountLink } from '../count-link.tsx';
import { get } from '../door.ts';
import { Bar, Link, Moving, Note } from '../parts.tsx';
import { MonthFigures } from './month-figures.tsx';
import { ReferralUse } from './referral-use.tsx';
import { wordsOf } from '../trouble.ts';
import { plural } from '../words.ts';

/** In the first days of a month, the one before is looked at. */
const daysOfOldMonth = 7;

const money = (amount: number): string => `${amount < 0 ? '−' : ''}$${Math.abs(Math.round(amount)).toLocaleString('en-US')}`;

export function MonthPanel() {
  const { start, kept } = useClinic();
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
            <thead><tr><th>Insurer</th><th class="right">Visits</th><th class="right">Charged</th><th class="right">Owed</th></tr></thead>
            <tbody>{ready.lines.map((line) => <LineOf key={line.insurer} line={line} name={line.insurerName || line.insurer} insurer={line.insurer} />)}</tbody>
            <tfoot><LineOf line={ready.total} name="All" /></tfoot>
          </table>
        )}
        {ready && ready.lines.length > 0 && <ReferralUse month={month} />}
        {ready && <MonthFigures month={month} />}
      </main>
    </>
  );
}

/** Without an insurer, of all; '' is the client's own. */
function LineOf({ line, name, insurer }: { line: SummaryLine; name: string; insurer?: string }) {
  const { month } = line;
  const cell = (count: string, shown: string, said: string, isAny: boolean) =>
    <td class="right">{isAny ? <CountLink count={count} month={month} insurer={insurer} label={`${said}, ${name}`}>{shown}</CountLink> : shown}</td>;
  const apart: [count: string, n: number, words: string][] = [['notCovered', line.notCovered, 'not covered'], ['overridden', line.overridden, 'of them with a reason']];
  return (
    <tr>
      <th scope="row">
        {name}
        {apart.map(([count, n, words]) => n > 0 && <div key={count} class="small"><CountLink count={count} month={month} insurer={insurer} label={`${n} ${words}, ${name}`}>{n} {words}</CountLink></div>)}
      </th>
      {cell('visits', String(line.visits), plural(line.visits, 'visit'), line.visits > 0)}
      {cell('charged', money(line.charged), `${money(line.charged)} charged`, line.charged !== 0)}
      {cell('outstanding', money(line.outstanding), `${money(line.outstanding)} owed`, line.outstanding !== 0)}
    </tr>
  );
}
