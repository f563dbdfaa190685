// Progress reports that are due, each made where it is listed; as a panel of its own and as a view of the desk.

import { useState } from 'preact/hooks';
import type { DeskReport } from '../../src/kit/door.ts';
import { listedOf, useClinic } from '../clinic.ts';
import { MakePapers } from '../documents/make.tsx';
import { Bar, Link, Moving, Note, walkLines } from '../parts.tsx';
import { mayWriteNotes } from '../roles.ts';
import { withDays } from '../words.ts';
import { useDesk } from './use-desk.ts';

export function ReportsPanel() {
  const { start, go } = useClinic();
  const { desk, failed, load } = useDesk();
  return (
    <>
      <Bar title="Make reports" beside={desk && desk.reports.length > 0 ? String(desk.reports.length) : undefined} />
      <main class="body" onKeyDown={walkLines}>
        {failed && <Note tone="bad" live>{failed} <Link onClick={load}>Try again</Link></Note>}
        {!desk && !failed && <Moving said="Looking which reports are due…" />}
        {desk && desk.reports.length === 0 && <p class="muted">No progress report is due. By the rules of each insurer they are listed here when they are.</p>}
        {desk && desk.reports.length > 0 && <ul class="list">{desk.reports.map((report) => <ReportLine key={report.referral} report={report} />)}</ul>}
        {desk && mayWriteNotes(start.role) && <p class="help">Any other report, letter or bill: find the client, open the referral, cover or session, and make it there. <Link onClick={() => go({ at: 'today' })}>Find a client</Link></p>}
      </main>
    </>
  );
}

/** `onMade` reads the list again. */
export function ReportLine({ report, onMade }: { report: DeskReport; onMade?(): void }) {
  const { start, go, say } = useClinic();
  const [open, setOpen] = useState(false);
  const who = report.clientName || report.client;
  return (
    <li class="with-acts">
      <span class="grow">
        <Link onClick={() => go({ at: 'client', id: report.client, row: listedOf(start, report.client)?.at ?? 0 })}>{who}</Link>
        <div class="small">{withDays(report.why)}</div><div class="small muted">{report.insurer}</div>
      </span>
      {mayWriteNotes(start.role)
        ? <button type="button" class="link" data-line aria-label={`Make: ${who}`} aria-expanded={open} onClick={() => setOpen(!open)}>Make</button>
        : <span class="small muted">for the therapist</span>}
      {open && <div class="acts"><MakePapers of="referral" only="progress report" about={report.referral} at={report.at} onClose={() => setOpen(false)} onMade={onMade && ((notes) => { say([`${who}: the report is written.`, ...notes].join(' ')); onMade(); })} /></div>}
    </li>
  );
}
