// One line of a form: one to three fields with their labels, and under them the place where words appear without a jump.

import type { Column } from '../../src/kit/column.ts';
import { useClinic } from '../clinic.ts';
import { Control } from './control.tsx';
import { PainLast } from './last.tsx';
import { fieldId, labelOf, underId, type Line } from './layout.ts';
import { understood } from './typed.ts';
import type { Form } from './at-work.ts';

export function LineOf({ line, form, buttons = false }: { line: Line; form: Form; buttons?: boolean }) {
  return (
    <div class="line">
      <div class={`fields of${line.length}`}>
        {line.map((column) => (
          <div key={column.heading} data-heading={column.heading} class={`field ${column.kind}${form.errors[column.heading] ? ' invalid' : ''}`}>
            <Label column={column} />
            <Control column={column} form={form} alone={line.length === 1} buttons={buttons} />
          </div>
        ))}
      </div>
      <Under line={line} form={form} />
    </div>
  );
}

/** A note is saved half done, and signed only whole: what it lacks is said in the foot. */
const isOptional = (column: Column): boolean => column.optional && (column.section !== 'Note' || column.more === true);

/** Groups of buttons are named by it, fields are labeled by it. */
function Label({ column }: { column: Column }) {
  return (
    <label id={`${fieldId(column.heading)}-label`} for={fieldId(column.heading)}>
      {labelOf(column)} {column.heading === 'Pain before' ? <PainLast /> : isOptional(column) && <span class="optional">optional</span>}
    </label>
  );
}

/** Words so short that they fit under their own field. */
const short = 24;

/** Whether it says by itself which field is meant. */
const names = (error: string, label: string): boolean => error.toLowerCase().includes(label.toLowerCase());

/** Help keeps its room while an error or what was understood stands in its place, each under its own field. */
function Under({ line, form }: { line: Line; form: Form }) {
  const { start } = useClinic();
  const several = line.length > 1;
  const spoken = line.map((column) => {
    const error = form.errors[column.heading] ?? '';
    return { heading: column.heading, label: labelOf(column), error, words: error || understood(column, form.values[column.heading] ?? '', start.today) };
  });
  const said = spoken.filter(({ words }) => words);
  const fit = several && said.every(({ words }) => words.length <= short);
  const wrong = said.filter(({ error }) => error);
  const shown = fit ? (said.length > 0 ? spoken : []) : wrong.length > 0 ? wrong : said;
  const helps = line.filter((column) => column.help);
  return (
    <div class="under">
      <div class={said.length > 0 ? 'helps behind' : 'helps'}>
        {helps.map((column) => <div key={column.heading} id={said.length > 0 ? undefined : underId(column.heading)} class="help">{several && <b>{labelOf(column)}: </b>}{column.help}</div>)}
      </div>
      <div class={fit ? `spoken fields of${line.length}` : 'spoken'} aria-live="polite">
        {shown.map(({ heading, label, error, words }) => (error
          ? <div key={heading} id={underId(heading)} class="error"><span aria-hidden="true">●</span><span>{several && !fit && !names(error, label) && <b>{label}: </b>}{error}</span></div>
          : <div key={heading} class="help read" id={underId(heading)}>{words}</div>))}
      </div>
    </div>
  );
}
