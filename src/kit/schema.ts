// Which version of the tabs this script reads and writes. Raise it with every upgrade in clinic/records/upgrades.ts.

export const schemaVersion = 2;
