// The tab Measures: each measure of the case with its first and last value beside, saved together with the note.

import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '../../src/kit/day.ts';
import type { Loaded } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { ask, get } from '../door.ts';
import type { Form } from '../form/at-work.ts';
import { Link, Moving, Note } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';
import { useWalk } from '../use-walk.ts';
import { AddMeasure } from './add-measure.tsx';
import { answersIn, difference, linesOf, numberIn, slipIn, typedMeasures, typicalOf, whenField, type Measured, type MeasureLine } from './measured.ts';

export function Measures({ form }: { form: Form }) {
  const client = form.values['Client ID'] ?? '';
  const caseId = form.values['Case ID'] ?? '';
  const [found, setFound] = useState<{ rows: Loaded[]; worth: string[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const [added, setAdded] = useState<Measured[]>(typedMeasures(form.values).map(({ of }) => of));
  const load = () => {
    setFailed(false);
    Promise.all([get('measures.find', { by: { 'Client ID': client }, limit: 200 }), worthOf(caseId)]).then(([{ rows }, worth]) => setFound({ rows, worth }), () => setFailed(true));
  };
  useEffect(load, [client, caseId]);
  const walk = useWalk();
  if (caseId === '') return <p class="muted">Measures belong to a case: its first value is the baseline. Choose the case under Booking, in the note.</p>;
  if (failed) return <Note tone="bad" live>The measures could not be read. <Link onClick={load}>Try again</Link></Note>;
  if (!found) return <Moving said="Reading the measures…" />;
  const lines = linesOf(found.rows, { caseId, session: form.place.id ?? '', worth: found.worth, added });
  const when = form.values[whenField] || 'before';
  return (
    <div class="section">
      {lines.length > 0 && (
        <div class="picks" role="radiogroup" aria-label="Taken before or after the treatment" {...walk(true)}>
          {['before', 'after'].map((each) => (
            <button key={each} type="button" role="radio" aria-checked={each === when} tabIndex={each === when ? 0 : -1} class={each === when ? 'pick on' : 'pick'} onClick={() => form.fill({ [whenField]: each })}>{each} the treatment</button>
          ))}
        </div>
      )}
      {lines.length === 0 && <p class="muted">Nothing measured yet. A first value becomes the case’s baseline.</p>}
      <ul class="list">{lines.map((line) => <LineOf key={line.key} line={line} form={form} />)}</ul>
      <AddMeasure taken={lines} onAdd={(of) => setAdded([...added, of])} />
      <p class="help">Saved together with the note. Of a licensed form only the score is kept: type it, or the answers one after the other.</p>
    </div>
  );
}

/** What is worth measuring by the condition of the case. */
async function worthOf(caseId: string): Promise<string[]> {
  if (caseId === '') return [];
  const answer = await ask('cases.load', { id: caseId });
  const condition = answer.ok ? String(answer.value.row.Condition ?? '') : '';
  const filled = condition === '' ? undefined : await ask('conditions.fill', { condition });
  return filled?.ok ? filled.value.measures : [];
}

const shortUnits: Record<string, string> = { degrees: '°', points: 'pts' };

function LineOf({ line, form }: { line: MeasureLine; form: Form }) {
  const { start } = useClinic();
  const text = form.values[line.key] ?? '';
  const answers = answersIn(line.kind, text);
  const { value: scored, waiting } = useAsked('measures.score', answers ? { kind: line.kind, items: answers } : null, 250);
  const value = answers ? (waiting ? undefined : scored?.score ?? undefined) : numberIn(text);
  const wrong = form.errors[line.key] ?? (text.trim() !== '' && !answers && value === undefined ? 'A number, or the answers one after the other.' : slipIn(line, value));
  const usual = typicalOf(line, start.lists.motions);
  const name = [line.kind, line.what, line.side].filter(Boolean).join(', ');
  const id = `m-${line.key.replace(/[^a-z0-9]+/gi, '-')}`;
  return (
    <li class={wrong ? 'measure invalid' : 'measure'}>
      <label class="grow" for={id}>{name}
        <span class="small muted before num">{line.first && line.last ? <>{line.first.on !== line.last.on && `first ${line.first.value} (${formatDay(line.first.on, 'short')}) · `}last {line.last.value} ({formatDay(line.last.on, 'short')})</> : 'first value: the baseline'}{usual && ` · ${usual}${shortUnits[line.unit] ?? ` ${line.unit}`}`}</span>
      </label>
      <span class="value"><input id={id} type="text" inputMode="decimal" autocomplete="off" value={text} aria-invalid={wrong !== ''} aria-describedby={`${id}-says`} onInput={(event) => form.fill({ [line.key]: event.currentTarget.value })} /> <span class="small muted">{shortUnits[line.unit] ?? line.unit}</span></span>
      <span id={`${id}-says`} class="says small" role="status">
        {wrong ? <span class="is-bad">● {wrong}</span> : answers && scored && !waiting && scored.score === null ? <span class="is-warn">! {scored.missing} answers are missing.</span> : value !== undefined && (
          <>{answers && <b>{value} </b>}{scored && answers && scored.band ? `${scored.band} · ` : ''}{line.last ? `${difference(line.last.value, value)} since ${formatDay(line.last.on, 'short')}` : ''}{line.first && line.last && line.first.on !== line.last.on ? `, ${difference(line.first.value, value)} in all` : ''}</>
        )}
      </span>
    </li>
  );
}
