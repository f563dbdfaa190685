// Requests about charts; a chart's spec is kept as given.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { fieldsAt, numberAt, tidyFields, type Fields } from '../input.ts';
import { coordinate } from './cells.ts';
import { findThing, putThing, type Found } from './things.ts';

export function addChart(context: Context, request: Fields): Fields {
  const { book } = context;
  const given = fieldsAt(request, 'chart') ?? {};
  const position = fieldsAt(given, 'position') ?? {};
  if (!fieldsAt(given, 'spec')) throw badRequest('chart.spec is required');
  const overlayPosition = fieldsAt(position, 'overlayPosition');
  const anchor = overlayPosition && fieldsAt(overlayPosition, 'anchorCell');
  if (!anchor) throw badRequest('chart.position must be specified.');
  const { tab } = coordinate(context, anchor);
  const id = numberAt(given, 'chartId') ?? book.nextId();
  if (findThing(book, { list: 'charts', id, name: 'chartId' })) throw badRequest(`An object with ID: ${id} already exists.`);
  const thing = { ...tidyFields(given), chartId: id };
  putThing(context, { tab, list: 'charts', thing, instead: undefined });
  return { addChart: { chart: thing } };
}

export function updateChartSpec(context: Context, request: Fields): void {
  const { tab, thing } = needChart(context, numberAt(request, 'chartId'));
  putThing(context, { tab, list: 'charts', thing: { ...thing, spec: tidyFields(fieldsAt(request, 'spec') ?? {}) }, instead: thing });
}

export function deleteEmbeddedObject(context: Context, request: Fields): void {
  const { tab, thing } = needChart(context, numberAt(request, 'objectId'));
  putThing(context, { tab, list: 'charts', thing: undefined, instead: thing });
}

function needChart({ book }: Context, id: number | undefined): Found {
  const found = findThing(book, { list: 'charts', id, name: 'chartId' });
  if (!found) throw badRequest(`No object with id: ${id ?? 0}`);
  return found;
}
