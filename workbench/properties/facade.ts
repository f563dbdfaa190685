// `PropertiesService` as the script sees it.
import type { Call, Facade } from '../runtime/bridge.ts';
import { refuseArguments } from '../utilities/signature.ts';

export const properties: Facade = (call) => ({
  getScriptProperties: () => store(call, 'script'),
  getUserProperties: () => store(call, 'user'),
  getDocumentProperties: () => store(call, 'document'),
});

/** Nothing is asked of the state side until a property is read or written. */
function store(call: Call, kind: 'script' | 'user' | 'document'): object {
  const ask = (method: string, ...args: unknown[]): unknown => call(`properties.${method}`, [kind, ...args]);
  const key = (method: string, args: unknown[]): string => {
    const [word] = args;
    return args.length > 0 && word !== null && word !== undefined ? String(word) : refuseArguments(`PropertiesService.Properties.${method}`, args);
  };
  const those = {
    getProperty: (...args: unknown[]) => ask('getProperty', key('getProperty', args)),
    getProperties: () => ask('getProperties'),
    getKeys: () => ask('getKeys'),
    setProperty: (...args: unknown[]) => {
      if (args.length !== 2 || args[1] === null || args[1] === undefined) return refuseArguments('PropertiesService.Properties.setProperty', args);
      ask('setProperty', key('setProperty', args), String(args[1]));
      return those;
    },
    setProperties: (values: unknown, deleteAllOthers = false) => {
      ask('setProperties', values, deleteAllOthers);
      return those;
    },
    deleteProperty: (...args: unknown[]) => {
      ask('deleteProperty', key('deleteProperty', args));
      return those;
    },
    deleteAllProperties: () => {
      ask('deleteAllProperties');
      return those;
    },
  };
  return those;
}
