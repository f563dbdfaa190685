// Where each column of a file goes, and a choice to send it elsewhere.

import type { ImportPreview } from '../../src/kit/door.ts';
import { formNames, tableOf } from '../tables.ts';
import { plural } from '../words.ts';
import type { Choosing } from './choosing.ts';
import { Unfold } from './unfold.tsx';

export function Columns({ file, looking, onChoose }: Choosing & { file: ImportPreview['files'][number] }) {
  const table = formNames.map(tableOf).find((one) => one.tab === file.table);
  const headings = Object.values(table?.columns ?? {}).filter((column) => !column.derived && column.kind !== 'id').map((column) => column.heading);
  const select = (heading: string, to: string) => (
    <select aria-label={`${heading} goes to`} disabled={looking} value={to} onChange={(event) => onChoose(file.columnKey + heading, event.currentTarget.value)}>
      <option value="">not taken</option>
      {to !== '' && !headings.includes(to) && <option value={to}>{to}</option>}
      {headings.map((one) => <option key={one} value={one}>{one}</option>)}
    </select>
  );
  return (
    <Unfold caption={`${plural(file.columns.length, 'column')} matched`} beside={file.unused.length > 0 ? `${file.unused.length} left out` : undefined}>
      <ul class="list small">
        {file.columns.map((column) => (
          <li key={column.heading}>
            <span class="grow"><b>{column.heading}</b><br /><span class="muted kept-text">{column.sample}{column.guess ? ` (${column.guess})` : ''}</span></span>
            <span class="half">{select(column.heading, column.to)}</span>
          </li>
        ))}
        {file.unused.map((heading, i) => <li key={`${i}${heading}`}><span class="grow muted">{heading}</span><span class="half">{select(heading, '')}</span></li>)}
      </ul>
    </Unfold>
  );
}
