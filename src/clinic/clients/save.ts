// Saving a client: who looks like somebody already there is asked about first.

import type { Cell } from '../../kit/cell.ts';
import { formatDay, fromSerial } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import { declaredLayout } from '../../kit/store/layout.ts';
import type { Layout } from '../../kit/store/layout.ts';
import type { Deciding, Decision, Subject } from '../../kit/subject.ts';
import { clients } from './table.ts';
import type { Client } from './table.ts';
import type { Known } from './alike.ts';
import { alikeClients } from './alike.ts';

const mostTold = 3;
/** The columns that tell two clients apart, as declared: from the id to the email. */
const declared = declaredLayout(clients);
const lastColumn = declared['email'] ?? 6;

const indexArea = (): Area => ({ sheetId: clients.sheetId, fromRow: 2, fromColumn: 0, toColumn: lastColumn });

export const clientSubject: Subject<typeof clients> = {
  table: clients,
  alsoRead: () => [indexArea()],
  thenRead: (deciding) => (!asksAlike(deciding) || inPlace(deciding.layouts.get(clients.tab)) ? [] : [{ table: clients }]),
  decide: (deciding) => decideClient(deciding),
};

/** Whether nobody has moved these columns. */
const inPlace = (layout: Layout | undefined): boolean =>
  layout !== undefined && clients.keys.every((key) => (declared[key] ?? 0) > lastColumn || layout[key] === declared[key]);

function decideClient(deciding: Deciding<typeof clients>): Decision<typeof clients> {
  const issues: Issue[] = [];
  const { after } = deciding;
  if (after.bornOn !== '' && after.bornOn > deciding.today) issues.push({ code: 'order', message: 'This date of birth is still to come.', field: 'Date of birth' });
  if (after.bornOn !== '' && after.bornOn < '1900-01-01') issues.push({ code: 'invalid', message: 'This date of birth is before 1900. Check the year.', field: 'Date of birth' });
  if (after.reminders === 'email' && after.email === '' && after.guardianEmail === '') issues.push({ code: 'rule', message: 'Reminders by email need an email address here, or choose “call”.', field: 'Reminders' });
  if (after.mergedInto === deciding.id) issues.push({ code: 'rule', message: 'A client cannot be merged into itself.', field: 'Merged into' });
  if (asksAlike(deciding)) issues.push(...alikeIssues(deciding));
  return { issues };
}

const asksAlike = ({ before, after }: Deciding<typeof clients>): boolean => before === null || identityChanged(before, after);

const identityChanged = (before: Client, after: Client): boolean =>
  (['family', 'givenName', 'bornOn', 'phone', 'email'] as const).some((key) => before[key] !== after[key]);

function alikeIssues(deciding: Deciding<typeof clients>): Issue[] {
  const others = knownOf(deciding);
  const alike = alikeClients({ ...deciding.after, id: deciding.id }, others.values());
  if (alike.length === 0) return [];
  const told = alike.slice(0, mostTold).map(({ id, why }) => {
    const other = others.get(id);
    const born = other?.bornOn ? `, born ${formatDay(other.bornOn)}` : '';
    return `${other?.givenName ?? ''} ${other?.family ?? ''}${born} (${id}): ${why}`;
  });
  return [{ code: 'duplicate-client', ask: true, field: 'Last name', message: `This looks like somebody already here. ${told.join('. ')}. Save as a new person all the same?` }];
}

/** The clients there are: from the columns that came along, or looked up where people have moved those. */
function knownOf(deciding: Deciding<typeof clients>): Map<string, Known> {
  const known = new Map<string, Known>();
  if (!inPlace(deciding.layouts.get(clients.tab))) {
    for (const row of deciding.lookedUp(clients)) known.set(String(row['id']), row as Client);
    return known;
  }
  const text = (cells: Cell[], key: string): string => String(cells[declared[key] ?? -1] ?? '');
  for (const cells of deciding.extra[0] ?? []) {
    const id = text(cells, 'id');
    const born = cells[declared['bornOn'] ?? -1];
    if (id === '') continue;
    known.set(id, {
      id, family: text(cells, 'family'), givenName: text(cells, 'givenName'), phone: text(cells, 'phone'), email: text(cells, 'email'),
      bornOn: typeof born === 'number' ? fromSerial(born) : String(born ?? ''),
    });
  }
  return known;
}
