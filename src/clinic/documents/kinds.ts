// Every kind of document the add-in makes: what it is about, how it is called, what fills it.

import type { AnyNames, View } from '../../kit/document/names.ts';
import type { PictureAsk } from './pain-trend.ts';
import { progressReport, progressReportAsks, progressReportNames, progressReportPictures } from './progress-report.ts';
import type { Records } from './records.ts';
import { soapNote, soapNoteNames } from './soap-note.ts';

export interface KindOf {
  title: string;
  /** Which record's id a request names. */
  about: 'session' | 'referral' | 'cover' | 'client' | 'case' | 'clinic';
  /** The file's name: no name, no diagnosis, only ids. */
  fileName(records: Records): string;
  /** Pure; refuses in words where there is nothing to make it of. */
  view(records: Records): View;
  /** Placeholders a template may use. */
  names: AnyNames;
  /** Pictures a template may use, and what to draw for them. */
  pictures: Record<string, string>;
  asks(records: Records): Record<string, PictureAsk>;
}

/** Of a kind without pictures. */
const plain = (of: Omit<KindOf, 'pictures' | 'asks'>): KindOf => ({ ...of, pictures: {}, asks: () => ({}) });
const drawn = (of: KindOf): KindOf => of;

/** By the words of the Documents tab. */
export const kinds = {
  'SOAP note': plain({
    title: 'SOAP note', about: 'session', view: soapNote, names: soapNoteNames,
    fileName: ({ session }) => `SOAP note ${session?.id ?? ''}`,
  }),
  'progress report': drawn({
    title: 'Progress report', about: 'referral', view: progressReport, names: progressReportNames, pictures: progressReportPictures, asks: progressReportAsks,
    fileName: ({ referral, madeBefore }) => `Progress report ${madeBefore + 1} ${referral?.id ?? ''}`,
  }),
};

export type DocumentKind = keyof typeof kinds;
