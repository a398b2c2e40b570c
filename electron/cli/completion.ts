/** Scripts that complete the commands in bash, zsh and fish, made of the same table as the help. */

import {
  ADD_HELP,
  COMMAND_HELP,
  COMMON_HELP,
  OTHER_NAMES,
  optionNamesIn,
  wordsOf,
} from './help-table.ts';

export const completionShells = ['bash', 'zsh', 'fish'] as const;
export type CompletionShell = (typeof completionShells)[number];

interface Completed {
  readonly name: string;
  readonly text: string;
  readonly options: readonly string[];
  /** What follows: `set`, `list`. */
  readonly words: readonly string[];
  readonly takesTask: boolean;
  readonly takesFile: boolean;
}

const SECOND_WORDS: Readonly<Record<string, readonly string[]>> = {
  completion: completionShells,
};

function completedCommands(): readonly Completed[] {
  const names = [...new Set(COMMAND_HELP.map((command) => wordsOf(command)[0] ?? ''))];
  return names.map((name) => {
    const rows = COMMAND_HELP.filter((command) => wordsOf(command)[0] === name);
    const usages = rows.flatMap((row) => [
      row.usage,
      row.text,
      ...(row.options ?? []).map((each) => each.usage),
    ]);
    const all = [...usages, ...(name === 'add' ? ADD_HELP.map((each) => each.usage) : [])];
    const usage = rows.map((row) => row.usage).join(' ');
    const words = rows.flatMap((row) => [
      ...(wordsOf(row)[1] === undefined ? [] : [wordsOf(row)[1] ?? '']),
      ...(/\[([a-z]+)\]/.exec(row.usage)?.slice(1) ?? []),
    ]);
    return {
      name,
      text: rows[0]?.text ?? '',
      options: [
        ...new Set([...all, ...COMMON_HELP.map((each) => each.usage)].flatMap(optionNamesIn)),
      ],
      words: [...new Set([...words, ...(SECOND_WORDS[name] ?? [])])],
      takesTask: /\bNAME\b/.test(usage) && !OTHER_NAMES.has(name),
      takesFile: /\bFILE\b/.test(usage),
    };
  });
}

export function completionScript(shell: CompletionShell): string {
  const commands = completedCommands();
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
}

function bashScript(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ name, options, words, takesTask, takesFile }) =>
      `    ${name}) options='${options.join(' ')}' words='${words.join(' ')}' tasks=${takesTask ? 1 : 0} files=${takesFile ? 1 : 0} ;;`,
  );
  return `# Completion of cronpilot for bash: source <(cronpilot completion bash)
_cronpilot() {
  local current=\${COMP_WORDS[COMP_CWORD]} options= words= tasks=0 files=0 name
  local typed=\${current//\\\\/} is_quoted=0
  case $current in [\\"\\']*) typed=\${current:1} is_quoted=1 ;; esac
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${commands.map(({ name }) => name).join(' ')} --version' -- "$current")
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current"); return ;;
  esac
  if [ "$COMP_CWORD" -eq 2 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  fi
  if [ "$tasks" = 1 ]; then
    while IFS= read -r name; do
      case $name in "$typed"*) ;; *) continue ;; esac
      if [ "$is_quoted" = 1 ]; then COMPREPLY+=("$name"); else COMPREPLY+=("$(printf '%q' "$name")"); fi
    done < <(cronpilot completion names 2>/dev/null)
  fi
  if [ "$files" = 1 ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$current")
  fi
}
complete -F _cronpilot cronpilot`;
}

function zshScript(commands: readonly Completed[]): string {
  const described = commands.map(({ name, text }) => `    '${name}:${quoted(text)}'`);
  const cases = commands.map(
    ({ name, options, words, takesTask, takesFile }) =>
      `    ${name}) options=(${options.join(' ')}) words_=(${words.join(' ')}) tasks=${takesTask ? 1 : 0} files=${takesFile ? 1 : 0} ;;`,
  );
  return `#compdef cronpilot
# Completion of cronpilot for zsh: cronpilot completion zsh > a folder of $fpath, as _cronpilot
_cronpilot() {
  local -a commands options words_ names
  local tasks=0 files=0
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
  if [[ $words[CURRENT] == -* ]]; then
    compadd -- $options
    return
  fi
  (( CURRENT == 3 && $#words_ )) && compadd -- $words_
  if (( tasks )); then
    names=("\${(@f)$(cronpilot completion names 2>/dev/null)}")
    compadd -- $names
  fi
  (( files )) && _files
}
if [ "$funcstack[1]" = "_cronpilot" ]; then _cronpilot "$@"; else compdef _cronpilot cronpilot; fi`;
}

function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, text, options, words, takesTask, takesFile }) => {
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c cronpilot -n __fish_use_subcommand -a ${name} -d '${quoted(text)}'`,
      ...options.map((option) => `complete -c cronpilot ${here} ${fishOption(option)}`),
      ...(words.length > 0 ? [`complete -c cronpilot ${here} -a '${words.join(' ')}'`] : []),
      ...(takesTask
        ? [`complete -c cronpilot ${here} -a '(cronpilot completion names 2>/dev/null)'`]
        : []),
      ...(takesFile ? [`complete -c cronpilot ${here} -F`] : []),
    ];
  });
  return [
    '# Completion of cronpilot for fish: cronpilot completion fish | source',
    'complete -c cronpilot -f',
    ...lines,
  ].join('\n');
}

function fishOption(option: string): string {
  return option.startsWith('--') ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
}

/** Inside single quotes. */
function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll(':', ';');
}
