// Requests for what helps and guards: dropdowns, notes, colors, warning-only protections, filter views.

import type { Column } from '../../kit/column.ts';
import type { TabLook, Tone } from '../../kit/tab-look.ts';
import type { Color, SheetsRequest } from '../services.ts';
import { noteOf } from './tabs.ts';
import type { Tab } from './tabs.ts';

const tones: Record<Tone, { back: Color; ink: Color }> = {
  good: { back: { red: 0.902, green: 0.957, blue: 0.918 }, ink: { red: 0.075, green: 0.451, blue: 0.2 } },
  warn: { back: { red: 0.996, green: 0.969, blue: 0.878 }, ink: { red: 0.541, green: 0.294, blue: 0 } },
  bad: { back: { red: 0.988, green: 0.91, blue: 0.902 }, ink: { red: 0.702, green: 0.149, blue: 0.118 } },
  idle: { back: { red: 0.945, green: 0.953, blue: 0.957 }, ink: { red: 0.373, green: 0.388, blue: 0.408 } },
};

/** Where each column of a tab stands once its headings are complete. */
export function placesOf(tab: Tab): Map<string, number> {
  const row = tab.headingRow.map((heading) => heading.trim().toLowerCase());
  const places = new Map<string, number>();
  let next = tab.sheet ? row.length : 0;
  for (const key of tab.table.keys) {
    const heading = tab.table.columns[key]?.heading.toLowerCase() ?? '';
    const at = tab.sheet ? row.indexOf(heading) : -1;
    places.set(key, at >= 0 ? at : next++);
  }
  return places;
}

export function lookRequests(tabs: Tab[], look: TabLook): SheetsRequest[] {
  return tabs.flatMap((tab) => {
    const places = placesOf(tab);
    return [
      ...tab.table.keys.flatMap((key) => columnGuards(tab, key, places.get(key) ?? 0)),
      ...colors(tab, look, places),
      ...views(tab, look, places),
      ...journalGuard(tab),
    ];
  });
}

function columnGuards(tab: Tab, key: string, at: number): SheetsRequest[] {
  const column = tab.table.columns[key];
  if (!column) return [];
  const { sheetId } = tab.table;
  const cells = { sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 };
  const requests: SheetsRequest[] = [];
  if (tab.sheet) {
    requests.push({ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: at }, rows: [{ values: [{ note: noteOf(column) }] }], fields: 'note' } });
  }
  const rule = dropdownOf(column);
  if (rule && !column.derived) requests.push({ setDataValidation: { range: cells, rule } });
  const description = `Tablework: ${column.heading}`;
  if (column.derived && !tab.sheet?.protectedRanges?.some((range) => range.description === description)) {
    requests.push({ addProtectedRange: { protectedRange: { range: { sheetId, startColumnIndex: at, endColumnIndex: at + 1 }, description, warningOnly: true } } });
  }
  return requests;
}

/** Dropdowns only warn: a value Google would refuse is still a person's value, and ours to tell about. */
function dropdownOf(column: Column) {
  if (!column.choices || column.kind === 'list') return undefined;
  return {
    condition: { type: 'ONE_OF_LIST', values: column.choices.map((choice) => ({ userEnteredValue: choice })) },
    strict: false, showCustomUi: true,
  };
}

function colors(tab: Tab, look: TabLook, places: Map<string, number>): SheetsRequest[] {
  const { sheetId } = tab.table;
  return look.colorings.filter((one) => one.table === tab.table).flatMap((one) => Object.entries(one.tones).flatMap(([value, tone]): SheetsRequest[] => {
    const at = places.get(one.key) ?? 0;
    const there = tab.sheet?.conditionalFormats?.some((rule) =>
      rule.booleanRule?.condition.values?.[0]?.userEnteredValue === value && rule.ranges.some((range) => (range.startColumnIndex ?? 0) === at));
    if (there) return [];
    return [{
      addConditionalFormatRule: {
        index: 0,
        rule: {
          ranges: [{ sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 }],
          booleanRule: {
            condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: value }] },
            format: { backgroundColorStyle: { rgbColor: tones[tone].back }, textFormat: { bold: true, foregroundColorStyle: { rgbColor: tones[tone].ink } } },
          },
        },
      },
    }];
  }));
}

function views(tab: Tab, look: TabLook, places: Map<string, number>): SheetsRequest[] {
  const { sheetId } = tab.table;
  return look.views.filter((view) => view.table === tab.table).flatMap((view): SheetsRequest[] => {
    if (tab.sheet?.filterViews?.some((one) => one.title === view.title)) return [];
    const columnIndex = places.get(view.key) ?? 0;
    const others = tab.table.columns[view.key]?.choices?.filter((choice) => !view.shows.includes(choice)) ?? [];
    return [{
      addFilterView: {
        filter: { title: view.title, range: { sheetId }, filterSpecs: [{ columnIndex, filterCriteria: { hiddenValues: [...others, ''] } }] },
      },
    }];
  });
}

function journalGuard(tab: Tab): SheetsRequest[] {
  const description = 'Tablework: written by the add-in only';
  if (!tab.table.machinery || !tab.table.hidden || tab.sheet?.protectedRanges?.some((range) => range.description === description)) return [];
  return [{ addProtectedRange: { protectedRange: { range: { sheetId: tab.table.sheetId }, description, warningOnly: true } } }];
}
