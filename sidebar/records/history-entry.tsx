// One line of a record's history.

import { formatDay, formatTime, localParts } from '../../src/kit/day.ts';
import type { HistoryLine } from '../../src/kit/door.ts';
import { Card, Link } from '../parts.tsx';
import { plural, withDays } from '../words.ts';

/** A new record fills many fields at once: these are told when asked for. */
const fewFields = 4;

interface Props { line: HistoryLine; zone: string; onPutBack?(field: string): void }

export function HistoryEntry({ line, zone, onPutBack }: Props) {
  const { by, action, fields, edited } = line;
  const told = fields.slice(0, fewFields);
  const rest = fields.slice(fewFields);
  const one = ({ field, before, after }: HistoryLine['fields'][number]) => (
    <li key={field}>
      <div class="grow">
        <div class="small muted">{field}</div>
        {edited && <div class="small kept-text muted"><s>{withDays(String(before)) || 'empty'}</s></div>}
        <div class="kept-text">{withDays(String(after)) || 'empty'}</div>
      </div>
      {onPutBack && <Link label={`Put ${field} back`} onClick={() => onPutBack(field)}>Put back</Link>}
    </li>
  );
  return (
    <Card title={<span class="num">{whenOf(line.at, zone)}</span>} beside={words[action] ?? action}>
      <div class="small muted clip">{by}</div>
      {fields.length === 0 && action !== 'mended' && <p class="small muted">Nothing that shows in the form.</p>}
      <ul class="list">{told.map(one)}</ul>
      {rest.length > 0 && <details><summary class="small">{plural(rest.length, 'more field')}</summary><ul class="list">{rest.map(one)}</ul></details>}
    </Card>
  );
}

const words: Record<string, string> = { add: 'made', edit: 'changed', restore: 'put back', sign: 'signed', mended: 'moved while it was saved', import: 'imported', 'merge from import': 'filled by an import', 'restore from export': 'brought back from an export', 'choose referrals': 'order chosen' };

function whenOf(at: string, zone: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return at;
  const { day, time } = localParts(ms, zone);
  return `${formatDay(day)}, ${formatTime(time)}`;
}
