// The installed triggers: what runs, when next, how the last run went, and a button to run it now.
import { useState } from 'preact/hooks';
import type { WireTrigger } from '../../server/page-wire.ts';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Empty } from './empty.tsx';
import { Icon } from './icons.tsx';
import { useFetched } from './use.ts';
import { momentWords } from './words.ts';

export function Triggers({ desk }: { desk: Desk }) {
  const [running, setRunning] = useState<string | null>(null);
  const stamp = `${desk.counts.triggers} ${desk.clock.now.slice(0, 13)} ${desk.recent[0]?.execution} ${desk.recent[0]?.outcome}`;
  const triggers = useFetched(desk, door.triggers, stamp);
  if (!triggers) return null;
  if (triggers.length === 0) return <Empty>No trigger is installed. The menu's <b>Set up</b> installs the daily and hourly jobs.</Empty>;
  const run = async (trigger: WireTrigger): Promise<void> => {
    setRunning(trigger.id);
    await desk.trying(async () => {
      const answer = await door.runTrigger(trigger.id);
      if (answer.ok) desk.say(`${trigger.function} ran.`);
      else desk.say(`${trigger.function}: ${answer.error.message}`, true);
    });
    setRunning(null);
  };
  return (
    <table class="log">
      <thead><tr><th>Runs</th><th>When</th><th>Next</th><th>Of</th><th>Last run</th><th><span class="unseen">Actions</span></th></tr></thead>
      <tbody>
        {triggers.map((trigger) => (
          <tr key={trigger.id}>
            <td><b>{trigger.function}</b></td>
            <td>{trigger.when}</td>
            <td class="num">{trigger.nextAt ? momentWords(trigger.nextAt) : '–'}</td>
            <td class="muted">{trigger.owner}</td>
            <td><LastOutcome last={trigger.last} isRunning={running === trigger.id} /></td>
            <td class="line end"><button class="plain" disabled={running !== null} onClick={() => void run(trigger)}><Icon name="play" size={16} /> {running === trigger.id ? 'Running…' : 'Run now'}</button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastOutcome({ last, isRunning }: { last: WireTrigger['last']; isRunning: boolean }) {
  if (isRunning) return <span class="chip info">… running</span>;
  if (!last) return <span class="muted">not yet</span>;
  const when = <span class="muted small num"> {momentWords(last.at)}</span>;
  if (last.outcome === 'done') return <><span class="chip good">✓ done</span>{when}</>;
  return <><span class="chip bad">× {last.outcome}</span>{when} <span class="small">{last.message}</span></>;
}
