// Reads what a caller hands to Drive: parameters, a file's metadata, a permission.
import { ApiError } from '../errors.ts';
import type { Metadata, Permission } from './file.ts';

/** Path and query parameters, as text. */
export type Params = Readonly<Record<string, string | undefined>>;

export function params(value: unknown): Params {
  if (!isFields(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([name, given]) => (given === undefined || given === null ? [] : [[name, String(given)]])));
}

export function metadata(value: unknown): Metadata {
  const given = isFields(value) ? value : {};
  return {
    ...text(given, 'name'), ...text(given, 'mimeType'), ...text(given, 'description'),
    ...(Array.isArray(given['parents']) ? { parents: given['parents'].map(String) } : {}),
    ...(typeof given['trashed'] === 'boolean' ? { trashed: given['trashed'] } : {}),
    ...properties(given, 'appProperties'), ...properties(given, 'properties'),
  };
}

const ROLES: readonly Permission['role'][] = ['owner', 'writer', 'commenter', 'reader'];
const TYPES: readonly Permission['type'][] = ['user', 'group', 'domain', 'anyone'];

export function permission(value: unknown): Omit<Permission, 'id'> {
  const given = isFields(value) ? value : {};
  const role = ROLES.find((one) => one === given['role']);
  const type = TYPES.find((one) => one === given['type']);
  if (!role) throw refused('The permission role field is required.');
  if (!type) throw refused('The permission type field is required.');
  if (type !== 'user' && type !== 'group') return { role, type };
  const emailAddress = given['emailAddress'];
  if (typeof emailAddress !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress)) {
    throw refused('The specified emailAddress is invalid or not applicable for the given permission type.');
  }
  return { role, type, emailAddress };
}

function text<K extends string>(given: Record<string, unknown>, name: K): { [name in K]?: string };
function text(given: Record<string, unknown>, name: string): Record<string, string> {
  return typeof given[name] === 'string' ? { [name]: given[name] } : {};
}

/** Google: a key and its value are at most 124 bytes together. */
function properties<K extends string>(given: Record<string, unknown>, name: K): { [name in K]?: Record<string, string | null> };
function properties(given: Record<string, unknown>, name: string): Record<string, Record<string, string | null>> {
  const values = given[name];
  if (!isFields(values)) return {};
  const read = Object.entries(values).map(([key, value]): [string, string | null] => [key, value === null ? null : String(value)]);
  const long = read.find(([key, value]) => Buffer.byteLength(key + (value ?? '')) > 124);
  if (long) throw refused('Properties and app properties are limited to 124 bytes of key and value.');
  return { [name]: Object.fromEntries(read) };
}

function refused(message: string): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
