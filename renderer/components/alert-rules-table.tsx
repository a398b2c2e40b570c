/** For each event a row, for each way to tell it a box to tick. */

import {
  type AlertChannel,
  alertChannels,
  type AlertEvent,
  alertEvents,
  type AlertRules,
} from '../../electron/shared/alerts.ts';
import { msg, t } from '../../electron/shared/i18n.ts';

const EVENT_WORDS: Readonly<Record<AlertEvent, string>> = {
  failure: msg('It fails'),
  recovery: msg('It works again'),
  missed: msg('It was missed'),
  slow: msg('It takes too long'),
  too_short: msg('It ends too soon'),
  stale: msg('A success is overdue'),
  completion: msg('Each time it ends'),
};

const CHANNEL_WORDS: Readonly<Record<AlertChannel, string>> = {
  notification: msg('Notification'),
  mail: msg('E-mail'),
  webhook: msg('Webhook'),
  command: msg('Command'),
};

/** "E-mail". */
export function channelWord(channel: AlertChannel): string {
  return t(CHANNEL_WORDS[channel]);
}

export interface AlertRulesTableProps {
  readonly label: string;
  readonly rules: AlertRules;
  readonly onChange: (rules: AlertRules) => void;
}

export function AlertRulesTable({ label, rules, onChange }: AlertRulesTableProps) {
  const tick = (event: AlertEvent, channel: AlertChannel, isTicked: boolean) => {
    const others = rules[event].filter((one) => one !== channel);
    onChange({ ...rules, [event]: isTicked ? [...others, channel] : others });
  };
  return (
    <table aria-label={label} className="w-full table-fixed text-sm">
      <thead>
        <tr className="border-b border-border-subtle text-xs text-text-2">
          <td className="w-[34%]" />
          {alertChannels.map((channel) => (
            <th key={channel} scope="col" className="py-1.5 font-medium">
              {channelWord(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alertEvents.map((event) => (
          <tr key={event} className="border-b border-border-subtle last:border-0">
            <th scope="row" className="py-1 text-start font-normal">
              {t(EVENT_WORDS[event])}
            </th>
            {alertChannels.map((channel) => (
              <td key={channel} className="text-center">
                <label className="inline-flex size-7 cursor-pointer items-center justify-center">
                  <input
                    type="checkbox"
                    className="size-4 accent-accent"
                    aria-label={t('{event}: {channel}', {
                      event: t(EVENT_WORDS[event]),
                      channel: channelWord(channel),
                    })}
                    checked={rules[event].includes(channel)}
                    onChange={({ target }) => tick(event, channel, target.checked)}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
