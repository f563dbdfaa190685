// A workbench with a script of the test's own.

import { Workbench, type WorkbenchOptions } from '../../../workbench/workbench.ts';

const manifest = {
  timeZone: 'America/Los_Angeles',
  runtimeVersion: 'V8',
  dependencies: {
    enabledAdvancedServices: [
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
      { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' },
    ],
  },
};

/** A bench on a script text; the clock stands at 9 o'clock on Monday, 2 March 2026. */
export function benchWith(script: string, options: Partial<WorkbenchOptions> & { manifest?: Record<string, unknown> } = {}): Workbench {
  const { manifest: own, ...rest } = options;
  return new Workbench({
    files: { 'main.js': script, 'appsscript.json': JSON.stringify({ ...manifest, ...own }) },
    now: '2026-03-02T09:00',
    ...rest,
  });
}
