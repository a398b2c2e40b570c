/** What the task runs: its name, its command or script, where and with which variables. */

import { assertNever } from '../../../electron/shared/errors.ts';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormPairs } from '../../components/form-pairs.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormText } from '../../components/form-text.tsx';
import { useSettings } from '../../query.ts';
import type { ActionKindForm } from './form-action.ts';
import { HttpFields } from './http-fields.tsx';
import { PickButton } from './pick-button.tsx';
import { PythonEnvironment, PythonTaskFields } from './python-fields.tsx';
import type { SectionProps } from './section-props.ts';

const KINDS: readonly (readonly [ActionKindForm, string])[] = [
  ['command', 'Shell command'],
  ['script', 'Script'],
  ['http', 'HTTP'],
  ['python', 'Python'],
  ['module', 'JavaScript'],
];

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
          options={KINDS}
          onChange={(actionKind) => change({ actionKind })}
        />
      </div>
      <ActionFields form={form} change={change} />
      <FormPairs
        label="Environment"
        field="env"
        rowLabel="Variable"
        addLabel="Add a variable"
        pairs={form.env}
        onChange={(env) => change({ env })}
      />
      <FormText
        label="Variables from a file"
        field="envFile"
        value={form.envFile}
        onChange={(envFile) => change({ envFile })}
        placeholder="~/project/.env"
        hint="Read at each start. Values here and there may hold {{secret.NAME}}."
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.envFile}
            onPick={(envFile) => change({ envFile })}
          />
        }
      />
    </FormSection>
  );
}

function ActionFields(section: SectionProps) {
  const { actionKind } = section.form;
  switch (actionKind) {
    case 'command':
      return <CommandFields {...section} />;
    case 'script':
      return <ScriptFields {...section} />;
    case 'http':
      return <HttpFields {...section} />;
    case 'python':
      return (
        <>
          <PythonTaskFields {...section} />
          <FolderField {...section} />
        </>
      );
    case 'module':
      return <ModuleFields {...section} />;
    default:
      return assertNever(actionKind);
  }
}

function ModuleFields({ form, change }: SectionProps) {
  return (
    <>
      <FormText
        label="Module"
        field="action.path"
        value={form.modulePath}
        onChange={(modulePath) => change({ modulePath })}
        placeholder="~/tasks/report.mjs"
        hint="export default async (context) => …, in a process of its own."
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.modulePath}
            onPick={(modulePath) => change({ modulePath })}
          />
        }
      />
      <FolderField form={form} change={change} />
    </>
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
      <PythonEnvironment form={form} change={change} />
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
