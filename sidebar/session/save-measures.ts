// Saves the measures typed beside a note, each once however often it is tried.

import type { DoorRow, Loaded, Saved, Start } from '../../src/kit/door.ts';
import { ask } from '../door.ts';
import type { Draft } from '../drafts.ts';
import type { Beside } from '../form/extras.ts';
import type { Typed } from '../places.ts';
import { answersIn, numberIn, typedMeasures, unitOf, whenField, type Measured } from './measured.ts';

export async function saveMeasures(sent: Draft, saved: Saved, start: Start): Promise<Beside> {
  const left: Typed = {};
  const errors: Typed = {};
  const also: Loaded[] = [];
  const row = { ...sent.values, ...saved.row };
  for (const { key, of, text } of typedMeasures(sent.values)) {
    const value = await valueOf(of, text);
    const answer = value === undefined ? undefined : await ask('measures.save', { row: rowOf(of, value, row, saved, sent.values[whenField] || 'before', start) }, { requestId: requestOf(key, saved.id, value) });
    if (answer?.ok) also.push(...(answer.value.also ?? []));
    else {
      left[key] = text;
      errors[key] = answer ? answer.issues.map((issue) => issue.message).join(' ') : 'A number, or the answers one after the other.';
    }
  }
  return { left, errors, also };
}

/** The same value of the same session is the same request, tried again or not. */
const requestOf = (key: string, session: string, value: number): string => `${session}/${key.replace(/[^\w|:]/g, '-')}/${value}`.slice(0, 100);

async function valueOf(of: Measured, text: string): Promise<number | undefined> {
  const items = answersIn(of.kind, text);
  if (!items) return numberIn(text);
  const answer = await ask('measures.score', { kind: of.kind, items });
  return answer.ok ? answer.value.score ?? undefined : undefined;
}

function rowOf(of: Measured, value: number, session: DoorRow, saved: Saved, when: string, start: Start): DoorRow {
  return {
    'Client ID': session['Client ID'] ?? '', 'Case ID': session['Case ID'] ?? '', 'Session ID': saved.id, 'Taken on': String(session.Date ?? '') || start.today,
    'Kind': of.kind, 'When': when, 'What': of.what, 'Side': of.side, 'Value': value, 'Unit': unitOf(of),
  };
}
