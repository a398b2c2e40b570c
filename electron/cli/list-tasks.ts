/** All tasks, which is what a NAME is looked up in. */

import type { Client } from './client.ts';
import type { Task } from '../shared/task.ts';

export async function listTasks(client: Client): Promise<readonly Task[]> {
  const summaries = await client.call('tasks.list', undefined);
  return summaries.map(({ task }) => task);
}
