// drive.files.list: search, order, pages.
import { ApiError } from '../errors.ts';
import { parseMask, pick } from '../sheets/fields.ts';
import { checked, shown, type StoredFile } from './file.ts';
import type { Params } from './input.ts';
import { queryTest } from './query.ts';

/** Google: 100 a page unless told, at most 1,000. */
const PAGE = { usual: 100, most: 1000 };

export function listed(files: readonly StoredFile[], asked: Params, who: { user: string; origin: string; root: string }): unknown {
  const test = queryTest(asked.q?.replace(/'root'(\s+in\s+parents)/gi, `'${who.root}'$1`));
  const size = pageSize(asked.pageSize);
  const from = asked.pageToken === undefined ? 0 : pageStart(asked.pageToken);
  const found = ordered(files.filter((file) => file.parents.length > 0 && test(file)), asked.orderBy);
  const mask = asked.fields === undefined ? true : parseMask(asked.fields);
  const inner = mask === true ? true : mask.get('files');
  const answer = {
    kind: 'drive#fileList', incompleteSearch: false,
    ...(from + size < found.length ? { nextPageToken: `~${from + size}` } : {}),
    files: found.slice(from, from + size).map((file) => pick(shown(file, who.user, who.origin, asked.fields === undefined ? undefined : '*'), checked(inner ?? true))),
  };
  return pick(answer, mask);
}

function ordered(files: StoredFile[], orderBy = 'modifiedTime desc'): StoredFile[] {
  const keys = orderBy.split(',').map((key) => key.trim().split(/\s+/));
  return files.sort((one, other) => {
    for (const [name = '', direction] of keys) {
      const order = compare(one, other, name);
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return one.id < other.id ? -1 : 1;
  });
}

function compare(one: StoredFile, other: StoredFile, key: string): number {
  switch (key) {
    case 'name': return one.name < other.name ? -1 : Number(one.name > other.name);
    case 'name_natural': return one.name.localeCompare(other.name, 'en', { numeric: true });
    case 'createdTime': return one.createdTime < other.createdTime ? -1 : Number(one.createdTime > other.createdTime);
    case 'modifiedTime': case 'recency': case 'modifiedByMeTime': return one.modifiedTime < other.modifiedTime ? -1 : Number(one.modifiedTime > other.modifiedTime);
    case 'folder': return Number(other.mimeType.endsWith('.folder')) - Number(one.mimeType.endsWith('.folder'));
    default: throw new ApiError(400, 'INVALID_ARGUMENT', 'Invalid Value');
  }
}

function pageSize(given: string | undefined): number {
  const size = given === undefined ? PAGE.usual : Number(given);
  if (!Number.isInteger(size) || size < 1 || size > PAGE.most) {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid value '${given}'. Values must be within the range: [1, ${PAGE.most}]`);
  }
  return size;
}

function pageStart(token: string): number {
  const start = /^~(\d+)$/.exec(token)?.[1];
  if (start === undefined) throw new ApiError(400, 'INVALID_ARGUMENT', 'Invalid Value');
  return Number(start);
}
