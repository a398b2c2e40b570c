/** What the task runs: its name, its command or script, where and with which variables. */

import { FolderOpen } from 'lucide-react';

import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { FormPairs } from '../../components/form-pairs.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormText } from '../../components/form-text.tsx';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { call } from '../../ipc.ts';
import { useSettings } from '../../query.ts';
import type { SectionProps } from './section-props.ts';

/** Offered to tasks alone that are of another kind already. */
const KEPT_OPTION: readonly (readonly ['kept', string])[] = [['kept', 'As it is']];

export function TaskSection({ form, change }: SectionProps) {
  return (
    <FormSection title="Task" hint="What CronPilot runs.">
      <FormText
        label="Name"
        field="name"
        value={form.name}
        onChange={(name) => change({ name })}
        autoFocus={form.name === ''}
      />
      <div>
        <span className={LABEL_CLASS} aria-hidden>
          Run
        </span>
        <FormSegments
          label="Run"
          value={form.actionKind}
          options={[
            ['command', 'Shell command'],
            ['script', 'Script'],
            ...(form.actionKind === 'kept' ? KEPT_OPTION : []),
          ]}
          onChange={(actionKind) => change({ actionKind })}
        />
      </div>
      {form.actionKind === 'command' && <CommandFields form={form} change={change} />}
      {form.actionKind === 'script' && <ScriptFields form={form} change={change} />}
      {form.actionKind === 'kept' && <FolderField form={form} change={change} />}
      <FormPairs
        label="Environment"
        field="env"
        rowLabel="Variable"
        addLabel="Add a variable"
        pairs={form.env}
        onChange={(env) => change({ env })}
      />
    </FormSection>
  );
}

function CommandFields({ form, change }: SectionProps) {
  const shell = useSettings().data?.shell ?? 'your shell';
  const place = `Runs in ${form.shell.trim() || shell}, in ${form.cwd.trim() || 'your home folder'}.`;
  return (
    <>
      <FormText
        label="Command"
        field="action.command"
        value={form.command}
        onChange={(command) => change({ command })}
        hint={place}
        isMono
        lines={3}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] items-start gap-4">
        <FormText
          label="Shell"
          field="action.shell"
          value={form.shell}
          onChange={(text) => change({ shell: text })}
          placeholder="Default"
          isMono
        />
        <FolderField form={form} change={change} />
      </div>
    </>
  );
}

function ScriptFields({ form, change }: SectionProps) {
  return (
    <>
      <FormText
        label="Script"
        field="action.path"
        value={form.scriptPath}
        onChange={(scriptPath) => change({ scriptPath })}
        placeholder="~/scripts/report.py"
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.scriptPath}
            onPick={(scriptPath) => change({ scriptPath })}
          />
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] items-start gap-4">
        <FormText
          label="Interpreter"
          field="action.interpreter"
          value={form.interpreter}
          onChange={(interpreter) => change({ interpreter })}
          placeholder="Found by the script"
          isMono
        />
        <FolderField form={form} change={change} />
      </div>
      <FormText
        label="Arguments"
        field="action.args"
        value={form.args}
        onChange={(args) => change({ args })}
        hint={'One on each line. "" is an empty one.'}
        isMono
        lines={2}
      />
    </>
  );
}

function FolderField({ form, change }: SectionProps) {
  return (
    <FormText
      label="Folder"
      field="cwd"
      value={form.cwd}
      onChange={(cwd) => change({ cwd })}
      placeholder="Home folder"
      isMono
      action={<PickButton kind="folder" startPath={form.cwd} onPick={(cwd) => change({ cwd })} />}
    />
  );
}

interface PickButtonProps {
  readonly kind: 'file' | 'folder';
  readonly startPath: string;
  readonly onPick: (path: string) => void;
}

function PickButton({ kind, startPath, onPick }: PickButtonProps) {
  const pick = async () => {
    const path = await attempt(call('desktop.pickPath', { kind, startPath: startPath || null }));
    if (path !== null) onPick(path);
  };
  return (
    <Button icon={FolderOpen} onPress={() => void pick()}>
      {kind === 'file' ? 'Choose a file…' : 'Choose…'}
    </Button>
  );
}
