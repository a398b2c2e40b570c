/** What is told of a task's runs, and what the task is filed under. */

import { FormSection } from '../../components/form-section.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormTags } from '../../components/form-tags.tsx';
import { FormText } from '../../components/form-text.tsx';
import { addItems } from './form-text.ts';
import type { SectionProps } from './section-props.ts';

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
        label="Tags"
        field="tags"
        tags={form.tags}
        text={form.tagText}
        onType={(tagText) => change({ tagText })}
        onAdd={(text) => change({ tags: addItems(form.tags, text), tagText: '' })}
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
