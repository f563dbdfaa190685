// Session on the state side: who sits at the keyboard, and whose rights a run uses.
import { NotEmulated } from '../errors.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';

export interface SessionSwitches {
  /** Google tells the active user only within one domain; off, everybody but the one whose rights are used is '' (platform 5.8). */
  tellActiveUser: boolean;
}

export class SessionService implements Service {
  readonly switches: SessionSwitches;
  private readonly around: Pick<Surroundings, 'timeZone'>;

  constructor(around: Pick<Surroundings, 'timeZone'>, switches: Partial<SessionSwitches> = {}) {
    this.around = around;
    this.switches = { tellActiveUser: true, ...switches };
  }

  call(method: string, _args: unknown[], execution: Pick<Execution, 'user' | 'effectiveUser' | 'kind'>): string {
    switch (method) {
      case 'getActiveUser': return this.activeUser(execution);
      case 'getEffectiveUser': return execution.effectiveUser;
      case 'getScriptTimeZone': return this.around.timeZone;
      case 'getActiveUserLocale': return 'en';
      default: throw new NotEmulated(`Session.${method}`);
    }
  }

  /** A simple trigger may not say who works; an installable one knows only its creator, and only as whose rights it uses. */
  private activeUser({ user, kind }: Pick<Execution, 'user' | 'kind'>): string {
    return this.switches.tellActiveUser && kind !== 'simple' ? user : '';
  }
}
