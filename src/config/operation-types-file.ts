import { createOperationTypes, type OperationTypeSetting, type OperationTypes } from '../core/operation-types.ts';
import { ConfigError } from './config-error.ts';

const numbers = [
  'retryBaseSeconds',
  'retryCapSeconds',
  'maxLocked',
  'startsPerMinute',
  'breakerFailures',
  'breakerMinutes',
] as const;

/** The operation types of this installation, from the text of its file. */
export function readOperationTypes(file: string, text: string): OperationTypes {
  const settings = parseSettings(file, text);
  try {
    return createOperationTypes(settings);
  } catch (error) {
    throw new ConfigError(`${file}: ${describe(error)}.`, { cause: error });
  }
}

function parseSettings(file: string, text: string): readonly OperationTypeSetting[] {
  const content = parseJson(file, text);
  const list = isRecord(content) ? content['operationTypes'] : undefined;
  if (!Array.isArray(list)) throw new ConfigError(`${file}: operationTypes must be a list.`);
  return list.map((member: unknown, index) => settingFrom(file, `operationTypes[${index}]`, member));
}

function settingFrom(file: string, path: string, member: unknown): OperationTypeSetting {
  if (!isRecord(member)) throw new ConfigError(`${file}: ${path} must be an object.`);
  const { value, label, userControllable, ...others } = member;
  const other = Object.keys(others).find((name) => numbers.every((known) => known !== name));
  if (other !== undefined) throw new ConfigError(`${file}: ${path}.${other} is not known.`);
  if (typeof value !== 'number') throw new ConfigError(`${file}: ${path}.value must be a number.`);
  if (label !== undefined && typeof label !== 'string') throw new ConfigError(`${file}: ${path}.label must be a text.`);
  if (userControllable !== undefined && typeof userControllable !== 'boolean') {
    throw new ConfigError(`${file}: ${path}.userControllable must be true or false.`);
  }
  const numberIn = (name: (typeof numbers)[number]) => numberFrom(file, `${path}.${name}`, others[name]);
  return {
    value,
    label,
    userControllable,
    retryBaseSeconds: numberIn('retryBaseSeconds'),
    retryCapSeconds: numberIn('retryCapSeconds'),
    maxLocked: numberIn('maxLocked'),
    startsPerMinute: numberIn('startsPerMinute'),
    breakerFailures: numberIn('breakerFailures'),
    breakerMinutes: numberIn('breakerMinutes'),
  };
}

function numberFrom(file: string, path: string, value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  throw new ConfigError(`${file}: ${path} must be a number.`);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${describe(error)}.`, { cause: error });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}
