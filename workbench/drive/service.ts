// Drive v3 on the state side: files, folders, sharing, and the per-person grants of `drive.file`.
import { ApiError, NotEmulated } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';
import { isBlobOnWire } from '../utilities/blob.ts';
import { exported } from './export.ts';
import { DOCUMENT, FOLDER, SPREADSHEET, isGoogleType, ownerOf, roleOf, shown, type Metadata, type StoredFile } from './file.ts';
import { checkConversion } from './docx.ts';
import { listed } from './list.ts';
import { metadata, params, permission, type Params } from './input.ts';

/** The Sheets engine holds the spreadsheets; Drive tells it what becomes of their files. */
export interface Spreadsheets {
  create(id: string, name: string, owner: string): void;
  copy(fromId: string, toId: string, name: string, owner: string): void;
  rename(id: string, name: string): void;
  remove(id: string): void;
}

export interface DriveSwitches {
  /** Whether a file shared with a person is visible to that person's runs, or only after a picker (unknown). */
  sharedIsVisible: boolean;
  /** Whether `drive.file` covers the spreadsheet the script is bound to (platform 3.2, unknown). */
  containerIsVisible: boolean;
  /** What `Drive.Files.export` with alt=media answers a script: not known until tried on Google. */
  exportAnswers: 'blob' | 'binaryString' | 'brokenString';
}

type Caller = Pick<Execution, 'effectiveUser' | 'kind'>;
type Saved = { files: (Omit<StoredFile, 'content'> & { content: string | null })[] };

const WORDS = {
  notAllowed: 'The user does not have sufficient permissions for this file.',
  altMedia: 'Export requires alt=media to download the exported content.',
};

export class DriveService implements Service {
  readonly switches: DriveSwitches;
  /** Where the workbench's pages are; the server sets it. */
  origin = 'http://127.0.0.1';
  private readonly files = new Map<string, StoredFile>();
  private readonly around: Pick<Surroundings, 'now' | 'random' | 'changed'>;
  private readonly spreadsheets: Spreadsheets;

  constructor(around: Pick<Surroundings, 'now' | 'random' | 'changed'>, spreadsheets: Spreadsheets, switches: Partial<DriveSwitches> = {}) {
    this.around = around;
    this.spreadsheets = spreadsheets;
    this.switches = { sharedIsVisible: true, containerIsVisible: true, exportAnswers: 'blob', ...switches };
  }

  /** `args`: params (path and query), body, media. */
  call(method: string, args: unknown[], execution: Caller): unknown {
    const [given, body, media] = args;
    const asked = params(given);
    const user = execution.effectiveUser;
    switch (method) {
      case 'files.create': return this.create(asked, metadata(body), blobOrNull(media), user);
      case 'files.get': return this.get(asked, user, execution);
      case 'files.list': return listed([...this.files.values()].filter((file) => this.isVisible(file, user)), asked, { user, origin: this.origin, root: this.root(user).id });
      case 'files.update': return this.update(asked, metadata(body), blobOrNull(media), user);
      case 'files.copy': return this.copy(asked, metadata(body), user);
      case 'files.delete': return this.remove(asked, user);
      case 'files.export': return this.export(asked, user, execution);
      case 'permissions.create': return this.share(asked, body, user);
      case 'permissions.list': return { kind: 'drive#permissionList', permissions: this.visible(asked.fileId, user).permissions.map((one) => ({ kind: 'drive#permission', ...one })) };
      case 'permissions.delete': return this.unshare(asked, user);
      default: throw new NotEmulated(`Drive.${method}`);
    }
  }

  /** A spreadsheet that is there without Drive having made it: the bound one, or one made by the Sheets API. */
  register(id: string, name: string, owner: string): void {
    if (!this.files.has(id)) this.keep(this.fresh({ name, mimeType: SPREADSHEET }, owner, id));
  }

  /** SpreadsheetApp's own copy of a spreadsheet: it asks for no Drive scope. */
  copySpreadsheet(fromId: string, name: string, owner: string): string {
    const file = this.fresh({ name, mimeType: SPREADSHEET, parents: [this.root(owner).id] }, owner);
    this.spreadsheets.copy(fromId, file.id, name, owner);
    return this.keep(file).id;
  }

  /** A person opened the file with the add-in, as through a picker. */
  grant(id: string, user: string): void {
    const file = this.files.get(id);
    if (file && !file.grants.includes(user)) this.keep({ ...file, grants: [...file.grants, user] });
  }

  /** Every file, for the workbench's own page, whoever made it. */
  all(): StoredFile[] {
    return [...this.files.values()];
  }

  find(id: string): StoredFile | undefined {
    return this.files.get(id);
  }

  toJSON(): Saved {
    return { files: this.all().map((file) => ({ ...file, content: file.content && Buffer.from(file.content).toString('base64') })) };
  }

  restore(saved: Saved): void {
    this.files.clear();
    for (const file of saved.files) this.files.set(file.id, { ...file, content: file.content === null ? null : new Uint8Array(Buffer.from(file.content, 'base64')) });
  }

  private create(asked: Params, given: Metadata, media: BlobOnWire | null, user: string): unknown {
    const mimeType = given.mimeType ?? media?.type ?? 'application/octet-stream';
    const parents = given.parents ?? [this.root(user).id];
    for (const parent of parents) this.folder(parent, user);
    const content = media ? stored(media, mimeType) : null;
    const file = this.fresh({ ...given, mimeType, parents: parents.map((parent) => this.folder(parent, user).id) }, user);
    if (mimeType === SPREADSHEET) {
      if (media) throw new NotEmulated(`conversion of ${media.type ?? 'a file'} to a spreadsheet`);
      this.spreadsheets.create(file.id, file.name, user);
    }
    return this.answer(this.keep({ ...file, content: content ?? (mimeType === DOCUMENT || isGoogleType(mimeType) ? null : new Uint8Array()) }), user, asked);
  }

  private get(asked: Params, user: string, execution: Caller): unknown {
    const file = this.visible(asked.fileId, user);
    if (asked.alt !== 'media') return this.answer(file, user, asked);
    // issuetracker 149104685: the advanced service cannot download this way.
    if (execution.kind !== 'rest') throw new NotEmulated('Drive.Files.get with alt=media, which does not work on Google');
    if (!file.content || isGoogleType(file.mimeType)) {
      throw new ApiError(403, 'PERMISSION_DENIED', 'Only files with binary content can be downloaded. Use Export with Docs Editors files.');
    }
    return { bytes: file.content, type: file.mimeType, name: file.name };
  }

  private update(asked: Params, given: Metadata, media: BlobOnWire | null, user: string): unknown {
    const file = this.writable(asked.fileId, user);
    if (given.parents) throw new ApiError(403, 'PERMISSION_DENIED', 'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.');
    const added = ids(asked.addParents).map((id) => this.folder(id, user).id);
    const removed = ids(asked.removeParents);
    const content = media ? stored(media, file.mimeType) : file.content;
    const { appProperties, properties, ...rest } = given;
    const next: StoredFile = {
      ...file, ...rest, content,
      parents: [...file.parents.filter((id) => !removed.includes(id) && !added.includes(id)), ...added],
      appProperties: merged(file.appProperties, appProperties), properties: merged(file.properties, properties),
      modifiedTime: this.around.now().toISOString(), version: file.version + 1,
    };
    if (file.mimeType === SPREADSHEET && next.name !== file.name) this.spreadsheets.rename(file.id, next.name);
    return this.answer(this.keep(next), user, asked);
  }

  /** A copy has its own id and owner; sharing, app properties and (with a bound script) properties and triggers stay behind (platform 5.5). */
  private copy(asked: Params, given: Metadata, user: string): unknown {
    const source = this.visible(asked.fileId, user);
    if (source.mimeType === FOLDER) throw new ApiError(403, 'PERMISSION_DENIED', 'This file cannot be copied by the user.');
    const mine = source.parents.filter((id) => this.files.get(id) && ownerOf(this.files.get(id) ?? source) === user);
    const parents = given.parents?.map((id) => this.folder(id, user).id) ?? (mine.length > 0 ? mine : [this.root(user).id]);
    const file = this.fresh({ name: `Copy of ${source.name}`, ...given, mimeType: source.mimeType, parents }, user);
    if (source.mimeType === SPREADSHEET) this.spreadsheets.copy(source.id, file.id, file.name, user);
    return this.answer(this.keep({ ...file, content: source.content }), user, asked);
  }

  /** For good, with what lies in it. */
  private remove(asked: Params, user: string): void {
    const file = this.visible(asked.fileId, user);
    if (roleOf(file, user) !== 'owner') throw new ApiError(403, 'PERMISSION_DENIED', WORDS.notAllowed);
    if (file.mimeType === SPREADSHEET) this.spreadsheets.remove(file.id);
    this.files.delete(file.id);
    for (const child of this.all()) if (child.parents.includes(file.id)) this.remove({ fileId: child.id }, ownerOf(child));
    this.around.changed();
  }

  private export(asked: Params, user: string, execution: Caller): BlobOnWire | string {
    const file = this.visible(asked.fileId, user);
    if (execution.kind === 'rest') return exported(file, asked.mimeType);
    if (asked.alt !== 'media') throw new ApiError(400, 'INVALID_ARGUMENT', WORDS.altMedia);
    const answer = exported(file, asked.mimeType);
    if (this.switches.exportAnswers === 'blob') return answer;
    return Buffer.from(answer.bytes).toString(this.switches.exportAnswers === 'binaryString' ? 'latin1' : 'utf8');
  }

  private share(asked: Params, body: unknown, user: string): unknown {
    const file = this.writable(asked.fileId, user);
    const { role, type, emailAddress } = permission(body);
    const id = permissionId(emailAddress ?? type);
    const others = file.permissions.filter((one) => one.id !== id);
    const made = { id, type, role, ...(emailAddress === undefined ? {} : { emailAddress }) };
    if (roleOf(file, emailAddress ?? '') !== 'owner') this.keep({ ...file, permissions: [...others, made] });
    return { kind: 'drive#permission', ...made };
  }

  private unshare(asked: Params, user: string): void {
    const file = this.writable(asked.fileId, user);
    const gone = file.permissions.find(({ id }) => id === asked.permissionId);
    if (!gone) throw new ApiError(404, 'NOT_FOUND', `Permission not found: ${asked.permissionId}.`);
    this.keep({ ...file, permissions: file.permissions.filter((one) => one !== gone) });
  }

  /** The file as the person's runs see it; to them any other does not exist. */
  private visible(id: string | undefined, user: string): StoredFile {
    const file = id === 'root' ? this.root(user) : this.files.get(id ?? '');
    if (file && this.isVisible(file, user)) return file;
    throw new ApiError(404, 'NOT_FOUND', `File not found: ${id ?? ''}.`);
  }

  private isVisible(file: StoredFile, user: string): boolean {
    if (file.grants.includes(user)) return true;
    if (file.mimeType === SPREADSHEET && file.grants.length === 0) return this.switches.containerIsVisible;
    return this.switches.sharedIsVisible && roleOf(file, user) !== null;
  }

  private writable(id: string | undefined, user: string): StoredFile {
    const file = this.visible(id, user);
    const role = roleOf(file, user);
    if (role === 'owner' || role === 'writer') return file;
    throw new ApiError(403, 'PERMISSION_DENIED', WORDS.notAllowed);
  }

  private folder(id: string, user: string): StoredFile {
    return this.visible(id, user);
  }

  /** My Drive of a person, made when first needed. */
  private root(user: string): StoredFile {
    const id = `0A${permissionId(user).slice(0, 15)}PVA`;
    return this.files.get(id) ?? this.keep({ ...this.fresh({ name: 'My Drive', mimeType: FOLDER }, user, id), parents: [] });
  }

  private fresh(given: Metadata, user: string, id = this.newId(given.mimeType ?? '')): StoredFile {
    const now = this.around.now().toISOString();
    return {
      id, name: given.name ?? 'Untitled', mimeType: given.mimeType ?? 'application/octet-stream', description: given.description ?? '',
      parents: given.parents ?? [], trashed: given.trashed ?? false,
      appProperties: merged({}, given.appProperties), properties: merged({}, given.properties),
      permissions: [{ id: permissionId(user), type: 'user', role: 'owner', emailAddress: user }], grants: [user],
      createdTime: now, modifiedTime: now, version: 1, content: null,
    };
  }

  private keep(file: StoredFile): StoredFile {
    this.files.set(file.id, file);
    this.around.changed();
    return file;
  }

  private answer(file: StoredFile, user: string, asked: Params): unknown {
    return shown(file, user, this.origin, asked.fields);
  }

  /** Like Google's: 44 signs for documents and spreadsheets, 33 for the rest. */
  private newId(mimeType: string): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const length = mimeType === DOCUMENT || mimeType === SPREADSHEET ? 43 : 32;
    return `1${Array.from({ length }, () => letters.charAt(Math.floor(this.around.random() * letters.length))).join('')}`;
  }
}

/** What is kept of an upload: a Google Doc is made of the .docx it came as. */
function stored(media: BlobOnWire, mimeType: string): Uint8Array {
  if (mimeType === DOCUMENT) checkConversion(media);
  return new Uint8Array(media.bytes);
}

function merged(old: Readonly<Record<string, string>>, given: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  const next: Record<string, string> = { ...old };
  for (const [key, value] of Object.entries(given)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

function ids(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',').map((id) => id.trim()).filter((id) => id !== '');
}

/** Google's are long numbers, one for each person. */
function permissionId(word: string): string {
  let hash = 14695981039346656037n;
  for (const byte of Buffer.from(word.toLowerCase(), 'utf8')) hash = ((hash ^ BigInt(byte)) * 1099511628211n) & 0xffffffffffffffffn;
  return hash.toString().padStart(20, '0');
}

function blobOrNull(value: unknown): BlobOnWire | null {
  return isBlobOnWire(value) ? value : null;
}
