// What was understood of the procedures: minutes beside the hands-on time, units by the insurer's rule, what to look at.

import { useMemo } from 'preact/hooks';
import { readProcedures } from '../../src/clinic/sessions/units.ts';
import { useClinic } from '../clinic.ts';
import { fieldId } from '../form/layout.ts';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';
import { plural } from '../words.ts';
import { CopyFromLast } from './last-visit.tsx';

export function ProceduresRead({ form }: { form: Form }) {
  const { start } = useClinic();
  const text = form.values.Procedures ?? '';
  const { procedures, problems } = readProcedures(text);
  const minutes = procedures.reduce((sum, each) => sum + each.minutes, 0);
  const handsOn = Number(form.values['Hands-on minutes'] ?? '') || 0;
  const insurer = start.cover.find(({ id }) => id === form.values['Cover ID'])?.insurer;
  const rule = start.insurers.find(({ id }) => id === insurer)?.unitsBy || 'cms';
  const having = useMemo(() => (procedures.length > 0 && problems.length === 0 ? { procedures, rule } : null), [text, rule]);
  const { value, waiting } = useAsked('sessions.units', having, 250);
  if (problems.length > 0) return <div class="beneath is-warn" role="status">! {problems[0]}</div>;
  const over = handsOn > 0 && minutes > handsOn;
  return (
    <div class="beneath aids">
      <CopyFromLast form={form} heading="Procedures" />
      <Codes form={form} />
      {procedures.length > 0 && (
        <div class="wide-line" role="status">
          {over ? <div class="is-bad">× {minutes} minutes of procedures, but {handsOn} hands-on. Lower one or correct the times.</div>
            : <div>{minutes} minutes{handsOn > 0 ? ` of ${handsOn} hands-on` : ''}{handsOn > minutes ? `, ${handsOn - minutes} not billed` : ''}
              {value && !waiting && <> · <b>{plural(value.units, 'unit')}</b>{Object.keys(value.byCode).length > 1 && ` (${Object.entries(value.byCode).map(([code, units]) => `${code}: ${units}`).join(', ')})`}{rule !== 'cms' && ` by ${ruleWords[rule] ?? rule}`}</>}</div>}
          {value?.tie && !waiting && <div>The last unit could go to either code; it went to the longer, or to the first.</div>}
          {value?.warnings.map((warning) => <div key={warning} class="is-warn">! {warning}</div>)}
        </div>
      )}
    </div>
  );
}

const ruleWords: Record<string, string> = { midpoint: 'each code alone', visit: 'the visit', length: 'the minutes' };

const inView = 3;

/** Codes begun with a click; the minutes are typed. */
function Codes({ form }: { form: Form }) {
  const { start } = useClinic();
  const here = (form.values.Procedures ?? '').trim();
  const offered = (start.lists.procedures ?? []).filter((line) => !here.includes(line.slice(0, line.indexOf(' ')))).slice(0, inView);
  const begin = (line: string) => {
    form.change('Procedures', `${here}${here && !/[;,]$/.test(here) ? '; ' : here ? ' ' : ''}${line.slice(0, line.indexOf(' '))} × `);
    const box = document.getElementById(fieldId('Procedures'));
    requestAnimationFrame(() => { if (box instanceof HTMLInputElement) { box.focus(); box.setSelectionRange(box.value.length, box.value.length); } });
  };
  return <>{offered.map((line) => <Link key={line} aside label={`Add ${line}`} onClick={() => begin(line)}>+ {line}</Link>)}</>;
}
