// `Drive` as the script sees it: the advanced service, body first, then the path, then options.
import type { Call, Facade } from '../runtime/bridge.ts';
import { ScriptBlob, fromWire, isBlobOnWire } from '../utilities/blob.ts';
import { refuseArguments } from '../utilities/signature.ts';

export const drive: Facade = (call) => ({
  Files: {
    create: (file: unknown, content?: unknown, options?: unknown) => call('drive.files.create', [asked(options), file ?? {}, media('Drive.Files.create', content)]),
    get: (id: unknown, options?: unknown) => call('drive.files.get', [{ ...asked(options), fileId: String(id) }]),
    list: (options?: unknown) => call('drive.files.list', [asked(options)]),
    update: (file: unknown, id: unknown, content?: unknown, options?: unknown) =>
      call('drive.files.update', [{ ...asked(options), fileId: String(id) }, file ?? {}, media('Drive.Files.update', content)]),
    copy: (file: unknown, id: unknown, options?: unknown) => call('drive.files.copy', [{ ...asked(options), fileId: String(id) }, file ?? {}]),
    export: (id: unknown, mimeType: unknown, options?: unknown) => exported(call, { ...asked(options), fileId: String(id), mimeType: String(mimeType) }),
  },
  Permissions: {
    create: (permission: unknown, fileId: unknown, options?: unknown) => call('drive.permissions.create', [{ ...asked(options), fileId: String(fileId) }, permission]),
  },
});

/** A Blob or a string: which of them Google answers is a switch. */
function exported(call: Call, params: Record<string, unknown>): ScriptBlob | string {
  const answer = call('drive.files.export', [params]);
  if (typeof answer === 'string') return answer;
  if (!isBlobOnWire(answer)) throw new TypeError('an export answers bytes');
  return fromWire(answer);
}

function asked(options: unknown): Record<string, unknown> {
  return typeof options === 'object' && options !== null ? { ...options } : {};
}

function media(method: string, content: unknown): unknown {
  if (content === undefined || content === null) return null;
  return content instanceof ScriptBlob ? content.toWire() : refuseArguments(method, [content]);
}
