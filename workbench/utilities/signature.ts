// Google's words for arguments that fit no signature of a method.
import { ServiceError } from '../errors.ts';

/** Google: `The parameters (String,number) don't match the method signature for MailApp.sendEmail.` */
export function refuseArguments(method: string, args: readonly unknown[]): never {
  throw new ServiceError(`The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${method}.`);
}

/** The argument as text, or the refusal. */
export function textArgument(method: string, args: readonly unknown[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : refuseArguments(method, args);
}

/** The argument as a number, or the refusal. */
export function numberArgument(method: string, args: readonly unknown[], index: number): number {
  const value = args[index];
  return typeof value === 'number' ? value : refuseArguments(method, args);
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return '(class)';
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'number') ? 'number[]' : 'String[]';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'object') return value instanceof Date ? 'Date' : '(class)';
  return typeof value;
}
