// A file of the emulated Drive: what is kept of it, and what Google shows of it.
import { ApiError } from '../errors.ts';
import { parseMask, pick, type Mask } from '../sheets/fields.ts';

export const DOCUMENT = 'application/vnd.google-apps.document';
export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const FOLDER = 'application/vnd.google-apps.folder';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export type Role = 'owner' | 'writer' | 'commenter' | 'reader';
export interface Permission { id: string; type: 'user' | 'group' | 'domain' | 'anyone'; role: Role; emailAddress?: string }

/** What a caller may say about a file. */
export interface Metadata {
  name?: string;
  mimeType?: string;
  description?: string;
  parents?: string[];
  trashed?: boolean;
  /** Null takes a property away. */
  appProperties?: Record<string, string | null>;
  properties?: Record<string, string | null>;
}

export interface StoredFile {
  id: string;
  name: string;
  mimeType: string;
  description: string;
  parents: string[];
  trashed: boolean;
  appProperties: Record<string, string>;
  properties: Record<string, string>;
  permissions: Permission[];
  /** People whose runs made or opened it: the grants of `drive.file`. */
  grants: string[];
  /** ISO, UTC. */
  createdTime: string;
  modifiedTime: string;
  version: number;
  /** The bytes; of a Google Doc the .docx it was made from. Null where there are none (a folder, a spreadsheet). */
  content: Uint8Array | null;
}

const BASE = ['kind', 'id', 'name', 'mimeType'];
const SHOWN = [
  ...BASE, 'description', 'parents', 'trashed', 'explicitlyTrashed', 'starred', 'appProperties', 'properties', 'createdTime', 'modifiedTime', 'version', 'size',
  'webViewLink', 'webContentLink', 'owners', 'ownedByMe', 'shared', 'permissions', 'permissionIds', 'capabilities', 'originalFilename', 'fileExtension',
];

export function isGoogleType(mimeType: string): boolean {
  return mimeType.startsWith('application/vnd.google-apps.');
}

export function ownerOf(file: StoredFile): string {
  return file.permissions.find(({ role }) => role === 'owner')?.emailAddress ?? '';
}

export function roleOf(file: StoredFile, user: string): Role | null {
  const roles = file.permissions.filter(({ type, emailAddress }) => type === 'anyone' || emailAddress?.toLowerCase() === user.toLowerCase());
  return (['owner', 'writer', 'commenter', 'reader'] as const).find((role) => roles.some((one) => one.role === role)) ?? null;
}

/** The file as the API answers it: without `fields` the four that Google gives. */
export function shown(file: StoredFile, user: string, origin: string, fields: string | undefined): unknown {
  return pick(whole(file, user, origin), fields === undefined ? new Map(BASE.map((name) => [name, true] as const)) : fileMask(fields));
}

/** A mask over a file's fields; a name Drive does not have is refused in its words. */
function fileMask(fields: string): Mask {
  return checked(parseMask(fields));
}

export function checked(mask: Mask): Mask {
  if (mask === true) return mask;
  for (const name of mask.keys()) if (!SHOWN.includes(name)) throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid field selection ${name}`);
  return mask;
}

function whole(file: StoredFile, user: string, origin: string): Record<string, unknown> {
  const { id, name, mimeType, parents, trashed, createdTime, modifiedTime, permissions } = file;
  const role = roleOf(file, user);
  return {
    kind: 'drive#file', id, name, mimeType, parents, trashed, explicitlyTrashed: trashed, starred: false, createdTime, modifiedTime,
    version: String(file.version), permissions, permissionIds: permissions.map((one) => one.id), shared: permissions.length > 1,
    owners: [{ kind: 'drive#user', emailAddress: ownerOf(file), displayName: ownerOf(file), me: role === 'owner' }], ownedByMe: role === 'owner',
    capabilities: { canEdit: role === 'owner' || role === 'writer', canShare: role === 'owner' || role === 'writer', canTrash: role === 'owner' },
    webViewLink: linkTo(file, origin),
    ...(file.description === '' ? {} : { description: file.description }),
    ...(Object.keys(file.appProperties).length > 0 ? { appProperties: file.appProperties } : {}),
    ...(Object.keys(file.properties).length > 0 ? { properties: file.properties } : {}),
    ...(file.content ? { size: String(file.content.byteLength) } : {}),
    ...(isGoogleType(mimeType) ? {} : { originalFilename: name, fileExtension: name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '' }),
  };
}

/** On Google a page of Docs; here the workbench's own. */
function linkTo({ id, mimeType }: StoredFile, origin: string): string {
  if (mimeType === SPREADSHEET) return `${origin}/?spreadsheet=${id}`;
  return mimeType === FOLDER ? `${origin}/?folder=${id}` : `${origin}/documents/${id}`;
}
