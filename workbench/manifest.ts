// The manifest, appsscript.json, as far as the workbench needs it.

import { allScopes } from './permissions.ts';

export interface Manifest {
  timeZone: string;
  scopes: readonly string[];
  /** Global name → serviceId. */
  advancedServices: Record<string, string>;
}

/** Reads a manifest; without one a project has every scope and Google's default zone. */
export function readManifest(text: string | undefined): Manifest {
  const manifest: unknown = text === undefined ? {} : JSON.parse(text);
  const zone = at(manifest, 'timeZone');
  const scopes = at(manifest, 'oauthScopes');
  const enabled = at(at(manifest, 'dependencies'), 'enabledAdvancedServices');
  return {
    timeZone: typeof zone === 'string' ? zone : 'America/New_York',
    scopes: Array.isArray(scopes) ? scopes.map(String) : allScopes,
    advancedServices: Array.isArray(enabled)
      ? Object.fromEntries(enabled.map((service: unknown) => [String(at(service, 'userSymbol')), String(at(service, 'serviceId'))]))
      : text === undefined ? { Sheets: 'sheets', Drive: 'drive' } : {},
  };
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
