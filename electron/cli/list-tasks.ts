/** The names and numbers of all tasks, which is what a NAME is looked up in. */

import type { Client } from './client.ts';
import type { Named } from './find-task.ts';

export async function listTasks(client: Client): Promise<readonly Named[]> {
  const summaries = await client.call('tasks.list', undefined);
  return summaries.map(({ task }) => task);
}
