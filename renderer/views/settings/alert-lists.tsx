/** Tasks that are muted, and messages that did not arrive, each with what can be done about it. */

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { AlertMessage, TaskMute } from '../../../electron/shared/alerts.ts';
import { formatDateTime } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { channelWord } from '../../components/alert-rules-table.tsx';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { Row } from './settings-section.tsx';

const useMutes = () =>
  useQuery({ queryKey: ['alerts', 'mutes'], queryFn: () => call('alerts.mutes') }).data;

const useMessages = () =>
  useQuery({ queryKey: ['alerts', 'messages'], queryFn: () => call('alerts.messages') }).data;

export function MutedTasks({ title }: { readonly title: string }) {
  const mutes = useMutes() ?? [];
  return (
    <Row
      title={title}
      text={
        mutes.length === 0
          ? t('None. A notification has a button that mutes its task for a day.')
          : t('Nothing is told of them until then.')
      }
      below={
        <List label={title}>
          {mutes.map((mute) => (
            <Muted key={mute.taskId} {...mute} />
          ))}
        </List>
      }
    />
  );
}

function Muted({ taskId, taskName, untilMs }: TaskMute) {
  const now = useNow();
  return (
    <li className="flex min-h-9 items-center gap-3">
      <span className="min-w-0 flex-1 truncate">{taskName}</span>
      <span className="text-xs text-text-2">
        {t('until {time}', { time: formatDateTime(untilMs, now) })}
      </span>
      <Button onPress={() => void attempt(call('alerts.mute', { taskId, untilMs: null }))}>
        {t('Unmute')}
      </Button>
    </li>
  );
}

export function UndeliveredMessages({ title }: { readonly title: string }) {
  const messages = useMessages() ?? [];
  return (
    <Row
      title={title}
      text={
        messages.length === 0
          ? t('None. What does not arrive is sent again for a day.')
          : t('What does not arrive is sent again for a day, then it stays here.')
      }
      below={
        <List label={title}>
          {messages.map((message) => (
            <Undelivered key={message.messageId} {...message} />
          ))}
        </List>
      }
    />
  );
}

function Undelivered(message: AlertMessage) {
  const { messageId, channel, recipient, title, problem, createdAtMs, nextAttemptAtMs } = message;
  const now = useNow();
  const way = recipient ?? channelWord(channel);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-border-subtle py-2 first:border-0">
      <div className="min-w-48 flex-1">
        <p className="truncate">{title}</p>
        <p className="text-xs text-text-2">
          {t('{way}, {time}', { way, time: formatDateTime(createdAtMs, now) })}
        </p>
        <p data-selectable className="text-xs text-danger">
          {problem}
        </p>
        <p className="text-xs text-text-2">
          {nextAttemptAtMs === null
            ? t('It is not sent again by itself.')
            : t('Sent again {time}.', { time: formatDateTime(nextAttemptAtMs, now) })}
        </p>
      </div>
      <Button onPress={() => void attempt(call('alerts.retry', { messageId }))}>
        {t('Send again')}
      </Button>
      <Button variant="quiet" onPress={() => void attempt(call('alerts.discard', { messageId }))}>
        {t('Discard')}
      </Button>
    </li>
  );
}

interface ListProps {
  readonly label: string;
  readonly children: readonly ReactNode[];
}

/** Nothing at all without items. */
function List({ label, children }: ListProps) {
  if (children.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-1 text-sm">
      {children}
    </ul>
  );
}
