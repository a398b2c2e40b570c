/** The definition of a task to read: what is set, section by section, and what each edit changed. */

import { Pencil } from 'lucide-react';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { triggerSentences } from '../../schedule-words.ts';
import { Section } from '../today/section.tsx';
import { type SettingsSection, settingsOf } from './settings-words.ts';
import { TaskRevisions } from './task-revisions.tsx';

export function TaskSettings({ task }: { task: Task }) {
  return (
    <div className="flex max-w-4xl flex-col gap-5 p-5">
      {settingsOf(task, triggerSentences(task)).map((section) => (
        <SectionCard key={section.id} taskId={task.id} section={section} />
      ))}
      <TaskRevisions task={task} />
    </div>
  );
}

function SectionCard({ taskId, section }: { taskId: number; section: SettingsSection }) {
  const [, navigate] = useLocation();
  const title = t(section.title);
  return (
    <Section
      title={title}
      aside={
        <Button
          variant="quiet"
          icon={Pencil}
          aria-label={t('Edit {section}', { section: title })}
          onPress={() => navigate(`/tasks/${taskId}/edit?section=${encodeURIComponent(title)}`)}
        >
          {t('Edit')}
        </Button>
      }
    >
      {section.rows.length === 0 ? (
        <p className="px-4 py-2.5 text-text-2">{t('Nothing set.')}</p>
      ) : (
        <dl className="grid grid-cols-[200px_minmax(0,1fr)] px-4 py-1.5 max-[700px]:grid-cols-1">
          {section.rows.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="py-1 text-text-2">{label}</dt>
              <dd data-selectable className="py-1 whitespace-pre-line wrap-anywhere">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
