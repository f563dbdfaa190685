// What a cell or a file names is looked up among a record's own entries only: “constructor” is no entry of any.

export const ownIn = <V>(of: Readonly<Record<string, V>>, key: string): V | undefined =>
  (Object.prototype.hasOwnProperty.call(of, key) ? of[key] : undefined);
