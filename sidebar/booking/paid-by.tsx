// Who pays for a booking: one of the client's covers with the order it counts on, or the client.

import { useEffect } from 'preact/hooks';
import { formatDay, isDay } from '../../src/kit/day.ts';
import type { ListedReferral, Start } from '../../src/kit/door.ts';
import { ofTheCover, ordersOf } from '../client/follow.ts';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { fields } from './series.ts';
import { StandingChip } from '../today/session-line.tsx';
import { withDays } from '../words.ts';

/** A client with several covers, none of them chosen, and nobody has said that the client pays. */
export function isPayerOpen({ values }: Pick<Form, 'values'>, start: Start): boolean {
  const client = values['Client ID'] ?? '';
  return client !== '' && (values['Cover ID'] ?? '') === '' && values[fields.payer] !== client && start.cover.some((line) => line.client === client);
}

export function PaidBy({ form }: { form: Form }) {
  const { start } = useClinic();
  const client = form.values['Client ID'] ?? '';
  const chosen = form.values['Cover ID'] ?? '';
  const open = isPayerOpen(form, start);
  useEffect(() => { form.hold('Cover ID', open ? 'Say who pays: one of the covers, or the client.' : ''); }, [open]);
  if (client === '') return null;
  const covers = start.cover.filter((line) => line.client === client);
  const choose = (cover: string) => form.fill({ ...ofTheCover(cover, client, start), [fields.payer]: client });
  const option = (id: string, said: string, detail: string) => (
    <label key={id} class={id === chosen && !open ? 'option on' : 'option'}>
      <input type="radio" name="paid-by" value={id} checked={id === chosen && !open} aria-invalid={open && 'Cover ID' in form.errors} onChange={() => choose(id)} />
      <span class="clip">{said} {detail && <span class="muted small">{detail}</span>}</span>
    </label>
  );
  return (
    <div class="line">
      <div role="radiogroup" aria-labelledby="paid-by">
        <span class="label" id="paid-by">Paid by</span>
        <div class="options">
          {covers.map((line) => option(line.id, line.caption, withDays(line.detail)))}
          {option('', 'The client', covers.length === 0 ? 'no cover yet' : '')}
        </div>
      </div>
      <div class="under"><Order form={form} client={client} cover={chosen} /></div>
    </div>
  );
}

/** The order the visits count on; a choice only where there are several. */
function Order({ form, client, cover }: { form: Form; client: string; cover: string }) {
  const { start, go } = useClinic();
  const orders = cover === '' ? [] : ordersOf(start, { client, cover });
  const insurer = start.insurers.find(({ id }) => id === start.cover.find((line) => line.id === cover)?.insurer);
  const chosen = form.values['Referral ID'] ?? '';
  const wrong = form.errors['Referral ID'] ?? form.errors['Cover ID'];
  const referral = orders.find(({ id }) => id === chosen);
  const add = <Link onClick={() => go({ at: 'form', table: 'referrals', given: { 'Client ID': client, 'Cover ID': cover } })}>Add a referral</Link>;
  if (wrong) return <div class="error"><span aria-hidden="true">●</span><span>{wrong}</span></div>;
  if (isPayerOpen(form, start)) return <div class="help">Who pays is not chosen yet.</div>;
  if (cover === '') return <div class="help">{start.cover.some((line) => line.client === client) ? 'No insurer is asked; nothing counts on a referral.' : ''}</div>;
  if (insurer?.pays === 'no') return <div class="help is-bad">× {insurer.caption} does not pay for massage, whatever the order says.</div>;
  if (orders.length === 0) return <div class="help">{insurer?.referralNeeded === 'no' ? 'This insurer needs no referral.' : <>! No referral that still counts. {add}</>}</div>;
  if (orders.length === 1 && referral) return <div class="help order"><StandingChip standing={referral.standing} /> {said(referral)}</div>;
  return (
    <select aria-label="Referral" value={chosen} onChange={(event) => form.change('Referral ID', event.currentTarget.value)}>
      <option value="">for each date the order that fits</option>
      {orders.map((order) => <option key={order.id} value={order.id}>{`${said(order)} (${order.standing})`}</option>)}
    </select>
  );
}

/** "5 of 12 visits, 2 booked, until Apr 6". */
const said = ({ used, booked, of, until }: ListedReferral): string =>
  [of === null ? 'no number of visits' : `${used} of ${of} visits`, booked > 0 && `${booked} booked`, isDay(until) && `until ${formatDay(until, 'short')}`].filter(Boolean).join(', ');
