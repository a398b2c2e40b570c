/** The page on which a task is written: its sections, the preview beside them, and the buttons. */

import clsx from 'clsx';
import { Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { ScheduleWarning } from '../../../electron/shared/schedule-warning.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { FormErrorsContext } from '../../components/form-errors.ts';
import { NarrowParts } from '../../components/narrow-parts.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { keyOf } from '../../commands/catalogue.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { editorKeys } from './editor-keys.ts';
import { ChangedElsewhereBanner } from './changed-elsewhere-banner.tsx';
import { DraftBanner } from './draft-banner.tsx';
import { PreviewColumn, warningsOf } from './preview-column.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { ParametersSection } from './parameters-section.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { MoreSection } from './rules-sections.tsx';
import { TriggersSection } from './triggers-section.tsx';
import { SuccessSection, TroubleSection } from './trouble-section.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import type { SectionProps } from './section-props.ts';
import { TestDrawer } from './test-drawer.tsx';
import { TaskSection } from './task-section.tsx';
import type { FormPreview } from './use-preview.ts';
import { type TaskFormOptions, useTaskForm } from './use-task-form.ts';

export interface TaskEditorProps extends Omit<TaskFormOptions, 'onStored'> {
  readonly title: string;
  /** Where Cancel and Esc go. */
  readonly backTo: string;
}

export function TaskEditor({ title, backTo, ...options }: TaskEditorProps) {
  const [, navigate] = useLocation();
  const onStored = (task: Task) => navigate(`/tasks/${task.id}`);
  const editing = useTaskForm({ ...options, onStored });
  const { form, change, errors, preview, refusals, save, test, draft, conflict } = editing;
  const page = useRef<HTMLDivElement>(null);
  const [part, setPart] = useNarrowPart(refusals);
  useEffect(() => {
    if (refusals > 0) focusFirstProblem(page.current);
  }, [refusals]);
  const leave = () => navigate(backTo);
  useCommands({
    'editor.save': () => void save(),
    'editor.test': () => void test.start(),
    'page.leave': leave,
  });
  const keys = editorKeys(leave, () => void test.start());
  const section = { form, change };
  const warnings = warningsOf(form, preview);
  return (
    <div ref={page} className="flex min-h-0 min-w-0 flex-1 flex-col" {...keys}>
      <PageHeader
        title={title}
        actions={
          <EditorActions
            isNew={options.taskId === null}
            // What an example fills in can be tried at once.
            isTestFirst={options.taskId === null && options.initial.name !== ''}
            onLeave={leave}
            onTest={() => void test.start()}
            onSave={() => void save()}
          />
        }
      />
      {conflict && <ChangedElsewhereBanner {...conflict} />}
      <NarrowParts
        value={part}
        options={[
          ['form', t('Task')],
          ['preview', previewWords(warnings)],
        ]}
        onChange={setPart}
      />
      <FormErrorsContext value={errors}>
        <div className="flex min-h-0 flex-1">
          <div
            className={clsx(
              'min-w-0 flex-1 overflow-y-auto px-5',
              part === 'preview' && 'max-[1039px]:hidden',
            )}
          >
            <div className="max-w-[760px]">
              <DraftBanner {...draft} />
              <FormSections {...section} preview={preview} taskId={options.taskId} />
            </div>
          </div>
          <PreviewColumn
            {...section}
            preview={preview}
            warnings={warnings}
            isHidden={part === 'form'}
          />
        </div>
      </FormErrorsContext>
      {test.runId !== null && <TestDrawer runId={test.runId} onClose={test.close} />}
    </div>
  );
}

interface EditorActionsProps {
  readonly isNew: boolean;
  readonly isTestFirst: boolean;
  readonly onLeave: () => void;
  readonly onTest: () => void;
  readonly onSave: () => void;
}

function EditorActions({ isNew, isTestFirst, onLeave, onTest, onSave }: EditorActionsProps) {
  return (
    <>
      <Button variant="quiet" onPress={onLeave}>
        {t('Cancel')}
      </Button>
      <Button icon={Play} onPress={onTest} autoFocus={isTestFirst}>
        {t('Test run')}
      </Button>
      <Button variant="primary" keys={keyOf('editor.save')} onPress={onSave}>
        {isNew ? t('Create task') : t('Save')}
      </Button>
    </>
  );
}

interface FormSectionsProps extends SectionProps {
  readonly preview: FormPreview | undefined;
  readonly taskId: number | null;
}

function FormSections({ preview, taskId, ...section }: FormSectionsProps) {
  return (
    <>
      <TaskSection {...section} />
      <ScheduleSection {...section} preview={preview} />
      <TriggersSection {...section} taskId={taskId} />
      <TroubleSection {...section} />
      <SuccessSection {...section} />
      <ConditionsSection {...section} />
      <ParametersSection {...section} />
      <AlertsSection {...section} />
      <MoreSection {...section} />
    </>
  );
}

function previewWords(warnings: readonly ScheduleWarning[]): string {
  const { length: count } = warnings.filter(({ kind }) => kind !== 'clock_unaffected');
  return count === 0
    ? t('Next 10 runs')
    : t('Next 10 runs, {count, plural, one {# warning} other {# warnings}}', {
        count,
      });
}

/** Where there is no room for both; a refused save comes back to the form, which shows why. */
function useNarrowPart(refusals: number) {
  const [previewedAt, setPreviewedAt] = useState<number | null>(null);
  const part = previewedAt === refusals ? 'preview' : 'form';
  const setPart = (next: typeof part) => setPreviewedAt(next === 'preview' ? refusals : null);
  return [part, setPart] as const;
}

function focusFirstProblem(page: HTMLElement | null): void {
  page
    ?.querySelector<HTMLElement>('[data-invalid]')
    ?.querySelector<HTMLElement>('[aria-invalid=true], input, textarea, select, button')
    ?.focus();
}
