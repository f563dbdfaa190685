// What Google refuses at push: syntax V8 cannot parse, and the class members and literals its own parser rejects.
// Also which functions a caller may name: the top-level ones, found in the source as Google finds them.

import { parse, type Node, type Pattern, type Program } from 'acorn';
import { full } from 'acorn-walk';
import type { ScriptSwitches } from '../script-switches.ts';
import { compiled } from './compiled.ts';
import { remembered, type Found } from './push-memory.ts';

/** Thrown for a project Google would not take. */
export class PushRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PushRefused';
  }
}

/** A function is one by declaration, or by a variable holding a function expression. */
export interface PushedFile extends Found {
  /** As Google shows it: `main.gs`. */
  name: string;
  source: string;
}

/** A switch: whether what came to the language after 2019 is parsed. */
export type Parser = Pick<ScriptSwitches, 'modernSyntax'>;

const known = new Map<string, PushedFile>();

/** Takes one script file or throws PushRefused in Google's words. The same text is parsed once. */
export function push(fileName: string, source: string, parser: Parser = { modernSyntax: true }): PushedFile {
  const key = `${parser.modernSyntax} ${fileName}\n${source}`;
  const before = known.get(key);
  if (before) return before;
  const name = fileName.replace(/\.(js|gs)$/, '.gs');
  refuseWhatV8Refuses(name, source);
  const taken = { name, source, ...remembered(source, parser.modernSyntax ? 'modern' : 'old', () => inspect(name, source, parser)) };
  known.set(key, taken);
  return taken;
}

function refuseWhatV8Refuses(name: string, source: string): void {
  try {
    compiled(name, source);
  } catch (error) {
    const text = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
    const line = Number(new RegExp(`${name.replace('.', '\\.')}:(\\d+)`).exec(text)?.[1] ?? 1);
    throw refused(String(error), line, name);
  }
}

function inspect(name: string, source: string, parser: Parser): Found {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'script', locations: true, allowReserved: true });
  full(program, (node) => {
    const fault = faultOf(node) ?? (parser.modernSyntax ? null : newerThan2019(node));
    if (fault) throw refused(`SyntaxError: ${fault}`, node.loc?.start.line ?? 1, name);
  });
  const declared = program.body.flatMap(declaredBy);
  return { names: declared.map(({ name: own }) => own), functions: declared.filter(({ isFunction }) => isFunction).map(({ name: own }) => own) };
}

function declaredBy(statement: Program['body'][number]): { name: string; isFunction: boolean }[] {
  if (statement.type === 'FunctionDeclaration') return [{ name: statement.id.name, isFunction: true }];
  if (statement.type === 'ClassDeclaration') return [{ name: statement.id.name, isFunction: false }];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
    return namesIn(id).map((name) => ({ name, isFunction: isFunction && id.type === 'Identifier' }));
  });
}

/** Names bound by a pattern: `{ a, b: [c] }` binds a and c. */
function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier': return [pattern.name];
    case 'ArrayPattern': return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'ObjectPattern': return pattern.properties.flatMap((property) => namesIn(property.type === 'Property' ? property.value : property.argument));
    case 'AssignmentPattern': return namesIn(pattern.left);
    case 'RestElement': return namesIn(pattern.argument);
    default: return [];
  }
}

/** What an older parser of Google's stumbles over. */
function newerThan2019(node: Node): string | null {
  if (node.type === 'ChainExpression') return "Unexpected token '.'";
  if (node.type === 'PropertyDefinition') return "Unexpected token '='";
  if ((node.type === 'LogicalExpression' || node.type === 'AssignmentExpression') && 'operator' in node && String(node.operator).includes('??')) return "Unexpected token '?'";
  if (node.type === 'Literal' && 'regex' in node && /\(\?<[=!]/.test(JSON.stringify(node.regex))) return 'Invalid regular expression: Invalid group';
  return null;
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
