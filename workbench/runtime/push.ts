// What Google refuses at push: syntax V8 cannot parse, and the class members and literals its own parser rejects.
// Also which functions a caller may name: the top-level ones, found in the source as Google finds them.

import vm from 'node:vm';
import { parse, type Node } from 'acorn';
import { full } from 'acorn-walk';

/** Thrown for a project Google would not take. */
export class PushRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PushRefused';
  }
}

export interface PushedFile {
  /** As Google shows it: `main.gs`. */
  name: string;
  source: string;
  script: vm.Script;
  /** Top-level functions, by declaration or by a variable holding a function expression. */
  functions: string[];
}

const known = new Map<string, PushedFile>();

/** Takes one script file or throws PushRefused in Google's words. The same text is parsed once. */
export function push(fileName: string, source: string): PushedFile {
  const key = `${fileName}\n${source}`;
  const before = known.get(key);
  if (before) return before;
  const name = fileName.replace(/\.(js|gs)$/, '.gs');
  const script = compile(name, source);
  const taken = { name, source, script, functions: inspect(name, source) };
  known.set(key, taken);
  return taken;
}

function compile(name: string, source: string): vm.Script {
  try {
    return new vm.Script(source, { filename: name });
  } catch (error) {
    const text = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
    const line = Number(new RegExp(`${name.replace('.', '\\.')}:(\\d+)`).exec(text)?.[1] ?? 1);
    throw refused(String(error), line, name);
  }
}

function inspect(name: string, source: string): string[] {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'script', locations: true, allowReserved: true });
  full(program, (node) => {
    const fault = faultOf(node);
    if (fault) throw refused(`SyntaxError: ${fault}`, node.loc?.start.line ?? 1, name);
  });
  return program.body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration') return [statement.id.name];
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && (init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression') ? [id.name] : []);
  });
}

/** Why Google's parser stumbles where V8 itself would not. */
function faultOf(node: Node): string | null {
  if (isPrivate('key' in node ? node.key : undefined) || isPrivate('property' in node ? node.property : undefined)) return 'Invalid or unexpected token';
  if (node.type === 'StaticBlock') return "Unexpected token '{'";
  if (node.type === 'PropertyDefinition' && 'static' in node && node.static === true) return "Unexpected token '='";
  if (node.type === 'Literal' && 'bigint' in node && typeof node.bigint === 'string') return 'Invalid or unexpected token';
  if (node.type === 'ImportExpression') return 'Cannot use import statement outside a module';
  return null;
}

function isPrivate(name: unknown): boolean {
  return typeof name === 'object' && name !== null && 'type' in name && name.type === 'PrivateIdentifier';
}

function refused(error: string, line: number, file: string): PushRefused {
  return new PushRefused(`Syntax error: ${error} line: ${line} file: ${file}`);
}
