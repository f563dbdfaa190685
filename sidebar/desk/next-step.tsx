// The one next step of a line: ask the doctor, mark the paper sent, received or filed, add the order. A mark can be undone.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskLine, DoorRow } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import { ask, newRequestId } from '../door.ts';
import { Chip, Out } from '../parts.tsx';
import { mayWriteNotes } from '../roles.ts';
import { capital } from '../tables.ts';
import { wordsOf } from '../trouble.ts';
import { withDays } from '../words.ts';

const ways = ['fax', 'mail', 'email', 'portal', 'hand'];

interface Mark { row: DoorRow; back: DoorRow; said: string }

const sent = (way: string): Mark => ({ row: { 'State': 'sent', 'Sent how': way }, back: { 'State': 'draft', 'Sent how': '', 'Sent on': '', 'Due back on': '' }, said: `marked sent by ${way}.` });
const received: Mark = { row: { State: 'signed' }, back: { 'State': 'sent', 'Returned on': '' }, said: 'the signed order came back today.' };
const filed: Mark = { row: { State: 'filed' }, back: { State: 'signed' }, said: 'filed.' };

/** `onDone` reads the desk again. */
export function NextStep({ line, onDone }: { line: DeskLine; onDone(): void }) {
  const { start, go, say } = useClinic();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const [open, setOpen] = useState(false);
  const who = line.clientName || line.client;
  const box = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  // The step just done is gone from the page: the keys go on with the next one.
  useLayoutEffect(() => {
    if (acted.current && document.activeElement === document.body) box.current?.querySelector<HTMLElement>('[data-line]')?.focus();
    acted.current = false;
  }, [line.next]);

  const save = (row: DoorRow, said: string, undo?: DoorRow) => {
    const document = line.document;
    if (busy || !document) return;
    setBusy(true);
    setWrong('');
    ask('documents.save', { row, id: document.id, at: document.at }, { requestId: newRequestId() }).then((answer) => {
      if (!answer.ok) return setWrong(answer.issues.map((issue) => withDays(issue.message)).join(' '));
      setOpen(false);
      acted.current = true;
      say(`${who}: ${said}`, undo && (() => save(undo, 'as it was before.')));
      onDone();
    }).catch((caught: unknown) => setWrong(wordsOf(caught, 'No answer. Look whether it was done before trying again.'))).finally(() => setBusy(false));
  };
  const mark = ({ row, back, said }: Mark) => save(row, said, back);
  const addOrder = () => go({ at: 'form', table: 'referrals', given: { 'Client ID': line.client, 'Cover ID': line.cover } });
  const act = () => {
    switch (line.next) {
      case 'ask for a new one': case 'mark sent': return setOpen(!open);
      case 'mark received': return mark(received);
      case 'mark filed': return mark(filed);
      case 'add referral': return addOrder();
      case 'complete': return go({ at: 'form', table: 'referrals', id: line.id, row: line.at });
      case '': return undefined;
    }
  };
  const unfolds = line.next === 'mark sent' || line.next === 'ask for a new one';
  // The letter speaks of the notes.
  const notTheirs = line.next === 'ask for a new one' && !mayWriteNotes(start.role);
  return (
    <div ref={box} class="next-step">
      {line.says && <Chip tone={line.says.includes('overdue') ? 'bad' : 'info'} mark="">{line.says}</Chip>}
      <Out to={line.document?.file ?? ''} small>open the letter</Out>
      {notTheirs && <><span class="small muted">The therapist writes the request: it speaks of the notes.</span> <button type="button" class="link" data-line aria-label={`Add the new order: ${who}`} onClick={addOrder}>Add the new order</button></>}
      {line.next && !notTheirs && !(open && line.next === 'ask for a new one') && (
        <button type="button" class="link" data-line aria-label={`${capital(line.next)}: ${who}`} aria-expanded={unfolds ? open : undefined} onClick={act}>
          {busy ? 'Saving…' : capital(line.next)}
        </button>
      )}
      {open && line.next === 'ask for a new one' && (
        <MakePapers of="referral" only="re-referral request" about={line.id} at={line.at} onClose={() => setOpen(false)}
          onMade={(notes) => { setOpen(false); acted.current = true; say([`${who}: the request is written.`, ...notes].join(' ')); onDone(); }} />
      )}
      {open && line.next === 'mark sent' && (
        <span class="picks" role="group" aria-label="How it was sent">
          {ways.map((way) => <button key={way} type="button" class="pick" onClick={() => mark(sent(way))}>{way}</button>)}
        </span>
      )}
      {wrong && <span class="error" role="alert">{wrong}</span>}
    </div>
  );
}
