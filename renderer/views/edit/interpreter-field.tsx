/** Which program runs a script: chosen among those found here with their versions, or typed. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { t } from '../../../electron/shared/i18n.ts';
import type { FoundInterpreter, InterpreterFacts } from '../../../electron/shared/program-facts.ts';
import { FormCombo } from '../../components/form-combo.tsx';
import { call } from '../../ipc.ts';

export interface InterpreterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  /** What runs the script when nothing is typed; null when that is not known. */
  readonly fallback: string | null;
}

export function InterpreterField({
  value,
  onChange,
  placeholder,
  fallback,
}: InterpreterFieldProps) {
  const command = value.trim() || fallback;
  const facts = useInterpreters(command);
  return (
    <FormCombo
      label={t('Interpreter')}
      field="action.interpreter"
      value={value}
      onChange={onChange}
      placeholder={placeholder}
      items={(facts?.all ?? []).map((found) => ({ value: found.path, detail: nameOf(found) }))}
      hint={command === null || !facts ? undefined : hintWords(command, facts.named)}
    />
  );
}

/** Where a command is found, and its version; undefined until that is known. */
export function useInterpreterWords(command: string | null): string | undefined {
  const facts = useInterpreters(command);
  return command === null || !facts ? undefined : hintWords(command, facts.named);
}

function useInterpreters(command: string | null): InterpreterFacts | undefined {
  return useQuery({
    queryKey: ['interpreters', command],
    queryFn: () => call('environment.interpreters', { command: command ?? '' }),
    enabled: command !== null,
    placeholderData: keepPreviousData,
    // Half a path is refused, which is no news.
    retry: false,
  }).data;
}

/** `Python 3.11.2`. */
function nameOf({ path, version }: FoundInterpreter): string {
  const [file = ''] = /[^\\/]+$/.exec(path) ?? [];
  const name = file.startsWith('pypy') ? 'PyPy' : file.startsWith('python') ? 'Python' : 'Node.js';
  return `${name} ${version ?? ''}`;
}

/** `python3 3.11.2 found at /usr/bin/python3.` */
function hintWords(command: string, found: FoundInterpreter | null): string {
  const name = /[^\\/]+$/.exec(command)?.[0] ?? command;
  if (found === null) return t('{name} was not found on this computer.', { name });
  const { path, version } = found;
  return version === null
    ? t('{name} found at {path}.', { name, path })
    : t('{name} {version} found at {path}.', { name, version, path });
}
