// A condition that is known offers its usual regions and measures; never a diagnosis.

import { splitList } from '../../src/kit/cell.ts';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/use-form.ts';
import { Link } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';

export function ConditionFill({ form }: { form: Form }) {
  const { start } = useClinic();
  const condition = (form.values.Condition ?? '').trim();
  const known = (start.lists.conditions ?? []).some((each) => each.toLowerCase() === condition.toLowerCase());
  const { value } = useAsked('conditions.fill', known ? { condition } : null, 200);
  if (!value) return null;
  const have = splitList(form.values.Regions ?? '');
  const more = value.regions.filter((region) => !have.includes(region));
  return (
    <div class="beneath" role="status">
      {more.length > 0 && <>Usual regions: {more.join(', ')}. <Link onClick={() => form.change('Regions', [...have, ...more].join('; '))}>Fill in</Link> </>}
      {value.measures.length > 0 && <>Worth measuring: {value.measures.join(', ')}.</>}
    </div>
  );
}
