// `Charts` as the script sees it: builders, and a chart that is drawn when its picture is asked for.
import type { Call, Facade } from '../runtime/bridge.ts';
import { NotEmulated, ServiceError } from '../errors.ts';
import { fromWire, isBlobOnWire, type ScriptBlob } from '../utilities/blob.ts';
import { refuseArguments } from '../utilities/signature.ts';
import { withOption } from './options.ts';
import { aPicture, type Column, type Picture } from './picture.ts';

const TYPES = { STRING: 'string', NUMBER: 'number', DATE: 'date' };
const CURVES = { NORMAL: 'none', SMOOTH: 'function' };
const POSITIONS = { TOP: 'top', BOTTOM: 'bottom', RIGHT: 'right', NONE: 'none' };
const POINTS = { NONE: 0, TINY: 3, MEDIUM: 5, LARGE: 8, HUGE: 12 };

export const charts: Facade = (call) => ({
  ColumnType: TYPES,
  CurveStyle: CURVES,
  Position: POSITIONS,
  PointStyle: POINTS,
  newDataTable: () => new DataTableBuilder(),
  newLineChart: () => new ChartBuilder(call, aPicture('line')),
  newColumnChart: () => new ChartBuilder(call, aPicture('column')),
  newBarChart: () => new ChartBuilder(call, aPicture('bar')),
  newAreaChart: () => new ChartBuilder(call, aPicture('area')),
  newPieChart: () => new ChartBuilder(call, aPicture('pie')),
});

class DataTable {
  readonly columns: Column[];
  readonly rows: Picture['rows'];

  constructor(columns: Column[], rows: Picture['rows']) {
    this.columns = columns;
    this.rows = rows;
  }
}

class DataTableBuilder {
  readonly #columns: Column[] = [];
  readonly #rows: Picture['rows'] = [];

  addColumn(type: unknown, label: unknown): this {
    const known = (['string', 'number', 'date'] as const).find((one) => one === type);
    if (!known) return refuseArguments('Charts.DataTableBuilder.addColumn', [type, label]);
    this.#columns.push({ type: known, label: String(label) });
    return this;
  }

  addRow(cells: unknown): this {
    if (!Array.isArray(cells)) return refuseArguments('Charts.DataTableBuilder.addRow', [cells]);
    if (cells.length > this.#columns.length) throw new ServiceError('Row given with size different than ' + `${this.#columns.length} (the number of columns in the table).`);
    this.#rows.push(this.#columns.map((column, index) => cell(cells[index], column)));
    return this;
  }

  build(): DataTable {
    return new DataTable([...this.#columns], [...this.#rows]);
  }
}

function cell(value: unknown, column: Column): string | number | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (column.type !== 'number') return String(value);
  if (typeof value === 'number') return value;
  throw new ServiceError(`Type mismatch. Value ${String(value)} does not match type number in column ${column.label}`);
}

class ChartBuilder {
  readonly #call: Call;
  #picture: Picture;

  constructor(call: Call, picture: Picture) {
    this.#call = call;
    this.#picture = picture;
  }

  setDataTable(table: unknown): this {
    const built = table instanceof DataTableBuilder ? table.build() : table;
    if (!(built instanceof DataTable)) return refuseArguments('Charts.ChartBuilder.setDataTable', [table]);
    return this.#with({ columns: built.columns, rows: built.rows });
  }

  setDimensions(width: number, height: number): this {
    return this.#with({ width, height });
  }

  setTitle(title: string): this {
    return this.#with({ title: String(title) });
  }

  setColors(colors: string[]): this {
    return this.#with({ colors: colors.map(String) });
  }

  setRange(from: number, to: number): this {
    return this.#with({ from, to });
  }

  setXAxisTitle(title: string): this {
    return this.#with({ xTitle: String(title) });
  }

  setYAxisTitle(title: string): this {
    return this.#with({ yTitle: String(title) });
  }

  setLegendPosition(position: unknown): this {
    return this.setOption('legend', position);
  }

  setCurveStyle(style: unknown): this {
    return this.setOption('curveType', style);
  }

  setPointStyle(size: number): this {
    return this.#with({ pointSize: size });
  }

  setStacked(): this {
    return this.#with({ stacked: true });
  }

  setBackgroundColor(color: string): this {
    return this.#with({ background: String(color) });
  }

  setOption(name: string, value: unknown): this {
    this.#picture = withOption(this.#picture, String(name), value);
    return this;
  }

  build(): Chart {
    return new Chart(this.#call, this.#picture);
  }

  #with(change: Partial<Picture>): this {
    this.#picture = { ...this.#picture, ...change };
    return this;
  }
}

class Chart {
  readonly #call: Call;
  readonly #picture: Picture;

  constructor(call: Call, picture: Picture) {
    this.#call = call;
    this.#picture = picture;
  }

  getAs(mimeType: unknown): ScriptBlob {
    if (mimeType !== 'image/png') throw new NotEmulated(`Chart.getAs('${String(mimeType)}')`);
    return this.getBlob();
  }

  getBlob(): ScriptBlob {
    const answer = this.#call('charts.draw', [this.#picture]);
    if (!isBlobOnWire(answer)) throw new TypeError('a chart answers bytes');
    return fromWire(answer);
  }
}
