// Forms are made from the tables: no field is lost, none that is the add-in's own is shown.

import { tables } from '../../src/clinic/tables.ts';
import { headingsOf, sectionsOf } from '../../sidebar/form/layout.ts';
import { formColumns } from '../../sidebar/form/typed.ts';

const forms = tables.filter((table) => !table.machinery);

describe.each(forms.map((table) => [table.tab, table] as const))('the form for %s', (_, table) => {
  const sections = sectionsOf(formColumns(table));
  const shown = sections.flatMap((section) => [...headingsOf(section.lines), ...headingsOf(section.more)]);

  it('has every source field once and no derived one', () => {
    const source = Object.values(table.columns).filter((column) => !column.derived && column.form !== false && column.kind !== 'id');

    expect([...shown].sort()).toEqual(source.map((column) => column.heading).sort());
  });

  it('puts at most three fields in a line', () => {
    const widest = Math.max(0, ...sections.flatMap((section) => [...section.lines, ...section.more]).map((line) => line.length));

    expect(widest).toBeLessThanOrEqual(3);
  });
});
