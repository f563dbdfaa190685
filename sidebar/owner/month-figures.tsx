// The further figures of a month, each one step from its rows; counted only when asked for.

import { useEffect, useState } from 'preact/hooks';
import { CountLink } from '../count-link.tsx';
import { get } from '../door.ts';
import { Link, Moving, Note } from '../parts.tsx';

export function MonthFigures({ month }: { month: string }) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ month: string; figures: { key: string; says: string }[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    get('summary.figures', { month }).then(setFound, () => setFailed(true));
  };
  useEffect(() => { if (open) load(); }, [open, month]);
  if (!open) return <Link onClick={() => setOpen(true)}>People, money owed, notes…</Link>;
  if (failed) return <Note tone="bad" live>The figures could not be counted. <Link onClick={load}>Try again</Link></Note>;
  if (found?.month !== month) return <Moving said="Counting…" />;
  return (
    <section class="card">
      <h2>More of this month</h2>
      <ul class="list num">
        {found.figures.map(({ key, says }) => (
          <li key={key}><span class="grow small">{says}</span>{key !== 'hidden' && <CountLink count="figure" of={key} month={month} label={`Rows: ${says}`}>Rows</CountLink>}</li>
        ))}
      </ul>
    </section>
  );
}
