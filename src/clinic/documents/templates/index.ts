// Every base template by the kind of document, as a .docx in base64. Runs when the add-in is built, never in it.

import { Packer } from 'docx';
import type { Document } from 'docx';
import type { DocumentKind } from '../kinds.ts';
import { progressReport } from './progress-report.ts';
import { soapNote } from './soap-note.ts';

const templates: Record<DocumentKind, () => Document> = {
  'SOAP note': soapNote,
  'progress report': progressReport,
};

export async function baseTemplates(): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const [kind, template] of Object.entries(templates)) made[kind] = await Packer.toBase64String(template());
  return made;
}
