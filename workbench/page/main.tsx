// The workbench's page: asks the server what there is, draws it, and listens for what changes.
import { render } from 'preact';
import { Desk } from './desk.ts';
import { door } from './door.ts';
import { Grid } from './grid/grid.ts';
import { speak } from './grid/pattern.ts';
import { placeOf } from './place.ts';
import { App } from './shell/app.tsx';
import './page.css';

const MS_A_DAY = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

async function begin(root: HTMLElement): Promise<void> {
  const named = new URL(window.location.href).searchParams.get('user') ?? '';
  const start = await door.start(named);
  speak(start.spreadsheet.locale);
  const desk = new Desk(start, named || start.owner);
  document.title = `${start.spreadsheet.title} · Tablework workbench`;
  const mount = (container: HTMLElement): void => {
    desk.grid = new Grid({
      container,
      start,
      load: door.tab,
      trying: (what) => desk.trying(what),
      edited: (edit) => desk.edit(edit),
      selected: (selection) => desk.selected(selection),
      shown: (tab) => desk.change({ shown: tab }),
      refused: (why) => desk.say(why, true),
      today: () => Math.floor((Date.parse(`${desk.clock.now.slice(0, 10)}T00:00:00Z`) - SERIAL_ZERO) / MS_A_DAY),
    });
    const place = placeOf(window.location.hash);
    if (place && start.tabs.some(({ id, hidden }) => id === place.tab && !hidden)) desk.grid.select(place);
    desk.listen();
    void desk.trying(() => door.run({ user: desk.user, function: 'onOpen', args: [], kind: 'open' }));
  };
  render(<App desk={desk} mount={mount} />, root);
  Object.assign(window, { desk });
}

const root = document.getElementById('workbench');
if (root) void begin(root);
