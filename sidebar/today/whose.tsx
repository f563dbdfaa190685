// Whose sessions are listed: therapists see their own first, the front desk everybody's.

import { useState } from 'preact/hooks';
import type { TodaySession } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { Link } from '../parts.tsx';

export interface Whose { mine: boolean; shown: TodaySession[]; hasOwn: boolean; turn(): void }

/** Remembered as long as the page is open. */
export function useWhose(sessions: TodaySession[]): Whose {
  const { start, kept } = useClinic();
  const [all, setAll] = useState(kept.get('whose') === 'all');
  const own = start.therapist === '' || start.role === 'front desk' ? [] : sessions.filter((session) => session.therapist === start.therapist);
  const mine = !all && own.length > 0;
  const turn = () => {
    kept.set('whose', all ? 'mine' : 'all');
    setAll(!all);
  };
  return { mine, shown: mine ? own : sessions, hasOwn: own.length > 0, turn };
}

export function WhoseLink({ whose, all }: { whose: Whose; all: number }) {
  if (!whose.hasOwn || (whose.mine && whose.shown.length === all)) return null;
  return <Link onClick={whose.turn}>{whose.mine ? `Everybody’s (${all})` : 'Only mine'}</Link>;
}
