// HtmlService on the state side: the project's pages.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { Service, Surroundings } from '../runtime/execution.ts';

export class HtmlService implements Service {
  private readonly around: Pick<Surroundings, 'files'>;

  constructor(around: Pick<Surroundings, 'files'>) {
    this.around = around;
  }

  call(method: string, args: unknown[]): string {
    if (method !== 'file') throw new NotEmulated(`HtmlService.${method}`);
    const name = String(args[0]);
    const { files } = this.around;
    const page = files[name.endsWith('.html') ? name : `${name}.html`];
    if (page === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return page;
  }
}
