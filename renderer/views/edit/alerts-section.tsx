/** What is told of a task's runs, by which ways, and to whom. */

import { t } from '../../../electron/shared/i18n.ts';
import { AlertRulesTable } from '../../components/alert-rules-table.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { TaskForm } from './form-state.ts';
import type { SectionProps } from './section-props.ts';

export function AlertsSection({ form, change }: SectionProps) {
  const { alerts } = form;
  const set = (patch: Partial<TaskForm['alerts']>) => change({ alerts: { ...alerts, ...patch } });
  return (
    <FormSection
      title={t('Alerts')}
      hint={t('When CronPilot tells you. A failure that is tried again keeps quiet.')}
    >
      <FormSegments
        label={t('Rules')}
        value={alerts.isOwn ? 'own' : 'app'}
        options={[
          ['app', t('Use the app’s defaults')],
          ['own', t('Choose for this task')],
        ]}
        onChange={(rules) => set({ isOwn: rules === 'own' })}
      />
      {alerts.isOwn ? (
        <AlertRulesTable
          label={t('What is told of this task')}
          rules={alerts.rules}
          onChange={(rules) => set({ rules })}
        />
      ) : (
        <div className="flex flex-col gap-1">
          <FormSwitch
            label={t('When it fails, is missed, slow or overdue')}
            value={form.notifyOnFailure}
            onChange={(notifyOnFailure) => change({ notifyOnFailure })}
          />
          <FormSwitch
            label={t('When it works again')}
            value={form.notifyOnRecovery}
            onChange={(notifyOnRecovery) => change({ notifyOnRecovery })}
          />
        </div>
      )}
      <FormText
        label={t('E-mail to')}
        field="alerts.mailTo"
        value={alerts.mailTo}
        onChange={(mailTo) => set({ mailTo })}
        placeholder={t('The recipients in Settings')}
        hint={t('Addresses with commas between.')}
      />
    </FormSection>
  );
}
