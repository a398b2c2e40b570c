/** What the task runs: its name, its command or script, where and with which variables. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { isScriptText } from '../../../electron/shared/interpreter.ts';
import type { CodeLanguage } from '../../components/code-editor.tsx';
import { FormCode } from '../../components/form-code.tsx';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormCombo } from '../../components/form-combo.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ActionKindForm } from './form-action.ts';
import { EnvironmentFields } from './environment-fields.tsx';
import { FolderField } from './folder-field.tsx';
import { HttpFields } from './http-fields.tsx';
import { usePrograms } from './use-programs.ts';
import { PickButton } from './pick-button.tsx';
import { PythonTaskFields } from './python-fields.tsx';
import { colouredAs } from './script-languages.ts';
import { ScriptFields } from './script-fields.tsx';
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
  const isScript = isScriptText({ command: form.command, shell: form.shell.trim() || null });
  return (
    <>
      <FormCode
        label={t('Command')}
        field="action.command"
        value={form.command}
        onChange={(command) => change({ command })}
        hint={isScript ? scriptWords(folder) : placeWords(shell, folder)}
        language={isScript ? colouredAs(form.command) : languageOf(shell)}
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

function scriptWords(folder: string): string {
  return folder === ''
    ? t('Runs by the interpreter of its first line, in your home folder.')
    : t('Runs by the interpreter of its first line, in {folder}.', { folder });
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
