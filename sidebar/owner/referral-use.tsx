// How far referrals with visits in a month are used: by insurer, and one by one where asked.

import { useEffect, useState } from 'preact/hooks';
import type { ReferralUse as Use, UseOfInsurer } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { CountLink } from '../count-link.tsx';
import { get } from '../door.ts';
import { Link, Note } from '../parts.tsx';
import { Meter } from '../referral/meter.tsx';
import { StandingChip } from '../today/session-line.tsx';

const inView = 40;

export function ReferralUse({ month }: { month: string }) {
  const [found, setFound] = useState<{ month: string; lines: Use[]; insurers: UseOfInsurer[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  const load = () => {
    setFailed(false);
    get('summary.referrals', { month }).then(setFound, () => setFailed(true));
  };
  useEffect(load, [month]);
  if (failed) return <Note tone="bad" live>The referrals could not be counted. <Link onClick={load}>Try again</Link></Note>;
  if (found?.month !== month || found.lines.length === 0) return null;
  return (
    <section class="card">
      <h2>Referrals used <span class="muted small">with visits in this month, by now</span></h2>
      <ul class="list num">{found.insurers.map((one) => <li key={one.insurer}><span class="grow"><span class="clip">{one.insurer}</span><span class="small muted">{useInWords(one)}</span><Meter used={one.used} booked={one.booked} of={one.of} /></span></li>)}</ul>
      <Link onClick={() => setOpen(!open)}>{open ? 'Hide' : 'Show'} the {found.lines.length === 1 ? 'referral' : `${found.lines.length} referrals`}</Link>
      {open && <ul class="list num">{found.lines.slice(0, inView).map((line) => <OrderLine key={line.id} line={line} />)}</ul>}
      {open && found.lines.length > inView && <p class="small muted">The {inView} used furthest.</p>}
    </section>
  );
}

const useInWords = ({ referrals, used, of, percent, open }: UseOfInsurer): string =>
  [`${referrals} ${referrals === 1 ? 'referral' : 'referrals'}`, ...(percent === null ? [] : [`${used} of ${of} visits, ${percent} %`]), ...(open > 0 ? [`${open} without a number`] : [])].join(' · ');

function OrderLine({ line }: { line: Use }) {
  const { start, go } = useClinic();
  return (
    <li>
      <span class="grow">
        <span class="clip">{listedOf(start, line.client)?.caption ?? line.client} <StandingChip standing={line.standing} /></span>
        <span class="small muted"><CountLink of={line.id} count="visitsUsed">{line.used} used</CountLink>{line.of === null ? '' : ` of ${line.of}`}{line.percent === null ? '' : `, ${line.percent} %`}</span>
      </span>
      <button type="button" class="link" aria-label={`Open ${line.id}`} onClick={() => go({ at: 'form', table: 'referrals', id: line.id, row: line.at })}>Open</button>
    </li>
  );
}
