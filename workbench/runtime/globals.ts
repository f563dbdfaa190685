// Google's globals as a script finds them: one facade for each, script side.

import type { Facade } from './bridge.ts';
import { sheets } from '../sheets/facade.ts';
import { drive } from '../drive/facade.ts';
import { mail } from '../mail/facade.ts';
import { lock } from '../lock/facade.ts';
import { properties } from '../properties/facade.ts';
import { cache } from '../cache/facade.ts';
import { triggers } from '../triggers/facade.ts';
import { session } from '../session/facade.ts';
import { charts } from '../charts/facade.ts';
import { html } from '../html/facade.ts';
import { utilities } from '../utilities/facade.ts';

/** Built into Apps Script. */
export const builtIn: Readonly<Record<string, Facade>> = {
  MailApp: mail,
  LockService: lock,
  PropertiesService: properties,
  CacheService: cache,
  ScriptApp: triggers,
  Session: session,
  Charts: charts,
  HtmlService: html,
  Utilities: utilities,
};

/** Advanced services, by the manifest's serviceId; the manifest names the global. */
export const advanced: Readonly<Record<string, Facade>> = { sheets, drive };
