// The tables behind every save, and how staff are known.

import type { Machinery } from '../kit/store/save.ts';
import { journal } from './journal/table.ts';
import { settings } from './settings/table.ts';
import { personOf } from './therapists/roles.ts';
import { sightOf } from './therapists/sight.ts';
import { therapists } from './therapists/table.ts';

export const machinery: Machinery = { settings, journal, people: therapists, roleOf: (rows, user) => personOf(rows, user).role, sightOf };
