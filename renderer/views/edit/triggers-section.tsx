/** What starts the task besides its schedules. */

import { Plus, X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { FormChip } from '../../components/form-chip.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Phrase } from '../../components/phrase.tsx';
import { TaskPicker } from '../../components/task-picker.tsx';
import { useOfTasks } from '../../query.ts';
import { newTriggerForm, type TriggerForm } from './form-lists.ts';
import { PickButton } from './pick-button.tsx';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

const KINDS: readonly (readonly [TriggerForm['kind'], string])[] = [
  ['file', msg('A file changes')],
  ['after', msg('Another task has ended')],
  ['app_start', msg('CronPilot starts')],
  ['boot', msg('The computer has started')],
  ['resume', msg('The computer wakes up')],
  ['unlock', msg('The screen is unlocked')],
  ['webhook', msg('A request arrives')],
];
const OUTCOMES: readonly (readonly [TriggerForm['on'], string])[] = [
  ['success', msg('Has succeeded')],
  ['failure', msg('Has failed')],
  ['always', msg('Has ended, either way')],
];
const JOINS: readonly (readonly [TriggerForm['join'], string])[] = [
  ['any', msg('Any of them')],
  ['all', msg('All of them')],
];

interface SectionWithTask extends SectionProps {
  /** It cannot follow itself. */
  readonly taskId: number | null;
}

export function TriggersSection({ form, change, taskId }: SectionWithTask) {
  const { triggers } = form;
  return (
    <FormSection title={t('Also when')} hint={t('Besides the schedule.')}>
      {triggers.map((trigger, at) => (
        <TriggerRow
          key={at}
          field={`triggers.${at}`}
          trigger={trigger}
          taskId={taskId}
          set={(patch) => change({ triggers: triggers.with(at, { ...trigger, ...patch }) })}
          onRemove={() => change({ triggers: triggers.toSpliced(at, 1) })}
        />
      ))}
      <div className="-ms-2.5">
        <Button
          variant="quiet"
          icon={Plus}
          onPress={() => change({ triggers: [...triggers, newTriggerForm] })}
        >
          {t('Add a trigger')}
        </Button>
      </div>
    </FormSection>
  );
}

interface TriggerRowProps {
  readonly field: string;
  readonly trigger: TriggerForm;
  readonly taskId: number | null;
  readonly set: (patch: Partial<TriggerForm>) => void;
  readonly onRemove: () => void;
}

function TriggerRow({ field, trigger, taskId, set, onRemove }: TriggerRowProps) {
  return (
    <div role="group" aria-label={t('Trigger')} className="flex flex-col gap-3">
      <div className="flex items-end gap-3">
        <FormSelect
          label={t('When')}
          value={trigger.kind}
          options={inWords(KINDS)}
          onChange={(kind) => set({ kind })}
          className="w-64"
        />
        <IconButton label={t('Remove this trigger')} icon={X} onPress={onRemove} />
      </div>
      {trigger.kind === 'file' && <FileFields field={field} trigger={trigger} set={set} />}
      {trigger.kind === 'after' && (
        <AfterFields field={field} trigger={trigger} taskId={taskId} set={set} />
      )}
      {trigger.kind === 'webhook' && (
        <p className="text-sm text-text-2">
          <Phrase
            text={t('<0>cronpilot hook</0> prints the address once the task is saved.')}
            wrap={[(text) => <code className="font-mono text-mono-xs">{text}</code>]}
          />
        </p>
      )}
    </div>
  );
}

type FieldsProps = Pick<TriggerRowProps, 'field' | 'trigger' | 'set'>;

function FileFields({ field, trigger, set }: FieldsProps) {
  return (
    <>
      <FormText
        label={t('File or folder')}
        field={`${field}.path`}
        value={trigger.path}
        onChange={(path) => set({ path })}
        placeholder="~/Inbox"
        isMono
        action={
          <PickButton kind="folder" startPath={trigger.path} onPick={(path) => set({ path })} />
        }
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <FormText
          label={t('Only names like')}
          field={`${field}.glob`}
          value={trigger.glob}
          onChange={(glob) => set({ glob })}
          placeholder="*.csv"
          isMono
        />
        <FormText
          label={t('Once it has been still for')}
          field={`${field}.settleMs`}
          value={trigger.settle}
          onChange={(settle) => set({ settle })}
        />
      </div>
    </>
  );
}

function AfterFields({ field, trigger, taskId, set }: Omit<TriggerRowProps, 'onRemove'>) {
  const { error, wrapperProps } = useField(`${field}.taskIds`);
  const { taskIds } = trigger;
  const names = useOfTasks((tasks) =>
    taskIds.map((id) => tasks.find(({ task }) => task.id === id)?.task.name ?? `#${id}`),
  );
  const add = (id: number | null) => id !== null && set({ taskIds: [...taskIds, id] });
  return (
    <>
      <div {...wrapperProps} role="group" aria-label={t('Tasks')}>
        <span className={LABEL_CLASS} aria-hidden>
          {t('Tasks')}
        </span>
        <div className="flex max-h-40 flex-wrap items-center gap-1.5 overflow-auto">
          {names?.map((name, at) => (
            <FormChip
              key={taskIds[at]}
              name={name}
              onRemove={() => set({ taskIds: taskIds.toSpliced(at, 1) })}
            />
          ))}
          <TaskPicker
            label={t('Tasks')}
            text={t('Add a task')}
            isOffered={(id) => id !== taskId && !taskIds.includes(id)}
            onPick={add}
          />
        </div>
        {error !== null && <FormError>{error}</FormError>}
      </div>
      <div className="grid grid-cols-2 items-start gap-4">
        <FormSelect
          label={t('How it ended')}
          value={trigger.on}
          options={inWords(OUTCOMES)}
          onChange={(on) => set({ on })}
        />
        {taskIds.length > 1 && (
          <FormSelect
            label={t('Of several')}
            value={trigger.join}
            options={inWords(JOINS)}
            onChange={(join) => set({ join })}
          />
        )}
      </div>
    </>
  );
}
