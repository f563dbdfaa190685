// A month's further figures as the sidebar asks them, one read.

import type { Desk } from '../../kit/desk.ts';
import { dayIn } from '../../kit/day.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { scan } from '../../kit/store/scan.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import type { Figure } from './figure.ts';
import { figureWants, figuresOf } from './figures.ts';
import { booksOf } from './visits.ts';

export function figuresNow(desk: Desk, month: string): Figure[] {
  const { scans, extra } = scan(desk.book, figureWants, [machinery.people, machinery.settings].map(({ sheetId }) => ({ sheetId, fromRow: 1 })));
  allow('summary.figures', machinery.roleOf(extra[0] ?? [], desk.user));
  const { values } = readSettings(extra[1] ?? []);
  const zone = settingOf(values, 'Time zone');
  return figuresOf({ scans, books: booksOf(scans), month, today: dayIn(desk.now(), zone), zone, smallest: Number(settingOf(values, 'Smallest group')) });
}

export function figuresAnswer(desk: Desk, { month }: { month: string }): { month: string; figures: { key: string; says: string }[] } {
  return { month, figures: figuresNow(desk, month).map(({ key, says }) => ({ key, says })) };
}
