// The one next step of a line: ask the doctor, mark the paper sent or received, add the order.

import { useState } from 'preact/hooks';
import type { DeskLine, DoorRow } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { ask, newRequestId } from '../door.ts';
import { Chip, Out } from '../parts.tsx';
import { capital } from '../tables.ts';

const ways = ['fax', 'mail', 'email', 'portal', 'hand'];

/** `onDone` reads the desk again. */
export function NextStep({ line, onDone }: { line: DeskLine; onDone(): void }) {
  const { go } = useClinic();
  const [busy, setBusy] = useState('');
  const [wrong, setWrong] = useState('');
  const [choosing, setChoosing] = useState(false);

  const run = (said: string, work: () => Promise<string>) => {
    if (busy) return;
    setBusy(said);
    setWrong('');
    work().then((refused) => { if (refused) setWrong(refused); else onDone(); }, () => setWrong('No answer. Look whether it was done before trying again.')).finally(() => setBusy(''));
  };
  const refusalOf = (answer: { ok: true } | { ok: false; issues: { message: string }[] }): string => (answer.ok ? '' : answer.issues.map((issue) => issue.message).join(' '));
  const mark = (row: DoorRow) => run('Saving…', async () =>
    (line.document ? refusalOf(await ask('documents.save', { row, id: line.document.id, at: line.document.at }, { requestId: newRequestId() })) : ''));

  const act = () => {
    switch (line.next) {
      case 'ask for a new one':
        return run('Writing…', async () => refusalOf(await ask('documents.make', { kind: 're-referral request', about: line.id, at: line.at }, { requestId: newRequestId() })));
      case 'mark sent': return setChoosing(!choosing);
      case 'mark received': return mark({ State: 'signed' });
      case 'add referral': return go({ at: 'form', table: 'referrals', given: { 'Client ID': line.client, 'Cover ID': line.cover } });
      case 'complete': return go({ at: 'form', table: 'referrals', id: line.id, row: line.at });
      case '': return undefined;
    }
  };
  return (
    <div class="next-step">
      {line.says && <Chip tone={line.says.includes('overdue') ? 'bad' : 'info'} mark="">{line.says}</Chip>}
      <Out to={line.document?.file ?? ''} small>open the letter</Out>
      {line.next && (
        <button type="button" class="link" data-line aria-label={`${capital(line.next)}: ${line.clientName}`} aria-expanded={line.next === 'mark sent' ? choosing : undefined} onClick={act}>
          {busy || capital(line.next)}
        </button>
      )}
      {choosing && line.next === 'mark sent' && (
        <span class="picks" role="group" aria-label="How it was sent">
          {ways.map((way) => <button key={way} type="button" class="pick" onClick={() => { setChoosing(false); mark({ State: 'sent', 'Sent how': way }); }}>{way}</button>)}
        </span>
      )}
      {wrong && <span class="error" role="alert">{wrong}</span>}
    </div>
  );
}
