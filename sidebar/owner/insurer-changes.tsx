// What a change of an insurer's rules would do to referrals, told before it is saved.

import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Verbs } from '../../src/kit/door.ts';
import type { Extras } from '../form/extras.ts';
import type { Form } from '../form/at-work.ts';
import { isTouched } from '../drafts.ts';
import { Link, Note } from '../parts.tsx';
import { useClinic } from '../clinic.ts';
import { useAsked } from '../use-asked.ts';
import { plural } from '../words.ts';

const inView = 5;

type Changes = Verbs['insurers.preview']['gives']['changes'];

const ChangesContext = createContext<Changes>([]);

function AroundInsurer({ form, children }: { form: Form; children: ComponentChildren }) {
  const { start } = useClinic();
  const touched = form.place.id !== undefined && start.role === 'owner' && isTouched(form.draft);
  const { value } = useAsked('insurers.preview', touched ? form.asSave() : null, 900);
  return <ChangesContext.Provider value={value?.changes ?? []}>{children}</ChangesContext.Provider>;
}

function WhatChanges() {
  const { go } = useClinic();
  const changes = useContext(ChangesContext);
  if (changes.length === 0) return null;
  return (
    <Note tone="warn" live>
      <b>{plural(changes.length, 'referral')} would change:</b>
      {changes.slice(0, inView).map((change) => (
        <div key={change.id}><Link onClick={() => go({ at: 'form', table: 'referrals', id: change.id })}>{change.id}</Link> {change.from} → {change.to}</div>
      ))}
      {changes.length > inView && <div>and {changes.length - inView} more</div>}
    </Note>
  );
}

/** The list stands on top of a long form; the foot is in view wherever a rule is changed. */
function ChangesSaid({ calm }: { form: Form; calm: string }) {
  const changes = useContext(ChangesContext);
  return <>{changes.length > 0 ? `! ${plural(changes.length, 'referral')} would change, listed on top` : calm}</>;
}

export const insurers: Extras = { Around: AroundInsurer, Above: WhatChanges, Said: ChangesSaid };
