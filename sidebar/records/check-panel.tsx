// Check records: what breaks a rule in the sheet, each with a jump to its cell. Nothing is changed but by a button.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Checked, Finding, FindingKind } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { ask, get, newRequestId, Trouble } from '../door.ts';
import { Bar, Card, Chip, Foot, Link, Moving, Note, walkLines } from '../parts.tsx';
import { plural } from '../words.ts';
import { FindingLine } from './finding-line.tsx';
import { wordsOf } from '../trouble.ts';

interface Result { findings: Finding[]; counts: Partial<Record<FindingKind, number>>; rows: number; notCompared: string[] }

/** Most urgent first: without its heading or id a row counts nowhere. */
const groups: { title: string; kinds: FindingKind[]; tone: 'bad' | 'warn' }[] = [
  { title: 'Tabs and headings', kinds: ['tab', 'heading'], tone: 'bad' },
  { title: 'Rows without an id of their own', kinds: ['no id', 'copied id'], tone: 'bad' },
  { title: 'Cells to put right', kinds: ['cell'], tone: 'bad' },
  { title: 'Points at nothing', kinds: ['reference'], tone: 'warn' },
  { title: 'In an impossible order', kinds: ['order'], tone: 'warn' },
  { title: 'At the same time', kinds: ['overlap'], tone: 'warn' },
  { title: 'Settings', kinds: ['setting'], tone: 'warn' },
  { title: 'Changed by hand', kinds: ['by hand'], tone: 'warn' },
];

export function CheckPanel() {
  const { refresh } = useClinic();
  const [result, setResult] = useState<Result | null>(null);
  const [busy, setBusy] = useState('Reading every tab…');
  const [failed, setFailed] = useState('');
  const [told, setTold] = useState('');
  const run = useRef(0);
  const check = () => {
    const own = ++run.current;
    setFailed('');
    setBusy('Reading every tab…');
    checkAll((rows) => { if (run.current === own) setBusy(`${rows.toLocaleString('en-US')} rows read…`); }).then(
      (all) => { if (run.current === own) { setResult(all); setBusy(''); } },
      (caught: unknown) => { if (run.current === own) { setFailed(wordsOf(caught)); setBusy(''); } },
    );
  };
  useEffect(() => { check(); return () => { run.current++; }; }, []);
  const act = (said: string, work: () => Promise<string>) => {
    setFailed('');
    setTold('');
    setBusy(said);
    work().then((done) => { setTold(done); refresh(); check(); }, (caught: unknown) => { setFailed(wordsOf(caught)); setBusy(''); });
  };
  const giveIds = () => act('Giving ids, counting anew…', async () => `${plural((await get('records.number', {})).ids.length, 'row')} got an id, and everything was counted anew.`);
  const accept = ({ id, at, field = '', line = 0 }: Finding) => act('Writing it to the journal…', async () => { await get('records.accept', { id, at, field, line }); return `${field} of ${id} is accepted as it stands.`; });
  const putBack = ({ id, at, field = '', line = 0 }: Finding) => act('Saving…', async () => {
    const answer = await ask('history.restore', { id, at, field, line, to: 'after' }, { requestId: newRequestId() });
    if (!answer.ok) throw new Trouble(answer.issues.map((issue) => issue.message).join(' '));
    return `${field} of ${id} is as it was saved.`;
  });
  const count = Object.values(result?.counts ?? {}).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <Bar title="Check records" />
      <main class="body" onKeyDown={walkLines} aria-busy={busy !== ''}>
        {busy && <Moving said={busy} />}
        {failed && <Note tone="bad" live>{failed} <Link onClick={check}>Try again</Link></Note>}
        {told && !busy && <Note tone="good" live>{told}</Note>}
        {result && !busy && count === 0 && <Note tone="good" live>Every one of {plural(result.rows, 'row')} can be read and fits the others.</Note>}
        {result && !busy && groups.map(({ title, kinds, tone }) => {
          const all = kinds.reduce((sum, kind) => sum + (result.counts[kind] ?? 0), 0);
          const listed = result.findings.filter((one) => kinds.includes(one.kind));
          if (all === 0) return null;
          return (
            <Card key={title} title={<><span class="grow">{title}</span><Chip tone={tone}>{all}</Chip></>}>
              {kinds.includes('no id') && <p class="small"><Link onClick={giveIds}>Give them ids</Link> <span class="muted">Nothing else in the rows is touched.</span></p>}
              <ul class="list">
                {listed.map((one, i) => <FindingLine key={i} finding={one} onAccept={() => accept(one)} onPutBack={() => putBack(one)} onFailed={setFailed} />)}
              </ul>
              {all > listed.length && <p class="muted small">{(all - listed.length).toLocaleString('en-US')} more of these; put the first ones right and check again.</p>}
            </Card>
          );
        })}
        {result && !busy && result.notCompared.length > 0 && <p class="muted small">What was last saved in {result.notCompared.join(', ')} is not compared: that journal was put aside and is not shared with you, or is too long to read along.</p>}
      </main>
      <Foot said={result && !busy ? `${plural(result.rows, 'row')} read; nothing was changed.` : 'Nothing is changed by checking.'}>
        <button type="button" class="plain" aria-disabled={busy !== ''} onClick={() => { if (!busy) { setTold(''); check(); } }}>Check again</button>
      </Foot>
    </>
  );
}

/** A large clinic answers in several steps. */
async function checkAll(onRows: (rows: number) => void): Promise<Result> {
  const all: Result = { findings: [], counts: {}, rows: 0, notCompared: [] };
  let from: Checked['next'];
  do {
    const part: Checked = await get('records.check', { from });
    all.findings.push(...part.findings);
    for (const [kind, n] of Object.entries(part.counts)) all.counts[kind as FindingKind] = (all.counts[kind as FindingKind] ?? 0) + n;
    all.rows += part.rows;
    all.notCompared = part.notCompared ?? [];
    onRows(all.rows);
    from = part.next;
  } while (from);
  return all;
}
