// Saves a change of a booking in its line; says what came of it, so that the line can ask or tell.

import { useRef } from 'preact/hooks';
import type { DoorRow, TodaySession } from '../../src/kit/door.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import { useClinic } from '../clinic.ts';
import { ask, newRequestId, Trouble } from '../door.ts';
import { withNames } from '../held.ts';
import { withDays } from '../words.ts';
import { saveOf } from './acts.ts';

export type Came = { row: DoorRow } | { asked: Issue[] } | { wrong: string };

export function useSaving(): (session: TodaySession, change: DoorRow, confirm?: string[]) => Promise<Came> {
  const clinic = useClinic();
  // The same change tried again after a lost connection is the same request.
  const requests = useRef(new Map<string, string>());
  return async (session, change, confirm = []) => {
    const key = JSON.stringify([session.id, change]);
    const requestId = requests.current.get(key) ?? newRequestId();
    requests.current.set(key, requestId);
    try {
      const answer = await ask('sessions.save', saveOf(session, change, clinic.start, confirm), { requestId });
      requests.current.delete(key);
      if (!answer.ok) {
        return answer.issues.every((issue) => issue.ask) ? { asked: answer.issues } : { wrong: answer.issues.map((issue) => withNames(clinic.start, withDays(issue.message))).join(' ') };
      }
      const { id, at, row, also = [] } = answer.value;
      clinic.take([{ id, at, row, table: 'sessions' }, ...also]);
      return { row };
    } catch (caught) {
      return { wrong: caught instanceof Trouble && caught.ref ? `Something went wrong on our side (ref ${caught.ref}). Nothing was saved.` : 'No answer from Google. Doing it again will not do it twice.' };
    }
  };
}
