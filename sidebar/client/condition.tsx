// A condition that is known fills its usual regions, on the side the case names, and offers its measures; never a diagnosis.

import { useEffect, useRef } from 'preact/hooks';
import { splitList } from '../../src/kit/cell.ts';
import { useClinic } from '../clinic.ts';
import type { Form } from '../form/at-work.ts';
import { Link } from '../parts.tsx';
import { useAsked } from '../use-asked.ts';
import { onSide } from './sides.ts';

export function ConditionFill({ form }: { form: Form }) {
  const { start, go } = useClinic();
  const condition = (form.values.Condition ?? '').trim();
  const side = form.values.Side ?? '';
  const known = (start.lists.conditions ?? []).find((each) => each.toLowerCase() === condition.toLowerCase());
  const { value, waiting } = useAsked('conditions.fill', known ? { condition: known } : null, 100);
  const filled = useRef('');
  const regions = form.values.Regions ?? '';
  const usual = value && !waiting ? value.regions.map((region) => onSide(region, side)).join('; ') : '';
  const chosenNow = condition !== (form.draft.opened.Condition ?? '') || side !== (form.draft.opened.Side ?? '');
  useEffect(() => {
    // Regions somebody chose stay; those filled in from here follow the condition and the side.
    if (!usual || !chosenNow || usual === regions || (regions !== '' && regions !== filled.current)) return;
    filled.current = usual;
    form.change('Regions', usual);
  }, [usual]);
  if (!value || !known) return <div class="beneath" />;
  const have = splitList(regions);
  const more = splitList(usual).filter((region) => !have.includes(region));
  const own = form.place.id;
  return (
    <div class="beneath" role="status">
      {more.length > 0 && !waiting && <div>Usual regions: {more.join(', ')}. <Link onClick={() => form.change('Regions', [...have, ...more].join('; '))}>Fill in</Link></div>}
      {value.measures.length > 0 && (
        <div>Worth measuring: {value.measures.map((kind, i) => (
          <span key={kind}>{i > 0 && ', '}{own ? <Link label={`Measure ${kind}`} onClick={() => go({ at: 'form', table: 'measures', given: { 'Client ID': form.values['Client ID'] ?? '', 'Case ID': own, 'Kind': kind } })}>{kind}</Link> : kind}</span>
        ))}.</div>
      )}
    </div>
  );
}
