// Google's own types stand where ours are asked for: what the product calls is what Google offers. Checked, never run.

import type { Blob, GoogleGlobals } from '../../../src/google/services.ts';

/** Advanced services may be switched off; the manifest switches ours on. */
declare function on<Service>(service: Service | undefined): Service;
/** Ours is the part of a blob we use; each that we hand over is one Google made, with all of it. */
declare function whole(blob: Blob): GoogleAppsScript.Base.Blob;
/** Google takes null where a file has no content of its own and options follow; its types do not say so. */
declare function orNone(blob: Blob | null | undefined): GoogleAppsScript.Base.Blob;

const drive = on(Drive);
const files = on(drive.Files);

export const asGoogleHasThem: GoogleGlobals = {
  Sheets: on(Sheets),
  Drive: {
    Permissions: on(drive.Permissions),
    Files: {
      create: (file, content, options = {}) => files.create(file, orNone(content), options),
      get: (id, options = {}) => files.get(id, options),
      list: (options) => files.list(options),
      update: (file, id, content, options = {}) => files.update(file, id, orNone(content), options),
      copy: (file, id, options = {}) => files.copy(file, id, options),
      export: exportAsTold,
    },
  },
  MailApp: {
    sendEmail: ({ attachments = [], ...message }) => MailApp.sendEmail({ ...message, attachments: attachments.map(whole) }),
    getRemainingDailyQuota: () => MailApp.getRemainingDailyQuota(),
  },
  LockService, PropertiesService, ScriptApp, SpreadsheetApp, HtmlService, Session, Charts,
  Utilities: {
    ...Utilities,
    zip: (blobs, name) => (name === undefined ? Utilities.zip(blobs.map(whole)) : Utilities.zip(blobs.map(whole), name)),
    unzip: (blob) => Utilities.unzip(whole(blob)),
  },
};

/** Google's types know neither the third argument nor an answer; docs/live-checks.md says how both were learned. */
declare function exportAsTold(...given: [...Parameters<typeof files.export>, options: { alt: 'media' }]): Blob | string;
