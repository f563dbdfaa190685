// How a booking repeats: every week or so, on which weekdays, and until when.

import { formatDay, isDay } from '../../src/kit/day.ts';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { useWalk } from '../use-walk.ts';
import { dayIn, orderIn } from './send.ts';
import { fields, firstSeries, seriesIn, visitsOpen, type Until } from './series.ts';

const rhythms = [[0, 'Once'], [1, 'Every week'], [2, 'Every 2 weeks']] as const;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function Repeat({ form }: { form: Form }) {
  const { start } = useClinic();
  const { values } = form;
  const series = seriesIn(values);
  const walk = useWalk();
  const first = dayIn(values, start.today);
  const begin = (weeks: number) => form.fill({
    ...(weeks > 0 && series.weekdays.length === 0 ? firstSeries(isDay(first) ? first : start.today, orderIn(values, start)) : {}), [fields.every]: String(weeks || ''),
  });
  const toggle = (day: number) => form.fill({ [fields.days]: (series.weekdays.includes(day) ? series.weekdays.filter((each) => each !== day) : [...series.weekdays, day].sort()).join(' ') });
  return (
    <div class="line repeat">
      <span class="label" id="repeat">Repeat</span>
      <div class="picks" role="radiogroup" aria-labelledby="repeat" {...walk(true)}>
        {rhythms.map(([weeks, said]) => (
          <button key={weeks} type="button" role="radio" aria-checked={series.everyWeeks === weeks} tabIndex={series.everyWeeks === weeks ? 0 : -1}
            class={series.everyWeeks === weeks ? 'pick on' : 'pick'} onClick={() => begin(weeks)}>{said}</button>
        ))}
      </div>
      {series.everyWeeks > 0 && (
        <>
          <div class="picks weekdays" role="group" aria-label="On" {...walk(false)}>
            {weekdays.map((name, i) => (
              <button key={name} type="button" class={series.weekdays.includes(i + 1) ? 'pick on' : 'pick'} aria-pressed={series.weekdays.includes(i + 1)} tabIndex={i === 0 ? 0 : -1} onClick={() => toggle(i + 1)}>{name}</button>
            ))}
          </div>
          <UntilWhen form={form} until={series.until} times={series.times} />
        </>
      )}
    </div>
  );
}

function UntilWhen({ form, until, times }: { form: Form; until: Until; times: number }) {
  const { start } = useClinic();
  const order = orderIn(form.values, start);
  const open = visitsOpen(order);
  const option = (value: Until, label: preact.ComponentChildren) => (
    <label class={until === value ? 'option on' : 'option'}>
      <input type="radio" name="repeat-until" value={value} checked={until === value} onChange={() => form.fill({ [fields.until]: value })} />{label}
    </label>
  );
  return (
    <div class="options" role="radiogroup" aria-label="Until">
      {option('times', <span><input class="short" type="text" inputMode="numeric" aria-label="How many times" value={form.values[fields.times] ?? ''} autocomplete="off"
        onFocus={(event) => event.currentTarget.select()} onInput={(event) => form.fill({ [fields.times]: event.currentTarget.value.replace(/\D/g, '').slice(0, 3), [fields.until]: 'times' })} /> {times === 1 ? 'time' : 'times'}</span>)}
      {order && open !== null && option('visits', <span>until its visits are used <span class="muted small">{open} open</span></span>)}
      {order && isDay(order.until) && option('order', <span>until the order ends <span class="muted small">{formatDay(order.until, 'short')}</span></span>)}
    </div>
  );
}
