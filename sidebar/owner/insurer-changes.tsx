// What a change of an insurer's rules would do to referrals, told before it is saved.

import type { Extras } from '../form/extras.ts';
import type { Form } from '../form/at-work.ts';
import { isTouched } from '../drafts.ts';
import { Link, Note } from '../parts.tsx';
import { useClinic } from '../clinic.ts';
import { useAsked } from '../use-asked.ts';
import { plural } from '../words.ts';

const inView = 5;

function WhatChanges({ form }: { form: Form }) {
  const { start, go } = useClinic();
  const touched = form.place.id !== undefined && start.role === 'owner' && isTouched(form.draft);
  const { value } = useAsked('insurers.preview', touched ? form.asSave() : null, 900);
  if (!value || value.changes.length === 0) return null;
  return (
    <Note tone="warn" live>
      <b>{plural(value.changes.length, 'referral')} would change:</b>
      {value.changes.slice(0, inView).map((change) => (
        <div key={change.id}><Link onClick={() => go({ at: 'form', table: 'referrals', id: change.id })}>{change.id}</Link> {change.from} → {change.to}</div>
      ))}
      {value.changes.length > inView && <div>and {value.changes.length - inView} more</div>}
    </Note>
  );
}

export const insurers: Extras = { Above: WhatChanges };
