// A record beside its form as it stands now: read again when one comes back to the sidebar, so that counts do not grow old.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { DoorRow, FormTable } from '../src/kit/door.ts';
import { useClinic } from './clinic.ts';
import { get } from './door.ts';
import type { Form } from './form/at-work.ts';

/** Undefined for a record that is not saved yet. */
export function useFresh(form: Form): DoorRow | undefined {
  const { looked } = useClinic();
  const seen = useRef(looked);
  const [row, setRow] = useState(form.record?.row);
  const { id, row: at } = form.place;
  const name: FormTable = form.name;
  useEffect(() => {
    if (seen.current === looked || id === undefined) return;
    seen.current = looked;
    // Without an answer the older counts stay; a save checks them again.
    get(`${name}.load`, { id, at }).then((loaded) => setRow(loaded.row), () => undefined);
  }, [looked]);
  return row;
}
