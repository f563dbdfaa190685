// A hidden tab with no columns: every write first copies its target row here, so that a row moved meanwhile can be put back.

import { table } from '../../kit/table.ts';

export const scratch = table('Scratch', 'Where a row stands while it is being replaced.', {}, { hidden: true, machinery: true });
