// The order as written, read while one types: shown in words before it counts, filled in on a yes.

import { useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import type { OrderRead } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { fieldId } from '../form/layout.ts';
import { readTypedDay } from '../form/typed.ts';
import type { Form } from '../form/at-work.ts';
import { Link, Note } from '../parts.tsx';
import type { Typed } from '../places.ts';
import { useAsked } from '../use-asked.ts';

type Reading = Pick<OrderRead, 'visits' | 'perWeek' | 'for' | 'days'> & { minutes?: number | null; codes?: string[]; regions?: string[] };

export function ReadOrder({ form }: { form: Form }) {
  const { start } = useClinic();
  const text = (form.values['Order as written'] ?? '').trim();
  const { value: read, waiting } = useAsked('referrals.readOrder', text.length >= 3 ? { text } : null, 400);
  const [chosen, setChosen] = useState<{ text: string; reading: Reading } | null>(null);
  const [closed, setClosed] = useState('');
  const picked = chosen?.text === text ? chosen.reading : undefined;
  const reading: Reading | undefined = picked ? { ...picked, minutes: picked.minutes ?? read?.minutes, codes: read?.codes, regions: read?.regions } : read && read.ask.length === 0 ? read : undefined;
  const from = dayOf(form.values['Starts on'], start.today) || dayOf(form.values['Written on'], start.today);
  const length = reading?.for ?? null;
  const { value: ends } = useAsked('referrals.endsOn', from && length ? { start: from, amount: length.amount, unit: length.unit } : null, 100);
  if (text.length < 3 || closed === text) return null;
  if (waiting && !read) return <div class="beneath" role="status">Reading the order…</div>;
  if (read && read.ask.length > 0 && !picked) {
    return (
      <Note tone="info" live>
        <b>Which is meant?</b>
        <div class="picks ask">
          {read.ask.map((each) => <button key={each.label} type="button" class="pick" onClick={() => setChosen({ text, reading: each })}>{each.label}</button>)}
        </div>
        <Link onClick={() => setClosed(text)}>Neither; I fill it in</Link>
      </Note>
    );
  }
  const end = length && from ? ends?.end ?? '' : '';
  const filling = reading ? toFill(reading, end, form.values) : {};
  if (!reading || Object.keys(reading.visits || reading.perWeek || reading.for || reading.minutes || reading.codes?.length ? { some: 1 } : {}).length === 0) {
    return <div class="beneath" role="status">No visits or dates found in the order; fill them in below.</div>;
  }
  if (Object.entries(filling).every(([heading, value]) => form.values[heading] === value)) return <div class="beneath is-good" role="status">✓ Filled in from the order.</div>;
  const toFields = () => document.getElementById(fieldId('Visits authorized'))?.focus();
  const change = () => {
    setClosed(text);
    toFields();
  };
  const accept = () => {
    form.fill(filling);
    toFields();
  };
  return (
    <Note tone="info" live>
      <b>Read as</b> {inWords(reading)}{end && <>, until <b>{formatDay(end)}</b></>}.
      {length && !from && <div>Write the date of the order to see until when.</div>}
      {reading.regions && reading.regions.length > 0 && <div>Regions: {reading.regions.join(', ')}.</div>}
      {reading.codes && reading.codes.length > 0 && <div>{reading.codes.length === 1 ? 'Code' : 'Codes'}: {reading.codes.join(', ')}.</div>}
      <Link onClick={accept}>That is right</Link> · <Link onClick={change}>Change</Link>
    </Note>
  );
}

function dayOf(text: string | undefined, today: string): string {
  const read = text ? readTypedDay(text, today) : { why: '' };
  return 'day' in read ? read.day : '';
}

function inWords({ visits, perWeek, for: length, minutes }: Reading): string {
  return [
    visits && `${visits} ${visits === 1 ? 'visit' : 'visits'}`,
    perWeek && `${perWeek} a week`,
    length && `for ${length.amount} ${length.amount === 1 ? length.unit.replace(/s$/, '') : length.unit}`,
    minutes && `${minutes} minutes each`,
  ].filter(Boolean).join(', ');
}

/** Only what was read, and lists only where nothing stands yet. */
function toFill({ visits, perWeek, minutes, codes, regions }: Reading, end: string, values: Typed): Typed {
  const filling: Typed = {};
  if (visits) filling['Visits authorized'] = String(visits);
  if (perWeek) filling['Visits per week'] = String(perWeek);
  if (minutes) filling.Minutes = String(minutes);
  if (end) filling['Ends on'] = end;
  if (codes?.length && !values['Diagnosis codes']) filling['Diagnosis codes'] = codes.join('; ');
  if (regions?.length && !values.Regions) filling.Regions = regions.join('; ');
  return filling;
}
