// Every kind of document the add-in makes: what it is about, how its file is called, what fills it.

import type { Day } from '../../kit/day.ts';
import type { AnyNames, View } from '../../kit/document/names.ts';
import { Refusal } from '../../kit/refusal.ts';
import { chartCopy, chartCopyNames } from './chart-copy.ts';
import { clearance, clearanceMissing, clearanceNames } from './clearance.ts';
import { discharge, dischargeAsks, dischargeNames, dischargePictures } from './discharge.ts';
import { medicalNecessity, medicalNecessityNames, medicalNecessityUntil } from './medical-necessity.ts';
import { monthlySummary, monthlySummaryAsks, monthlySummaryNames, monthlySummaryPictures } from './monthly-summary.ts';
import type { MonthRecords } from './monthly-summary.ts';
import type { PictureAsk } from './pain-trend.ts';
import { progressReport, progressReportAsks, progressReportNames, progressReportPictures, reportNumber } from './progress-report.ts';
import { reReferral, reReferralNames } from './re-referral.ts';
import { receipt, receiptNames } from './receipt.ts';
import type { Records } from './records.ts';
import { soapNote, soapNoteNames } from './soap-note.ts';
import type { Wish } from './sources.ts';
import { superbill, superbillMissing, superbillNames } from './superbill.ts';
import type { documentKinds } from './table.ts';
import { visitLog, visitLogNames } from './visit-log.ts';
import { yearStatement, yearStatementNames } from './year-statement.ts';

export interface KindOf<R = Records> {
  title: string;
  /** Which record's id a request names; a month is `2026-02`. */
  about: 'session' | 'referral' | 'cover' | 'client' | 'case' | 'month';
  /** Holds notes: only for who may read them. */
  isClinical: boolean;
  /** What it reads of the chart besides the client, cases, covers, orders and sessions. */
  reads: readonly Wish[];
  /** The file's name: ids and days only, nothing about a person's health. */
  fileName(records: R): string;
  /** Pure; a refusal where there is nothing to make it of. */
  view(records: R): View;
  /** Placeholders a template may use, with their meaning. */
  names: AnyNames;
  /** Those it must use. */
  needs: readonly string[];
  /** Pictures a template may use, with their meaning, and what to draw for them. */
  pictures: Record<string, string>;
  asks(records: R): Record<string, PictureAsk>;
  /** What the reader will look for and the records lack; the document can be made all the same. */
  missing(records: R): string[];
  /** The last day it counts; '' where it has none. */
  goodUntil(records: R): Day;
}

const kind = <R>(of: Pick<KindOf<R>, 'title' | 'about' | 'fileName' | 'view' | 'names'> & Partial<KindOf<R>>): KindOf<R> =>
  ({ isClinical: false, reads: [], needs: ['mark'], pictures: {}, asks: () => ({}), missing: () => [], goodUntil: () => '', ...of });

/** Every kind, and those that are about a client. */
export type AnyKind = (typeof documentKinds)[number];
export type DocumentKind = Exclude<AnyKind, 'monthly summary'>;

/** Documents about a client, by the words of the Documents tab. */
export const kinds: Record<DocumentKind, KindOf> = {
  'SOAP note': kind({
    title: 'SOAP note', isClinical: true, about: 'session', reads: ['addenda'], view: soapNote, names: soapNoteNames,
    fileName: ({ session }) => `SOAP note ${session?.id ?? ''}`,
  }),
  'progress report': kind({
    title: 'Progress report', isClinical: true, about: 'referral', reads: ['measures', 'goals'], view: progressReport, names: progressReportNames, pictures: progressReportPictures, asks: progressReportAsks,
    fileName: (records) => `Progress report ${reportNumber(records)} ${records.referral?.id ?? ''}`,
  }),
  're-referral request': kind({
    title: 'Re-referral request', isClinical: true, about: 'referral', reads: ['measures', 'goals'], view: reReferral, names: reReferralNames,
    fileName: ({ referral }) => `Re-referral request ${referral?.id ?? ''}`,
  }),
  'letter of medical necessity': kind({
    title: 'Letter of medical necessity', isClinical: true, about: 'referral', reads: ['goals'], view: medicalNecessity, names: medicalNecessityNames, goodUntil: medicalNecessityUntil,
    fileName: ({ referral }) => `Letter of medical necessity ${referral?.id ?? ''}`,
  }),
  'superbill': kind({
    title: 'Superbill', about: 'session', reads: ['authorizations', 'money'], view: superbill, names: superbillNames, missing: superbillMissing,
    fileName: (records) => `Superbill ${records.client.id} ${daysOf(records)}`,
  }),
  'itemized receipt': kind({
    title: 'Itemized receipt', about: 'session', reads: ['money'], view: receipt, names: receiptNames,
    fileName: (records) => `Receipt ${isSpan(records) ? `${records.client.id} ${daysOf(records)}` : records.session?.id ?? ''}`,
  }),
  'visit log': kind({
    title: 'Visit log', about: 'cover', reads: ['authorizations'], view: visitLog, names: visitLogNames,
    fileName: ({ cover }) => `Visit log ${cover?.id ?? ''}`,
  }),
  'year statement': kind({
    title: 'Year statement', about: 'client', reads: ['money'], view: yearStatement, names: yearStatementNames,
    fileName: ({ client, from, today }) => `Statement of payments ${client.id} ${(from ?? String(Number(today.slice(0, 4)) - 1)).slice(0, 4)}`,
  }),
  'clearance request': kind({
    title: 'Clearance request', isClinical: true, about: 'client', reads: ['screenings'], view: clearance, missing: clearanceMissing, names: clearanceNames,
    fileName: ({ client, today }) => `Clearance request ${client.id} ${today}`,
  }),
  'discharge summary': kind({
    title: 'Discharge summary', isClinical: true, about: 'case', reads: ['measures', 'goals'], view: discharge, names: dischargeNames, pictures: dischargePictures, asks: dischargeAsks,
    fileName: ({ case: care }) => `Discharge summary ${care?.id ?? ''}`,
  }),
  'chart copy': kind({
    title: 'Chart copy', isClinical: true, about: 'client', reads: ['addenda', 'screenings'], view: chartCopy, names: chartCopyNames,
    fileName: ({ client, today }) => `Chart copy ${client.id} ${today}`,
  }),
};

const isSpan = ({ from, to }: Records): boolean => Boolean(from || to);
const daysOf = (records: Records): string => (isSpan(records) ? [records.from, records.to].filter(Boolean).join(' to ') : records.session?.date ?? '');

export const monthlySummaryKind: KindOf<MonthRecords> = kind({
  title: 'Monthly summary', about: 'month', needs: [], view: monthlySummary, names: monthlySummaryNames, pictures: monthlySummaryPictures, asks: monthlySummaryAsks,
  fileName: ({ month }) => `Monthly summary ${month.month}`,
});

/** The file's name with the words that must not be overlooked. */
export function fileNameOf<R>(of: KindOf<R>, records: R): string {
  const { mark = '' } = of.view(records);
  return [of.fileName(records), ...['DUPLICATE', 'CORRECTED'].filter((word) => String(mark).includes(word))].join(' ');
}

/** Whether a document can be made, and what is missing, in words. */
export function readiness<R>(of: KindOf<R>, records: R): { ready: boolean; missing: string[] } {
  try {
    of.view(records);
    return { ready: true, missing: of.missing(records) };
  } catch (error) {
    if (error instanceof Refusal) return { ready: false, missing: error.issues.map(({ message }) => message) };
    throw error;
  }
}

/** What a template of a kind may say, for its check. */
export const knownOf = (name: AnyKind): { names: AnyNames; pictures: Record<string, string>; needs: readonly string[] } =>
  (name === 'monthly summary' ? monthlySummaryKind : kinds[name]);
