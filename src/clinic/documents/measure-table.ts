// The table of measures: then, on the way, now, with a smaller day where a value was taken on another one than its column says.

import type { Day } from '../../kit/day.ts';
import type { Names } from '../../kit/document/names.ts';
import { mostCommon } from './then-and-now.ts';
import type { Compared } from './then-and-now.ts';
import { briefDay, figure, signed } from './words.ts';

/** A line of the table; a day stands beside a value only where it is not its column's. */
export type MeasureRow = {
  measure: string; first: string; firstDay: string; middle: string; middleDay: string; now: string; nowDay: string; change: string; meaningful: string;
};

/** The table and its columns' days. */
export type MeasureTable = { firstOn: string; middleOn: string; nowOn: string; measures: MeasureRow[] };

export const measureTableNames: Names<MeasureTable> = {
  firstOn: 'Day of the first measures',
  middleOn: 'Day of the measures on the way',
  nowOn: 'Day of the latest measures',
  measures: {
    measure: 'Its name and scale', first: 'First value', firstDay: 'Its day where it differs', middle: 'Value on the way', middleDay: 'Its day where it differs',
    now: 'Latest value', nowDay: 'Its day where it differs', change: 'Latest less first', meaningful: 'Whether the change matters, and the rule',
  },
};

/** `end`: the last day spoken of; other years than its own are told. */
export function measureTable(compared: readonly Compared[], end: Day): MeasureTable {
  const [firstOn, middleOn, nowOn] = [
    mostCommon(compared.map(({ first }) => first.on)), mostCommon(compared.flatMap(({ middle }) => (middle ? [middle.on] : []))), mostCommon(compared.map(({ now }) => now.on)),
  ];
  const own = (on: Day | undefined, column: Day | undefined): string => (on && on !== column ? `on ${briefDay(on, end)}` : '');
  return {
    firstOn: firstOn ? briefDay(firstOn, end) : '', middleOn: middleOn ? briefDay(middleOn, end) : '', nowOn: nowOn ? briefDay(nowOn, end) : '',
    measures: compared.map((each) => ({
      measure: each.label,
      first: figure(each.first.value), firstDay: own(each.first.on, firstOn),
      middle: each.middle ? figure(each.middle.value) : '', middleDay: own(each.middle?.on, middleOn),
      now: figure(each.now.value), nowDay: own(each.now.on, nowOn),
      change: signed(each.change),
      meaningful: verdict(each),
    })),
  };
}

function verdict({ meaningful, better, rule, change }: Compared): string {
  if (meaningful === null) return change === 0 || better ? '' : 'worse';
  if (!meaningful) return `no (${rule})`;
  return better ? `yes (${rule})` : `yes, worse (${rule})`;
}
