// Requests for standings in color and for filter views; people's own rules and views are left alone.

import type { TabLook, Tone } from '../../kit/tab-look.ts';
import type { Color, SheetsRequest } from '../services.ts';
import type { Tab } from './tabs.ts';

const tones: Record<Tone, { back: Color; ink: Color }> = {
  good: { back: { red: 0.902, green: 0.957, blue: 0.918 }, ink: { red: 0.075, green: 0.451, blue: 0.2 } },
  warn: { back: { red: 0.996, green: 0.969, blue: 0.878 }, ink: { red: 0.541, green: 0.294, blue: 0 } },
  bad: { back: { red: 0.988, green: 0.91, blue: 0.902 }, ink: { red: 0.702, green: 0.149, blue: 0.118 } },
  idle: { back: { red: 0.945, green: 0.953, blue: 0.957 }, ink: { red: 0.373, green: 0.388, blue: 0.408 } },
};

export function colors({ table, sheet, at }: Tab, look: TabLook): SheetsRequest[] {
  return look.colorings.filter((one) => one.table === table).flatMap((one) => Object.entries(one.tones).flatMap(([value, tone]): SheetsRequest[] => {
    const place = at.get(one.key) ?? 0;
    const there = sheet?.conditionalFormats?.some((rule) =>
      rule.booleanRule?.condition?.values?.[0]?.userEnteredValue === value && rule.ranges?.some((range) => (range.startColumnIndex ?? 0) === place));
    if (there) return [];
    return [{
      addConditionalFormatRule: {
        index: 0,
        rule: {
          ranges: [{ sheetId: table.sheetId, startRowIndex: 1, startColumnIndex: place, endColumnIndex: place + 1 }],
          booleanRule: {
            condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: value }] },
            format: { backgroundColorStyle: { rgbColor: tones[tone].back }, textFormat: { bold: true, foregroundColorStyle: { rgbColor: tones[tone].ink } } },
          },
        },
      },
    }];
  }));
}

export function views({ table, sheet, at }: Tab, look: TabLook): SheetsRequest[] {
  return look.views.filter((view) => view.table === table).flatMap((view): SheetsRequest[] => {
    const there = sheet?.filterViews?.find((one) => one.title === view.title);
    // What somebody filters by in it stays; one whose column was deleted filters by nothing any more.
    if (there && (there.filterSpecs?.length ?? 0) > 0) return [];
    const others = table.columns[view.key]?.choices?.filter((choice) => !view.shows.includes(choice)) ?? [];
    const filterSpecs = [{ columnIndex: at.get(view.key) ?? 0, filterCriteria: { hiddenValues: [...others, ''] } }];
    if (there?.filterViewId !== undefined) return [{ updateFilterView: { filter: { filterViewId: there.filterViewId, filterSpecs }, fields: 'filterSpecs' } }];
    return [{ addFilterView: { filter: { title: view.title, range: { sheetId: table.sheetId }, filterSpecs } } }];
  });
}
