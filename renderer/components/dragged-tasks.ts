/** Tasks on their way from the list to a tag. */

const TYPE = 'application/x-cronpilot-tasks';

export function putTasks(transfer: DataTransfer, taskIds: readonly number[]): void {
  transfer.setData(TYPE, JSON.stringify(taskIds));
  transfer.effectAllowed = 'copy';
}

export function hasTasks(transfer: DataTransfer): boolean {
  return transfer.types.includes(TYPE);
}

/** None when something else was dropped. */
export function takeTasks(transfer: DataTransfer): readonly number[] {
  const text = transfer.getData(TYPE);
  return text === '' ? [] : (JSON.parse(text) as number[]);
}
