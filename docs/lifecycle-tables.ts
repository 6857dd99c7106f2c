import { judgeAction } from '../src/core/judge-action.ts';
import { transitions, type UserAction, userActions } from '../src/core/lifecycle.ts';
import { createOperationTypes, type OperationType } from '../src/core/operation-types.ts';
import { operationErrorCodes } from '../src/core/refusal.ts';
import { type AsyncOperationStatus, stateOf, stateValue, statusNames } from '../src/core/statuses.ts';
import { causeOf, conditionOf, stateLabels, statusLabel } from './lifecycle-words.ts';

const operationTypes = createOperationTypes();
const everyType = [...operationTypes.values()];

export function statusTable(): string {
  const rows = statusNames.map((status) => {
    const state = stateOf(status);
    return [`${stateLabels[state]} (${stateValue(state)})`, statusLabel(status), literal(state), literal(status)];
  });
  return table(['state', 'status', 'stateCode', 'statusCode'], rows);
}

export function transitionTable(): string {
  const rows = transitions.map((row) => [
    row.from === null ? 'none yet' : statusLabel(row.from),
    literal(row.event),
    row.to === null ? 'gone' : statusLabel(row.to),
    causeOf(row),
    conditionOf(row) ?? '',
  ]);
  return table(['from', 'event', 'to', 'cause', 'where'], rows);
}

/** What each action leads to from each status, or the code of its refusal, for one operation type. */
export function actionTable(type: OperationType): string {
  const rows = statusNames.map((status) => [
    statusLabel(status),
    ...userActions.map((action) => verdict(status, action, type)),
  ]);
  return table(['status', ...userActions.map(literal)], rows);
}

export const freeType = typeWhere(true);
export const restrictedType = typeWhere(false);

export function restrictedTypesTable(): string {
  const restricted = everyType.filter((type) => !type.userControllable);
  return table(
    ['operationType', 'label'],
    restricted.map(({ value, label }) => [String(value), label]),
  );
}

/** The codes with which actions are refused, and Dataverse's numbers for them. */
export function refusalTable(): string {
  const codes = [freeType, restrictedType].flatMap((type) =>
    statusNames.flatMap((status) => userActions.flatMap((action) => refusalCode(status, action, type) ?? [])),
  );
  const rows = [...new Set(codes)].map((code) => [literal(code), operationErrorCodes[code] ?? 'none']);
  return table(['code', 'Dataverse'], rows);
}

function typeWhere(userControllable: boolean): OperationType {
  const type = everyType.find((one) => one.userControllable === userControllable);
  if (type === undefined) throw new Error(`no operation type has userControllable: ${userControllable}`);
  return type;
}

function verdict(statusCode: AsyncOperationStatus, action: UserAction, type: OperationType): string {
  const judgement = judgeAction({ statusCode, operationType: type.value }, action, operationTypes);
  if (!judgement.allowed) return literal(judgement.refusal.code);
  const { from, to } = judgement.row;
  if (from === null) return '**a new one**';
  return `**${to === null ? 'gone' : statusLabel(to)}**`;
}

function refusalCode(statusCode: AsyncOperationStatus, action: UserAction, type: OperationType) {
  const judgement = judgeAction({ statusCode, operationType: type.value }, action, operationTypes);
  return judgement.allowed ? null : judgement.refusal.code;
}

function literal(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
