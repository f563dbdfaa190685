// What set-up tells whoever ran it: what was made, what comes next, and what a sheet cannot hide.

import type { SetUpReport } from './set-up.ts';

const lostIds = (report: SetUpReport): string =>
  (report.idsLost.length === 0 ? '' : `The ids are gone with the columns ${listed(report.idsLost)}, and other rows name them. Bring those columns back with File › Version history, then choose Set up again; do not let new ids be given before.`);

const listed = (names: string[]): string => names.join(', ');

export function setUpWords(report: SetUpReport): string[] {
  return [...madeWords(report), timedWords(report), '', ...nextWords(report), '', ...sharingWords];
}

function madeWords(report: SetUpReport): string[] {
  const lines = [
    report.upgraded.copy === '' ? '' : `Upgraded. ${report.upgraded.does.join(' ')} The workbook as it was before: ${report.upgraded.copy}`,
    report.tabsAdded.length > 0 ? `Tabs added: ${listed(report.tabsAdded)}.` : '',
    report.headingsAdded.length > 0 ? `Headings put back: ${listed(report.headingsAdded)}. If you had renamed one, move its cells over and delete the other column.` : '',
    lostIds(report),
    report.settingsAdded.length > 0 && report.tabsAdded.length === 0 ? `Settings put back: ${listed(report.settingsAdded)}.` : '',
    report.machineRebuilt && report.tabsAdded.length === 0 ? 'The counters were gone and were rebuilt from the rows and the Journal.' : '',
    report.payersAdded > 0 ? `Insurers added: ${report.payersAdded}, each with its rules and where they were read. Check them with the payer.` : '',
  ].filter(Boolean);
  return lines.length > 0 ? lines : ['Everything was there; nothing had to be changed.'];
}

function timedWords({ mine, triggers, jobOwner }: SetUpReport): string {
  if (!mine) return `The timed runs belong to ${jobOwner}, so none were added for you. To take them over, empty “Job owner” in Settings and choose Set up again.`;
  return triggers.length > 0 ? `The daily and hourly runs now work by themselves, with your account (${jobOwner}).` : `The daily and hourly runs were there already, with your account (${jobOwner}).`;
}

const nextWords = ({ tabsAdded }: SetUpReport): string[] => (tabsAdded.length === 0 ? [] : [
  'Next: fill the tab Settings (clinic name, phone, time zone, profile) and the tab Therapists (who works here, with their Google address and role).',
]);

const sharingWords = [
  'What a sheet cannot hide: whoever may edit this spreadsheet can read every tab (hidden ones too), the script and the Journal, and could rewrite them. Roles order the work in the sidebar; the sharing of this file is the wall.',
  'We recommend: share it, as editors, only with staff who may see health records, by name and never by link; no viewers, no “anyone with the link”; 2-step sign-in for all; take access away on the day somebody leaves. The role “front desk” keeps notes out of the way of somebody who may see them; it hides nothing from somebody who may not: who may not works with papers and mails, not in this file.',
];
