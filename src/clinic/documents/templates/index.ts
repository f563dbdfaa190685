// Every base template by the kind of document, as a .docx in base64. Runs when the add-in is built, never in it.

import { Packer } from 'docx';
import type { Document } from 'docx';
import type { AnyKind } from '../kinds.ts';
import { receipt, superbill, visitLog, yearStatement } from './bills.ts';
import { chartCopy, discharge, monthlySummary } from './charts.ts';
import { clearance, medicalNecessity, reReferral } from './letters.ts';
import { progressReport } from './progress-report.ts';
import { soapNote } from './soap-note.ts';

const templates: Record<AnyKind, () => Document> = {
  'SOAP note': soapNote,
  'progress report': progressReport,
  're-referral request': reReferral,
  'letter of medical necessity': medicalNecessity,
  'superbill': superbill,
  'itemized receipt': receipt,
  'visit log': visitLog,
  'year statement': yearStatement,
  'clearance request': clearance,
  'discharge summary': discharge,
  'chart copy': chartCopy,
  'monthly summary': monthlySummary,
};

export async function baseTemplates(): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const [kind, template] of Object.entries(templates)) made[kind] = await Packer.toBase64String(template());
  return made;
}
