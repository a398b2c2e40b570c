/** What edits changed, field by field: as it was, and as it became. */

import { describeSchedules } from '../../../electron/shared/describe-schedule.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { type FieldChange, isAbsent, valueWords } from '../../../electron/shared/task-diff.ts';
import { fieldLabel } from '../../../electron/shared/task-labels.ts';

/** In the order given; a field that was edited twice is there twice. */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <table className="w-full table-fixed text-start">
      <thead className="sr-only">
        <tr>
          <th>{t('Field')}</th>
          <th>{t('Old')}</th>
          <th>{t('New')}</th>
        </tr>
      </thead>
      <tbody className="align-top">
        {changes.map(({ field, before, after }, at) => (
          <tr key={at}>
            <th scope="row" className="w-1/3 pe-3 text-start font-normal">
              {fieldLabel(field)}
            </th>
            <td className="pe-3 text-text-2 line-through decoration-border-control">
              {shown(field, before)}
            </td>
            <td>{shown(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  return isAbsent(value) ? '' : valueWords(field, value, describeSchedules).replace(/^`|`$/g, '');
}
