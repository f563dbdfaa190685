// The history of one record: who, when, which fields, before and after; the owner can put a field back.

import { useEffect, useState } from 'preact/hooks';
import type { History, Restore } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import { useClinic } from '../clinic.ts';
import { ask, get, newRequestId } from '../door.ts';
import { Bar, Link, Moving, Note, Out } from '../parts.tsx';
import { mayRestore } from '../roles.ts';
import { nameOfPrefix } from '../tables.ts';
import { plural } from '../words.ts';
import { HistoryEntry } from './history-entry.tsx';
import { wordsOf } from '../trouble.ts';

/** What is to be put back, and what still has to be said to do it. */
interface Putting extends Restore { issues: Issue[] }

export function HistoryPanel({ id, row }: { id: string; row?: number }) {
  const { start, take } = useClinic();
  const [history, setHistory] = useState<History | null>(null);
  const [failed, setFailed] = useState('');
  const [putting, setPutting] = useState<Putting | null>(null);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const load = () => {
    setFailed('');
    get('history.of', { id, at: row }).then(setHistory, (caught: unknown) => setFailed(wordsOf(caught)));
  };
  useEffect(load, [id]);
  const putBack = async (restore: Restore) => {
    setBusy(true);
    setFailed('');
    setTold('');
    try {
      const answer = await ask('history.restore', restore, { requestId: newRequestId() });
      if (!answer.ok) return answer.issues.some((issue) => issue.ask || issue.code === 'signed') ? setPutting({ ...restore, issues: answer.issues }) : setFailed(answer.issues.map((issue) => issue.message).join(' '));
      setPutting(null);
      setTold(`${restore.field} is back. The history tells it.`);
      const name = nameOfPrefix(id.split('-')[0] ?? '');
      if (name) take([{ id, at: answer.value.at, row: answer.value.row, table: name }, ...(answer.value.also ?? [])]);
      load();
    } catch (caught) {
      setFailed(wordsOf(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Bar title="History" beside={id} />
      <main class="body" aria-busy={busy}>
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Read again</Link></Note>}
        {told && <Note tone="good" live>{told}</Note>}
        {busy && <Moving said="Saving…" />}
        {!history && !failed && <Moving said="Reading the journal…" />}
        {putting && !busy && <Asking putting={putting} onAnswer={putBack} onCancel={() => setPutting(null)} />}
        {history?.lines.length === 0 && <p class="muted">Nobody has saved {id} here yet. What is saved from now on appears here.</p>}
        {history?.lines.map((line) => (
          <HistoryEntry key={line.line} line={line} zone={start.timeZone} onPutBack={mayRestore(start.role) && line.edited ? (field) => void putBack({ id, at: row, field, line: line.line }) : undefined} />
        ))}
        {history !== null && history.more > 0 && <p class="muted small">{plural(history.more, 'older line')} in the tab Journal.</p>}
        {history !== null && history.archives.length > 0 && (
          <p class="muted small">Earlier years: {history.archives.map(({ year, url }) => <span key={year}> <Out to={url}>{year}</Out></span>)}</p>
        )}
      </main>
    </>
  );
}

function Asking({ putting, onAnswer, onCancel }: { putting: Putting; onAnswer(restore: Restore): void; onCancel(): void }) {
  const { issues, ...restore } = putting;
  const [reason, setReason] = useState(restore.reason ?? '');
  const signed = issues.some((issue) => issue.code === 'signed');
  const again = () => onAnswer({ ...restore, confirm: [...new Set([...(restore.confirm ?? []), ...issues.filter((issue) => issue.ask).map((issue) => issue.code)])], ...(signed ? { reason } : {}) });
  return (
    <div class="question" role="alertdialog" aria-label={`Before ${restore.field} is put back`}>
      {issues.map((issue) => <Note key={issue.message} tone="warn">{issue.message}</Note>)}
      {signed && <div class="field"><label for="why">Why is it corrected?</label><input id="why" value={reason} onInput={(event) => setReason(event.currentTarget.value)} /></div>}
      <div class="answers">
        <button type="button" class="plain" onClick={onCancel}>Leave it</button>
        <button type="button" class="main" aria-disabled={signed && reason.trim() === ''} onClick={() => { if (!signed || reason.trim() !== '') again(); }}>Put it back</button>
      </div>
    </div>
  );
}
