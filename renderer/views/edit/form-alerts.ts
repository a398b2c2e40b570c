/** What is told of a task, as the editor shows it. */

import * as z from 'zod';

import {
  alertRulesSchema,
  DEFAULT_ALERT_RULES,
  type TaskAlerts,
} from '../../../electron/shared/alerts.ts';
import { splitList } from './form-text.ts';

export const alertsFormShape = {
  alerts: z.object({
    /** Rules of the task's own instead of the settings'. */
    isOwn: z.boolean(),
    rules: alertRulesSchema,
    /** Addresses with commas between; empty are those of the settings. */
    mailTo: z.string(),
  }),
};

const alertsFormSchema = z.object(alertsFormShape);
type AlertsForm = Readonly<z.output<typeof alertsFormSchema>>;

export function alertsToForm({ rules, mailTo }: TaskAlerts): AlertsForm {
  return {
    alerts: {
      isOwn: rules !== null,
      rules: rules ?? DEFAULT_ALERT_RULES,
      mailTo: mailTo.join(', '),
    },
  };
}

export function formToAlerts({ alerts: { isOwn, rules, mailTo } }: AlertsForm): TaskAlerts {
  return { rules: isOwn ? rules : null, mailTo: [...splitList(mailTo, /[\s,;]+/)] };
}
