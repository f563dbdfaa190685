// Whether the session is covered, told while the form is filled; nothing is saved for it.

import { useContext } from 'preact/hooks';
import { listedOf, useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { Link, Note, type Tone } from '../parts.tsx';
import type { Place } from '../places.ts';
import { Meter } from '../referral/meter.tsx';
import { capital } from '../tables.ts';
import { withDays } from '../words.ts';
import { SessionContext } from './around.tsx';
import { type Remedy, remediesFor } from './remedies.ts';

const tones: Record<string, [Tone, string]> = { yes: ['good', 'Covered.'], check: ['warn', ''], no: ['bad', 'Not covered.'] };

export function CoverCheck({ form }: { form: Form }) {
  const { start, go } = useClinic();
  const { value, waiting } = useContext(SessionContext).check;
  const status = form.values.Status ?? '';
  if (status !== 'booked' && status !== 'completed') return null;
  if (form.values['Client ID'] && !form.values['Cover ID'] && !form.values['Referral ID']) return <p class="muted small checked">No cover chosen: the client pays.</p>;
  if (!value) return waiting ? <div class="checked"><Note tone="idle" live>Checking the cover…</Note></div> : null;
  const [tone, word] = tones[value.covered] ?? tones.check ?? ['warn', ''];
  const [, used = '', of = ''] = /(\d+) of (\d+)/.exec(value.visit ?? '') ?? [];
  const client = form.values['Client ID'] ?? '';
  const cover = form.values['Cover ID'] ?? '';
  const placeFor = (remedy: Remedy, id?: string): Place => {
    switch (remedy) {
      case 'complete the referral': return { at: 'form', table: 'referrals', id, row: listedOf(start, id ?? '')?.at };
      case 'add a referral': return { at: 'form', table: 'referrals', given: { 'Client ID': client, ...(cover ? { 'Cover ID': cover } : {}) } };
      case 'add the authorization': return { at: 'form', table: 'authorizations', given: { 'Cover ID': cover } };
      case 'open the cover': return { at: 'form', table: 'cover', id: cover, row: listedOf(start, cover)?.at };
    }
  };
  return (
    <div class={waiting ? 'checked waits' : 'checked'}>
      <Note tone={tone} live>
        {word && <b>{word}</b>} {[...value.why, value.covered === 'no' ? '' : value.visit ?? ''].filter(Boolean).map(withDays).join(' ')}
        {value.covered === 'no' && listedOf(start, client) && remediesFor(value.why.join(' ')).map(({ remedy, id }) => <span key={remedy}> <Link onClick={() => go(placeFor(remedy, id))}>{capital(remedy)}</Link></span>)}
      </Note>
      {of && <Meter used={Number(used)} booked={0} of={Number(of)} />}
    </div>
  );
}
