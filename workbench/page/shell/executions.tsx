// The log of runs, newest first: who, how it ended, what it asked of Google and what that would cost there.
import { useState } from 'preact/hooks';
import type { CallRecord } from '../../calls.ts';
import type { Desk } from '../desk.ts';
import { Empty } from './empty.tsx';
import { momentWords, realTime, seconds } from './words.ts';

const KINDS: Record<string, string> = { client: 'sidebar', menu: 'menu', api: 'scripts.run', trigger: 'trigger', simple: 'simple trigger', rest: 'outside client' };

export function Executions({ desk }: { desk: Desk }) {
  const [open, setOpen] = useState<number | null>(null);
  if (desk.recent.length === 0) return <Empty>Nothing has run. Every run of a function is listed here with the calls it made to Google.</Empty>;
  return (
    <table class="log">
      <thead><tr><th>Function</th><th>Status</th><th>By</th><th>Started</th><th class="number">Reads</th><th class="number">Writes</th><th class="number">Calls</th><th class="number">Cells read</th><th class="number">Cells written</th><th class="number">On Google</th><th class="number">Here</th></tr></thead>
      <tbody>
        {desk.recent.map((run) => [
          <tr key={run.execution} class="clickable" onClick={() => setOpen(open === run.execution ? null : run.execution)}>
            <td><button class="link" aria-expanded={open === run.execution}>{run.functionName}</button> <span class="muted small">{KINDS[run.kind] ?? run.kind}</span></td>
            <td><Status run={run} /></td>
            <td class="muted">{run.user || (run.kind === 'trigger' ? 'the timer' : 'nobody named')}</td>
            <td class="num">{momentWords(run.startedAt)}</td>
            <td class="number">{run.reads}</td>
            <td class="number">{run.writes}</td>
            <td class="number">{run.total}</td>
            <td class="number">{run.cellsRead.toLocaleString('en-US')}</td>
            <td class="number">{run.cellsWritten.toLocaleString('en-US')}</td>
            <td class="number">{seconds(run.modeledSeconds)}</td>
            <td class="number">{run.outcome === 'running' ? '' : realTime(run.realMs)}</td>
          </tr>,
          open === run.execution && <tr key={`${run.execution} more`} class="more"><td colSpan={11}><More run={run} /></td></tr>,
        ])}
      </tbody>
    </table>
  );
}

function Status({ run }: { run: CallRecord }) {
  if (run.outcome === 'done') return <span class="chip good">✓ done</span>;
  if (run.outcome === 'running') return <span class="chip info">… running</span>;
  return <span class="chip bad">× {run.outcome}</span>;
}

function More({ run }: { run: CallRecord }) {
  const calls = Object.entries(run.calls).sort(([, a], [, b]) => b - a);
  return (
    <div class="run-more">
      {run.message && <p class="note bad">{run.message}</p>}
      <div>{calls.map(([method, times]) => <span key={method} class="call"><code>{method}</code> × {times}</span>)}{calls.length === 0 && <span class="muted">It made no call.</span>}</div>
      {run.log.length > 0 && <pre>{run.log.map(({ level, message }) => `${level.padEnd(6)} ${message}`).join('\n')}</pre>}
    </div>
  );
}
