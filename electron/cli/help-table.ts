/** What every command is called with: for the help, the man page and the shells' completion. */

export interface HelpLine {
  /** `-w, --wait`, `--every DURATION`. */
  readonly usage: string;
  readonly text: string;
}

/** A heading among the options has no usage. */
export interface CommandHelp extends HelpLine {
  readonly options?: readonly HelpLine[];
}

const line = (usage: string, text: string): HelpLine => ({ usage, text });

export const COMMAND_HELP: readonly CommandHelp[] = [
  line('status', 'What CronPilot is doing now'),
  {
    ...line('start', 'Start CronPilot, if it does not run'),
    options: [line('--headless', 'As a service, without window and tray')],
  },
  line('list', 'All tasks with their last and next run'),
  line('next', 'The tasks that are due next'),
  {
    ...line('run NAME', 'Start a task now'),
    options: [
      line('-w, --wait', 'Wait for the run and exit with its exit code'),
      line('-f, --follow', 'The same, and show its output meanwhile'),
      line('--param NAME=VALUE', "Value of one of the task's parameters; repeatable"),
    ],
  },
  {
    ...line('stop NAME|RUN-ID', 'Stop a run, or all active runs of a task'),
    options: [line('--force', 'Kill at once')],
  },
  {
    ...line('logs NAME|RUN-ID', "Show the output of a run, or of a task's newest run"),
    options: [line('-f, --follow', 'Go on until the run ends')],
  },
  {
    ...line('why NAME|RUN-ID', 'Say why a task did not run: what was last missed, or one row'),
    options: [line('--at TIME', 'Why not at that moment: 02:30 or "2026-11-24 02:30"')],
  },
  line('add OPTIONS', 'Add a task (see below)'),
  line('enable NAME', "Let a task's schedules start it"),
  line('disable NAME', "Keep a task's schedules from starting it"),
  line('hook NAME', 'Make the address that starts a task; an earlier one ends'),
  line('history NAME', 'Show the edits of a task'),
  line('revert NAME REVISION', 'Make a task as it was in a revision'),
  {
    ...line('import [FILE]...', 'Show what other schedulers have here, or what files hold'),
    options: [
      line('--from SOURCE', 'One of those places: crontab, systemd_user, /etc/crontab'),
      line('--store', 'Add the tasks, switched off; the source stays as it is'),
      line('--all', 'Also those that run as another user'),
    ],
  },
  {
    ...line('export [NAME]...', 'Write tasks, or all of them, for another scheduler'),
    options: [
      line('--format FORMAT', 'yaml, crontab, systemd, launchd, windows or kubernetes'),
      line('--output PATH', 'The file, or the folder for several; stdout if not given'),
      line('--update FILE', 'Bring a file of definitions up to date; its comments stay'),
    ],
  },
  {
    ...line('apply FILE', 'Make the tasks like a file of definitions; - is stdin'),
    options: [
      line('--dry-run', 'Only say what would change'),
      line('--prune', 'Delete the tasks that it does not name'),
    ],
  },
  line('secret set NAME', 'Store a secret; its value is asked for, or read from a pipe'),
  line('secret list', 'Names of the secrets, and who uses them'),
  {
    ...line('secret delete NAME', 'Delete one; --force also when a task uses it'),
  },
  line('backup [list]', "Show the backups of CronPilot's database"),
  line('backup create', 'Make one now'),
  line('backup restore BACKUP', 'Bring tasks back as they were; runs are kept'),
  line('api [status]', 'Show whether the HTTP API is on, and its tokens'),
  {
    ...line('api on', 'Switch it on for this computer; --port 7000'),
    options: [
      line('--user NAME', 'Set a user; the password is asked for'),
      line('--password-stdin', 'The password is read from a pipe'),
    ],
  },
  line('api off', 'Switch it off'),
  line('api token add NAME', 'Make a token; --scope read, run or write'),
  line('api token list', 'Show the tokens'),
  line('api token remove NAME', 'Take one away'),
  line('pause [TIME]', 'Hold all schedules: 30m, 1h, "until 08:00", or until you resume'),
  line('resume', 'Let schedules go on'),
  line('mute NAME [TIME]', 'Tell nothing of a task: 8h, 3d; a day if not given'),
  line('unmute NAME', 'Tell of it again'),
  line('mail test', 'Send an e-mail to the recipients in the settings'),
  line('completion SHELL', 'Print what makes bash, zsh or fish complete these commands'),
  {
    ...line('install-cli', 'Make this command known to your shell, as ~/.local/bin/cronpilot'),
    options: [line('--remove', 'Take it away again')],
  },
  line('help', 'This text'),
];

export const NAME_HELP = `NAME is a task's name, the start of it, or its number: "Backup", "back", #12 or 12.
After \`stop\`, \`logs\` and \`why\` a bare number is a run and #12 is a task.`;

/** Commands whose NAME is not that of a task. */
export const OTHER_NAMES: ReadonlySet<string> = new Set(['secret', 'api']);

export const COMMON_HELP: readonly HelpLine[] = [
  line('--json', 'Print what CronPilot answered, as JSON'),
  line('--verbose', 'Say more about an error'),
  line('-h, --help', 'The help on one command; `help COMMAND` is the same'),
  line('--version', 'The version of this command'),
];

/** Without a usage it is a heading. */
export const ADD_HELP: readonly HelpLine[] = [
  line('--name NAME', ''),
  line('--command COMMAND [--shell SHELL]', ''),
  line('--script PATH [--interpreter PROGRAM] [--arg ARGUMENT]...', ''),
  line('--cwd DIR', 'Folder it runs in; your home directory if not given'),
  line('--env NAME=VALUE', 'Repeatable'),
  line('', 'Schedules, repeatable and combinable; without any, it runs only by hand:'),
  line('--every DURATION', '90s, 5m, 1h30m, 2d'),
  line('--hourly MINUTE', ''),
  line('--daily TIMES', '08:30 or 08:30,17:00'),
  line('--weekly DAYS@TIMES', 'mon,fri@08:30'),
  line('--monthly DAYS@TIMES', '1,15,last@08:30'),
  line('--once DATE', '2026-11-24T14:30'),
  line('--cron TEXT', '"30 2 * * *"'),
  line('--zone ZONE', "Europe/Berlin; this computer's if not given"),
  line('', 'Behaviour:'),
  line('--timeout DURATION', 'Stop a run after this long'),
  line('--overlap POLICY', 'Still running when due: skip, queue, replace or allow'),
  line('--missed POLICY', 'Computer off when due: skip, run_once or run_all'),
  line('--stop-with-app', 'End its runs together with CronPilot'),
  line('--disabled', 'Do not let its schedules start it yet'),
  line('--priority N', '-10 to 10; higher leaves the queue first'),
  line('--nice N', '0 to 19; higher leaves more of the processor to others'),
  line('--tag TAG', 'Repeatable'),
];

export const EXIT_CODE_HELP: readonly HelpLine[] = [
  line('0', 'Done'),
  line('1', 'CronPilot refused, or the call failed'),
  line('2', 'Wrong use of this command'),
  line('3', 'CronPilot is not running'),
];

export const RUN_EXIT_CODE_HELP = `\`run --wait\` exits with the run's own code, and with
75 when the run was skipped (also without --wait), 124 when it timed out,
126 when it could not be started, 130 when it was stopped, 1 when its process was lost.
Ctrl C ends the waiting alone: the run goes on. So does a closed pipe, with 141.`;

export const VARIABLE_HELP: readonly HelpLine[] = [
  line('CRONPILOT_DATA_DIR', 'The data folder of the CronPilot to talk to'),
  line('CRONPILOT_APP', 'The program that `start` starts, where it is not beside this command'),
];

/** `run`, `secret set`: without what stands for a value. */
export function wordsOf({ usage }: HelpLine): readonly string[] {
  return usage.split(' ').filter((word) => /^[a-z][a-z-]*$/.test(word));
}

/** `-w`, `--wait`. */
export function optionNamesIn(usage: string): readonly string[] {
  return usage.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? [];
}
