// The menu: every item does something, and what it opens is the panel it names.

import type { Menu, MenuItem } from '../../workbench/ui/service.ts';
import { aSampleWorld } from '../world.ts';

const world = aSampleWorld('2026-03-02');
world.run('onOpen', { kind: 'simple' });
const screen = () => world.bench.ui.screen(world.bench.owner);

const items = (of: Menu | MenuItem): { caption: string; functionName: string }[] => {
  if ('items' in of) return of.items.flatMap(items);
  return of.kind === 'item' ? [of] : [];
};

it.each(items(screen().menus[0] ?? { caption: '', items: [] }).map(({ caption, functionName }) => [caption, functionName]))('“%s” runs', (_, functionName) => {
  world.bench.ui.answer('OK');

  expect(() => world.bench.run(functionName ?? '', [], { kind: 'menu' })).not.toThrow();
});

it('the desk opens beside the sheet and over its whole width', () => {
  world.bench.run('showDesk', [], { kind: 'menu' });
  world.bench.run('showWideDesk', [], { kind: 'menu' });

  expect(screen().sidebar?.html).toContain('TABLEWORK_OPEN = "desk"');
  expect(screen().dialog).toMatchObject({ title: 'Referral desk', width: 1100, modal: true });
});
