/**
 * The names in the contract without its schemas, so that the preload script needs no zod.
 * Both tables must hold exactly the names of the contract, or they do not compile.
 */

import type { CallName, EventName } from './ipc-contract.ts';

const callNames: Readonly<Record<CallName, true>> = {
  'status.get': true,
  'today.get': true,
  'today.away': true,
  'tasks.list': true,
  'tasks.get': true,
  'tasks.create': true,
  'tasks.update': true,
  'tasks.setEnabled': true,
  'tasks.delete': true,
  'tasks.explain': true,
  'tasks.stats': true,
  'tasks.skipNext': true,
  'tasks.restore': true,
  'tasks.change': true,
  'tasks.erase': true,
  'tasks.deleted': true,
  'tasks.revisions': true,
  'tasks.revert': true,
  'tasks.webhookToken': true,
  'tasks.samples': true,
  'triggers.support': true,
  'runs.start': true,
  'runs.startNow': true,
  'runs.list': true,
  'runs.dismiss': true,
  'runs.recall': true,
  'runs.get': true,
  'runs.attempts': true,
  'runs.explain': true,
  'runs.stop': true,
  'logs.read': true,
  'logs.search': true,
  'logs.path': true,
  'schedules.preview': true,
  'schedules.pause': true,
  'schedules.resume': true,
  'settings.get': true,
  'settings.update': true,
  'secrets.list': true,
  'secrets.status': true,
  'secrets.set': true,
  'secrets.delete': true,
  'environment.refresh': true,
  'environment.path': true,
  'storage.measure': true,
  'status.diagnostics': true,
  'alerts.messages': true,
  'alerts.retry': true,
  'alerts.discard': true,
  'alerts.test': true,
  'alerts.mutes': true,
  'alerts.mute': true,
  'backups.list': true,
  'backups.create': true,
  'backups.restore': true,
  'api.status': true,
  'api.switchOn': true,
  'api.switchOff': true,
  'api.addToken': true,
  'api.removeToken': true,
  'desktop.pickPath': true,
  'desktop.showMenu': true,
  'desktop.quit': true,
  'desktop.shortcutProblem': true,
  'desktop.openFolder': true,
  'desktop.showLogFile': true,
  'desktop.saveLog': true,
};

const eventNames: Readonly<Record<EventName, true>> = {
  'run.changed': true,
  'task.changed': true,
  'log.grew': true,
  'run.progressed': true,
  'status.changed': true,
  'settings.changed': true,
  'alerts.changed': true,
  'route.requested': true,
  'notice.raised': true,
};

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(callNames, name);
}

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(eventNames, name);
}
