/** What a task is filed under, and when its turn comes. */

import { t } from '../../../electron/shared/i18n.ts';
import { FormSection } from '../../components/form-section.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormTags } from '../../components/form-tags.tsx';
import { FormText } from '../../components/form-text.tsx';
import { addItems } from './form-text.ts';
import type { SectionProps } from './section-props.ts';

export function MoreSection({ form, change }: SectionProps) {
  return (
    <FormSection title={t('More')}>
      <FormTags
        label={t('Tags')}
        field="tags"
        tags={form.tags}
        text={form.tagText}
        onType={(tagText) => change({ tagText })}
        onAdd={(text) => change({ tags: addItems(form.tags, text), tagText: '' })}
        onRemove={(at) => change({ tags: form.tags.toSpliced(at, 1) })}
      />
      <FormText
        label={t('Notes')}
        field="notes"
        value={form.notes}
        onChange={(notes) => change({ notes })}
        lines={3}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <FormText
          label={t('Priority')}
          field="priority"
          value={form.priority}
          onChange={(priority) => change({ priority })}
          hint={t('From -10 to 10. Higher leaves the queue first.')}
        />
        <FormText
          label={t('Nice')}
          field="nice"
          value={form.nice}
          onChange={(nice) => change({ nice })}
          hint={t('From 0 to 19. Higher leaves more to other programs.')}
        />
      </div>
      <div className="grid grid-cols-3 items-start gap-4">
        <FormText
          label={t('Keep logs for')}
          field="keepLogsMs"
          value={form.keepLogs}
          onChange={(keepLogs) => change({ keepLogs })}
          placeholder={t('As in the settings')}
          hint={t('Such as 7d. At most as long as the history.')}
        />
        <FormText
          label={t('Logs kept at most')}
          field="keepLogsCount"
          value={form.keepLogsCount}
          onChange={(keepLogsCount) => change({ keepLogsCount })}
          placeholder={t('As in the settings')}
        />
        <FormText
          label={t('Largest log, in MB')}
          field="maxLogBytes"
          value={form.maxLogSize}
          onChange={(maxLogSize) => change({ maxLogSize })}
          placeholder={t('As in the settings')}
          hint={t('Of a longer one the middle is left out.')}
        />
      </div>
      <FormSwitch
        label={t('Favourite')}
        value={form.favourite}
        onChange={(favourite) => change({ favourite })}
      />
    </FormSection>
  );
}
