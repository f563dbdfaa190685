// The desk as the server tells it, read again when one comes back to the sidebar.

import { useEffect, useState } from 'preact/hooks';
import type { DeskAnswer } from '../../src/kit/door.ts';
import { useClinic } from '../clinic.ts';
import { get } from '../door.ts';
import { wordsOf } from '../trouble.ts';

export function useDesk(): { desk: DeskAnswer | null; failed: string; load(): void } {
  const { looked } = useClinic();
  const [desk, setDesk] = useState<DeskAnswer | null>(null);
  const [failed, setFailed] = useState('');
  const load = () => {
    setFailed('');
    get('desk.list', {}).then(setDesk, (caught: unknown) => setFailed(wordsOf(caught, 'The desk could not be read.')));
  };
  useEffect(load, [looked]);
  return { desk, failed, load };
}
