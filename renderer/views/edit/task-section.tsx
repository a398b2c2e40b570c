/** What the task runs: its name, its command or script, where and with which variables. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import type { CodeLanguage } from '../../components/code-editor.tsx';
import { FormCode } from '../../components/form-code.tsx';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormCombo } from '../../components/form-combo.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ActionKindForm } from './form-action.ts';
import { EnvironmentFields } from './environment-fields.tsx';
import { HttpFields } from './http-fields.tsx';
import { InterpreterField } from './interpreter-field.tsx';
import { usePrograms } from './use-programs.ts';
import { PickButton } from './pick-button.tsx';
import { PythonEnvironment, PythonTaskFields } from './python-fields.tsx';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

const KINDS: readonly (readonly [ActionKindForm, string])[] = [
  ['command', msg('Shell command')],
  ['script', msg('Script')],
  ['http', msg('HTTP')],
  ['python', msg('Python')],
  ['module', msg('JavaScript')],
];

export function TaskSection({ form, change }: SectionProps) {
  return (
    <FormSection title={t('Task')} hint={t('What CronPilot runs.')}>
      <FormText
        label={t('Name')}
        field="name"
        value={form.name}
        onChange={(name) => change({ name })}
        autoFocus={form.name === ''}
      />
      <div>
        <span className={LABEL_CLASS} aria-hidden>
          {t('Run')}
        </span>
        <FormSegments
          label={t('Run')}
          value={form.actionKind}
          options={inWords(KINDS)}
          onChange={(actionKind) => change({ actionKind })}
        />
      </div>
      <ActionFields form={form} change={change} />
      <EnvironmentFields form={form} change={change} />
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
        label={t('Module')}
        field="action.path"
        value={form.modulePath}
        onChange={(modulePath) => change({ modulePath })}
        placeholder="~/tasks/report.mjs"
        hint={t('export default async (context) => …, in a process of its own.')}
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
  const { defaultShell, shells } = usePrograms(null) ?? {};
  const shell = form.shell.trim() || (defaultShell ?? '');
  const folder = form.cwd.trim();
  return (
    <>
      <FormCode
        label={t('Command')}
        field="action.command"
        value={form.command}
        onChange={(command) => change({ command })}
        hint={placeWords(shell, folder)}
        language={languageOf(shell)}
        lines={3}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] items-start gap-4">
        <FormCombo
          label={t('Shell')}
          field="action.shell"
          value={form.shell}
          onChange={(text) => change({ shell: text })}
          placeholder={t('Default')}
          items={(shells ?? []).map((path) => ({ value: path }))}
        />
        <FolderField form={form} change={change} />
      </div>
    </>
  );
}

function languageOf(shell: string): CodeLanguage {
  return /(^|[\\/])(pwsh|powershell)(\.exe)?$/i.test(shell) ? 'powershell' : 'shell';
}

function placeWords(shell: string, folder: string): string {
  if (shell === '') {
    return folder === ''
      ? t('Runs in your shell, in your home folder.')
      : t('Runs in your shell, in {folder}.', { folder });
  }
  return folder === ''
    ? t('Runs in {shell}, in your home folder.', { shell })
    : t('Runs in {shell}, in {folder}.', { shell, folder });
}

function ScriptFields({ form, change }: SectionProps) {
  const found = usePrograms(form.scriptPath)?.interpreter ?? null;
  return (
    <>
      <FormText
        label={t('Script')}
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
      <InterpreterField
        value={form.interpreter}
        onChange={(interpreter) => change({ interpreter })}
        placeholder={t('Found by the script')}
        fallback={found?.name ?? null}
      />
      <FolderField form={form} change={change} />
      <FormText
        label={t('Arguments')}
        field="action.args"
        value={form.args}
        onChange={(args) => change({ args })}
        hint={t('One on each line. "" is an empty one.')}
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
      label={t('Folder')}
      field="cwd"
      value={form.cwd}
      onChange={(cwd) => change({ cwd })}
      placeholder={t('Home folder')}
      isMono
      action={<PickButton kind="folder" startPath={form.cwd} onPick={(cwd) => change({ cwd })} />}
    />
  );
}
