// `Session` as the script sees it.
import type { Facade } from '../runtime/bridge.ts';

export const session: Facade = (call) => ({
  getActiveUser: () => person(call('session.getActiveUser', [])),
  getEffectiveUser: () => person(call('session.getEffectiveUser', [])),
  getScriptTimeZone: () => call('session.getScriptTimeZone', []),
  getActiveUserLocale: () => call('session.getActiveUserLocale', []),
});

function person(email: unknown): object {
  return { getEmail: () => email, toString: () => email };
}
