// The order as written, read while one types: shown in words before it counts, filled in on a yes.

import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import { useClinic } from '../clinic.ts';
import { fieldId } from '../form/layout.ts';
import type { Form } from '../form/at-work.ts';
import { Link, Note } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';
import { endOf, inWords, isSomething, toFill, unsettled, type Reading } from './reading.ts';

export function ReadOrder({ form }: { form: Form }) {
  const { start } = useClinic();
  const text = (form.values['Order as written'] ?? '').trim();
  const { value: read, waiting } = useAsked('referrals.readOrder', text.length >= 3 ? { text } : null, 400);
  const [chosen, setChosen] = useState<{ text: string; reading: Reading } | null>(null);
  const [closed, setClosed] = useState('');
  const picked = chosen?.text === text ? chosen.reading : undefined;
  const reading: Reading | undefined = picked ? { ...picked, minutes: picked.minutes ?? read?.minutes, codes: read?.codes, regions: read?.regions } : read && read.ask.length === 0 ? read : undefined;
  const end = endOf(reading ?? { for: null }, form.values, start.today);
  const keepEnd = useEndKept(form, text, end);
  const isNew = text.length >= 3 && closed !== text && text !== (form.draft.opened['Order as written'] ?? '').trim();
  const why = isNew ? unsettled({ waiting, asks: (read?.ask.length ?? 0) > 0 && !picked, filling: reading ? toFill(reading, end, form.values) : {}, values: form.values }) : '';
  useEffect(() => { form.hold('Order as written', why); }, [why]);
  useEffect(() => () => form.hold('Order as written', ''), []);
  if (text.length < 3 || closed === text) return null;
  if (waiting && !read) return <div class="beneath" role="status">Reading the order…</div>;
  const toFields = () => document.getElementById(fieldId('Visits authorized'))?.focus();
  const change = () => {
    setClosed(text);
    toFields();
  };
  if (read && read.ask.length > 0 && !picked) {
    return (
      <Note tone="info" live>
        <b>Which is meant?</b>
        <div class="picks ask">
          {read.ask.map((each) => <button key={each.label} type="button" class="pick" disabled={waiting} onClick={() => setChosen({ text, reading: each })}>{each.label}</button>)}
        </div>
        <Link onClick={change}>{read.ask.length === 2 ? 'Neither' : 'None of these'}; I fill it in</Link>
      </Note>
    );
  }
  if (!reading || !(isSomething(reading) || end)) return <div class="beneath" role="status">No visits or dates found in the order; fill them in below.</div>;
  const filling = toFill(reading, end, form.values);
  if (!waiting && Object.entries(filling).every(([heading, value]) => form.values[heading] === value)) return <div class="beneath is-good" role="status">✓ Filled in from the order{reading.for && !end ? '; the end follows when you write its date' : ''}.</div>;
  const accept = () => {
    form.fill(filling);
    keepEnd();
    toFields();
  };
  return (
    <Note tone="info" live>
      <b>Read as</b> {inWords(reading)}{end && <>{inWords(reading) && ', '}until <b>{formatDay(end)}</b></>}.
      {reading.for && !end && <div>Write the date of the order to see until when.</div>}
      {reading.regions && reading.regions.length > 0 && <div>Regions: {reading.regions.join(', ')}.</div>}
      {reading.codes && reading.codes.length > 0 && <div>{reading.codes.length === 1 ? 'Code' : 'Codes'}: {reading.codes.join(', ')}.</div>}
      {/* What is shown is of the words before these: no yes to that. */}
      <div>{waiting ? <span class="small">Reading on…</span> : <><Link onClick={accept}>That is right</Link> · <Link onClick={change}>Change</Link></>}</div>
    </Note>
  );
}

/** Once agreed to, the end goes with the order's date, as long as nobody writes another. */
function useEndKept(form: Form, text: string, end: string): () => void {
  const agreed = useRef<{ text: string; end: string } | null>(null);
  const here = form.values['Ends on'] ?? '';
  useEffect(() => {
    const was = agreed.current;
    if (!was || was.text !== text || end === '' || was.end === end) return;
    agreed.current = { text, end };
    // An end that was taken out again stays out.
    if (here === was.end) form.fill({ 'Ends on': end });
  }, [text, end]);
  return () => { agreed.current = { text, end }; };
}
