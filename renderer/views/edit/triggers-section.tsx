/** What starts the task besides its schedules. */

import { Plus, X } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';

import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useTasks } from '../../query.ts';
import { newTriggerForm, type TriggerForm } from './form-lists.ts';
import { PickButton } from './pick-button.tsx';
import type { SectionProps } from './section-props.ts';

const KINDS: readonly (readonly [TriggerForm['kind'], string])[] = [
  ['file', 'A file changes'],
  ['after', 'Another task has ended'],
  ['app_start', 'CronPilot starts'],
  ['boot', 'The computer has started'],
  ['resume', 'The computer wakes up'],
  ['unlock', 'The screen is unlocked'],
  ['webhook', 'A request arrives'],
];
const OUTCOMES: readonly (readonly [TriggerForm['on'], string])[] = [
  ['success', 'Has succeeded'],
  ['failure', 'Has failed'],
  ['always', 'Has ended, either way'],
];
const JOINS: readonly (readonly [TriggerForm['join'], string])[] = [
  ['any', 'Any of them'],
  ['all', 'All of them'],
];

interface SectionWithTask extends SectionProps {
  /** It cannot follow itself. */
  readonly taskId: number | null;
}

export function TriggersSection({ form, change, taskId }: SectionWithTask) {
  const { triggers } = form;
  return (
    <FormSection title="Also when" hint="Besides the schedule.">
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
          Add a trigger
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
    <div role="group" aria-label="Trigger" className="flex flex-col gap-3">
      <div className="flex items-end gap-3">
        <FormSelect
          label="When"
          value={trigger.kind}
          options={KINDS}
          onChange={(kind) => set({ kind })}
          className="w-64"
        />
        <IconButton label="Remove this trigger" icon={X} onPress={onRemove} />
      </div>
      {trigger.kind === 'file' && <FileFields field={field} trigger={trigger} set={set} />}
      {trigger.kind === 'after' && (
        <AfterFields field={field} trigger={trigger} taskId={taskId} set={set} />
      )}
      {trigger.kind === 'webhook' && (
        <p className="text-sm text-text-2">
          <code className="font-mono text-mono-xs">cronpilot hook</code> prints the address once the
          task is saved.
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
        label="File or folder"
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
          label="Only names like"
          field={`${field}.glob`}
          value={trigger.glob}
          onChange={(glob) => set({ glob })}
          placeholder="*.csv"
          isMono
        />
        <FormText
          label="Once it has been still for"
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
  const tasks = (useTasks().data ?? []).filter(({ task }) => task.id !== taskId);
  const toggle = (id: number, isChosen: boolean) =>
    set({
      taskIds: isChosen ? [...trigger.taskIds, id] : trigger.taskIds.filter((each) => each !== id),
    });
  return (
    <>
      <div {...wrapperProps} role="group" aria-label="Tasks">
        <span className={LABEL_CLASS} aria-hidden>
          Tasks
        </span>
        <div className="flex max-h-40 flex-wrap gap-1.5 overflow-auto">
          {tasks.length === 0 && <p className="text-sm text-text-2">There is no other task yet.</p>}
          {tasks.map(({ task }) => (
            <ToggleButton
              key={task.id}
              isSelected={trigger.taskIds.includes(task.id)}
              onChange={(isChosen) => toggle(task.id, isChosen)}
              className="h-7 rounded-control border border-border-control bg-canvas px-2 text-sm text-text-2 data-[hovered]:bg-hover data-[selected]:border-accent data-[selected]:bg-accent-tint data-[selected]:text-accent-text"
            >
              {task.name}
            </ToggleButton>
          ))}
        </div>
        {error !== null && <FormError>{error}</FormError>}
      </div>
      <div className="grid grid-cols-2 items-start gap-4">
        <FormSelect
          label="How it ended"
          value={trigger.on}
          options={OUTCOMES}
          onChange={(on) => set({ on })}
        />
        {trigger.taskIds.length > 1 && (
          <FormSelect
            label="Of several"
            value={trigger.join}
            options={JOINS}
            onChange={(join) => set({ join })}
          />
        )}
      </div>
    </>
  );
}
