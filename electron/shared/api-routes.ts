/** Where each call of the contract is found in the HTTP API, and who may use it there. */

import type { ApiScope } from './api-access.ts';
import type { CallName } from './ipc-contract.ts';

export const apiMethods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type ApiMethod = (typeof apiMethods)[number];

export interface ApiPlace {
  readonly method: ApiMethod;
  /** Below `/api`; `{taskId}` is a field of the request, as are the query and the body. */
  readonly path: string;
  readonly scope: ApiScope;
  /** One line for the description of the API. */
  readonly summary: string;
  /** The field of the request that the body is; without it the body's fields are the request's. */
  readonly bodyField?: string;
}

/** Null: only for the window and the command line of this computer. */
export const apiPlaces = {
  'status.get': read('/status', 'What CronPilot is doing now'),
  'today.get': read('/today', 'The day on one page: what ended, what is to come'),
  'today.away': read('/today/away', 'What fell due while nothing could run, still unanswered'),

  'tasks.list': read('/tasks', 'All tasks with their last and next run'),
  'tasks.get': read('/tasks/{taskId}', 'One task'),
  'tasks.create': write('post', '/tasks', 'Add a task'),
  'tasks.update': {
    ...write('put', '/tasks/{taskId}', 'Replace the definition of a task'),
    bodyField: 'input',
  },
  'tasks.setEnabled': write('put', '/tasks/{taskId}/enabled', 'Switch a task on or off'),
  'tasks.delete': write('delete', '/tasks/{taskId}', 'Delete a task; it can be restored'),
  'tasks.restore': write('post', '/tasks/{taskId}/restore', 'Bring a deleted task back'),
  'tasks.change': write('post', '/tasks/change', 'Do one thing to many tasks, or to none'),
  'tasks.erase': write('post', '/tasks/{taskId}/erase', 'Remove a deleted task for good'),
  'tasks.deleted': read('/tasks/deleted', 'Tasks that can be restored'),
  'tasks.skipNext': run('/tasks/{taskId}/skip-next', 'Leave out the next fire time'),
  'tasks.explain': read('/tasks/{taskId}/why', 'Why a task did not run, at a moment or lately'),
  'tasks.stats': read('/tasks/{taskId}/stats', 'The record of the last 30 days'),
  'tasks.revisions': read('/tasks/{taskId}/revisions', 'The edits of a task, newest first'),
  'tasks.revert': write('post', '/tasks/{taskId}/revert', 'Make a task as it was in a revision'),
  'tasks.webhookToken': write('post', '/tasks/{taskId}/webhook', 'Make a new webhook token'),
  'tasks.samples': read('/tasks/samples', 'Examples of tasks for this computer'),

  'triggers.support': read('/triggers/support', 'Which triggers this computer does not tell of'),

  'runs.start': run('/tasks/{taskId}/run', 'Start a task now'),
  'runs.test': write('post', '/runs/test', 'Run a task that is not stored, once'),
  'runs.startNow': run('/runs/{runId}/start-now', 'Start a run that waits for its time'),
  'runs.list': read('/runs', 'The history, newest first'),
  'runs.get': read('/runs/{runId}', 'One run'),
  'runs.attempts': read('/runs/{runId}/attempts', 'A run with what it retried and what retried it'),
  'runs.explain': read('/runs/{runId}/why', 'Why a run ended as it did or did not start'),
  'runs.stop': run('/runs/{runId}/cancel', 'Stop a run with all its processes'),
  'runs.dismiss': write(
    'post',
    '/runs/{runId}/dismiss',
    'Take a run off the list of what needs you',
  ),
  'runs.recall': write('post', '/runs/{runId}/recall', 'Put a run back on that list'),

  'logs.read': read('/logs/{runId}/content', 'A range of the log of a run'),
  'logs.search': read('/logs/search', 'Runs with a text in their log, newest first'),
  'logs.path': read('/logs/{runId}/path', 'Where the log file of a run is'),
  'logs.find': {
    method: 'post',
    path: '/logs/{runId}/find',
    scope: 'read',
    summary: 'Where a text is in the log of a run',
  },
  'logs.lineAt': read('/logs/{runId}/line-at', 'The line in which a byte of a log lies'),
  'logs.findLine': read('/logs/{runId}/line', 'The byte at which a line of a log starts'),
  'logs.times': read('/logs/{runId}/times', 'When which part of a log was written'),

  'schedules.preview': {
    method: 'post',
    path: '/schedules/preview',
    scope: 'read',
    summary: 'When schedules would be due',
  },
  'schedules.pause': run('/schedules/pause', 'Hold all schedules'),
  'schedules.resume': run('/schedules/resume', 'Let schedules go on'),

  'settings.get': read('/settings', 'The settings of the application'),
  'settings.update': write('patch', '/settings', 'Change settings'),

  'secrets.list': read('/secrets', 'The names of the secrets and who uses them'),
  'secrets.status': read('/secrets/status', 'How secrets are protected'),
  'secrets.set': write('put', '/secrets/{name}', 'Store a secret'),
  'secrets.delete': write('delete', '/secrets/{name}', 'Delete a secret'),
  'environment.path': read('/environment/path', 'The PATH that runs begin with'),
  'storage.measure': read('/storage', 'What the files of CronPilot take on the disk'),
  'status.diagnostics': read('/diagnostics', 'Versions and counts for a bug report'),
  // Files outside of CronPilot's own folder.
  'command.get': null,
  'command.install': null,
  'command.remove': null,
  'environment.findProgram': null,
  'environment.freeSpace': null,
  'environment.interpreters': null,
  'environment.parseVariables': null,
  'environment.programs': null,
  'environment.refresh': write('post', '/environment/refresh', 'Ask the login shell again'),

  'alerts.messages': read('/messages', 'Messages to you that have not arrived'),
  'alerts.retry': run('/messages/{messageId}/retry', 'Send such a message again'),
  'alerts.discard': write('delete', '/messages/{messageId}', 'Forget such a message'),
  'alerts.test': run('/messages/test', 'Send a test message'),
  'alerts.mutes': read('/mutes', 'Tasks of which nothing is told for a while'),
  'alerts.mute': run('/tasks/{taskId}/mute', 'Tell nothing of a task for a while'),

  'backups.list': read('/backups', 'The backups of the database'),
  'backups.create': write('post', '/backups', 'Make a backup and verify it'),
  'backups.restore': write('post', '/backups/{name}/restore', 'Bring tasks back as they were'),

  'api.status': read('/access', 'Who may use this API'),
  // Whoever holds a token must not be able to make more of them.
  'api.switchOn': null,
  'api.switchOff': null,
  'api.addToken': null,
  'api.removeToken': null,
  'api.open': null,

  'import.sources': read('/import/sources', 'Where this computer has tasks of other schedulers'),
  'import.read': write('post', '/import/read', 'What a source or a file holds; stores nothing'),
  'import.store': write('post', '/import', 'Add tasks, switched off, all of them or none'),
  // They change a file that is not CronPilot's own.
  'import.planTakeover': null,
  'import.takeOver': null,
  'export.render': {
    method: 'post',
    path: '/export',
    scope: 'read',
    summary: 'Tasks in the format of another scheduler',
  },
  'export.save': null,
  'export.update': {
    method: 'post',
    path: '/export/update',
    scope: 'read',
    summary: 'A file of definitions with the tasks as they are now',
  },
  'definitions.apply': write('post', '/definitions', 'Make the tasks like a file of definitions'),

  'desktop.pickPath': null,
  'desktop.pickVariables': null,
  'desktop.showMenu': null,
  'desktop.showLogFile': null,
  'desktop.openLogFile': null,
  'desktop.openLink': null,
  'desktop.saveLog': null,
  'desktop.quit': null,
  'desktop.shortcutProblem': null,
  'desktop.openFolder': null,
} as const satisfies Readonly<Record<CallName, ApiPlace | null>>;

function read(path: string, summary: string): ApiPlace {
  return { method: 'get', path, scope: 'read', summary };
}

function run(path: string, summary: string): ApiPlace {
  return { method: 'post', path, scope: 'run', summary };
}

function write(method: ApiMethod, path: string, summary: string): ApiPlace {
  return { method, path, scope: 'write', summary };
}
