/** How runs of the task behave, what is told of them, and what the task is filed under. */

import {
  misfirePolicies,
  type OverlapPolicy,
  overlapPolicies,
} from '../../../electron/shared/task.ts';
import { misfireWords, overlapWords } from '../../../electron/shared/words.ts';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormTags } from '../../components/form-tags.tsx';
import { FormText } from '../../components/form-text.tsx';
import { addTags, type TaskForm } from './form-state.ts';
import type { SectionProps } from './section-props.ts';

const OVERLAPS = overlapPolicies.map((policy): [OverlapPolicy, string] => [
  policy,
  overlapWords(policy),
]);
const MISFIRES: readonly (readonly [TaskForm['misfirePolicy'], string])[] = [
  ['', 'Default'],
  ...misfirePolicies.map((policy) => [policy, misfireWords(policy)] as const),
];

export function TroubleSection({ form, change }: SectionProps) {
  return (
    <FormSection title="If something goes wrong" hint="Sensible defaults; change what you need.">
      <div className="grid grid-cols-2 items-start gap-4">
        <FormSelect
          label="If still running when due"
          value={form.overlapPolicy}
          options={OVERLAPS}
          onChange={(overlapPolicy) => change({ overlapPolicy })}
        />
        <FormSelect
          label="If the computer was off or asleep"
          value={form.misfirePolicy}
          options={MISFIRES}
          onChange={(misfirePolicy) => change({ misfirePolicy })}
          {...(form.misfirePolicy === '' && {
            hint: 'Runs once when back; skips what is due hourly or more often.',
          })}
        />
        {form.overlapPolicy === 'allow' && (
          <FormText
            label="At most at once"
            field="maxInstances"
            value={form.maxInstances}
            onChange={(maxInstances) => change({ maxInstances })}
            className="col-span-2 w-40"
          />
        )}
        <FormText
          label="Stop after"
          field="timeoutMs"
          value={form.timeout}
          onChange={(timeout) => change({ timeout })}
          placeholder="No limit"
          hint="Such as 30s, 5m or 1h 30m."
        />
        <FormText
          label="Grace before kill"
          field="graceMs"
          value={form.grace}
          onChange={(grace) => change({ grace })}
          hint="Time to end by itself when it is stopped."
        />
        <FormText
          label="Success exit codes"
          field="successExitCodes"
          value={form.successExitCodes}
          onChange={(successExitCodes) => change({ successExitCodes })}
        />
      </div>
      <FormSwitch
        label="Stop with CronPilot"
        hint="When off, a run goes on without CronPilot, which takes it over at its next start."
        value={form.stopWithApp}
        onChange={(stopWithApp) => change({ stopWithApp })}
      />
    </FormSection>
  );
}

export function AlertsSection({ form, change }: SectionProps) {
  return (
    <FormSection title="Alerts" hint="When CronPilot tells you.">
      <div className="flex flex-col gap-1">
        <FormSwitch
          label="When it fails"
          value={form.notifyOnFailure}
          onChange={(notifyOnFailure) => change({ notifyOnFailure })}
        />
        <FormSwitch
          label="When it works again"
          value={form.notifyOnRecovery}
          onChange={(notifyOnRecovery) => change({ notifyOnRecovery })}
        />
      </div>
    </FormSection>
  );
}

export function MoreSection({ form, change }: SectionProps) {
  return (
    <FormSection title="More">
      <FormTags
        field="tags"
        tags={form.tags}
        text={form.tagText}
        onType={(tagText) => change({ tagText })}
        onAdd={(text) => change({ tags: addTags(form.tags, text), tagText: '' })}
        onRemove={(at) => change({ tags: form.tags.toSpliced(at, 1) })}
      />
      <FormText
        label="Notes"
        field="notes"
        value={form.notes}
        onChange={(notes) => change({ notes })}
        lines={3}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <FormText
          label="Priority"
          field="priority"
          value={form.priority}
          onChange={(priority) => change({ priority })}
          hint="From -10 to 10. Higher leaves the queue first."
        />
        <FormText
          label="Nice"
          field="nice"
          value={form.nice}
          onChange={(nice) => change({ nice })}
          hint="From 0 to 19. Higher leaves more to other programs."
        />
      </div>
      <FormSwitch
        label="Favourite"
        value={form.favourite}
        onChange={(favourite) => change({ favourite })}
      />
    </FormSection>
  );
}
