// Compiled scripts, one for a text: a fresh world evaluates it again, nobody parses it again.

import vm from 'node:vm';

const scripts = new Map<string, { source: string; script: vm.Script }>();

/** Throws V8's SyntaxError. Of a file only the newest text is kept. */
export function compiled(name: string, source: string): vm.Script {
  const before = scripts.get(name);
  if (before?.source === source) return before.script;
  const script = new vm.Script(source, { filename: name });
  scripts.set(name, { source, script });
  return script;
}
