// Charts on the state side: draws.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import type { Service } from '../runtime/execution.ts';
import { toPng } from './draw.ts';
import type { Picture } from './picture.ts';

export class ChartsService implements Service {
  call(method: string, args: unknown[]): BlobOnWire {
    const [picture] = args;
    if (method !== 'draw' || !isPicture(picture)) throw new NotEmulated(`Charts.${method}`);
    if (picture.columns.length < 2 && picture.rows.length === 0) throw new ServiceError('Charts must have a data source.');
    return { bytes: toPng(picture), type: 'image/png', name: 'chart.png' };
  }
}

function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && 'kind' in value && 'rows' in value && 'columns' in value;
}
