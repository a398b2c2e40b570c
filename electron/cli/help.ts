/** The text of `cronpilot help`. */

export const HELP = `Usage: cronpilot COMMAND [OPTIONS]

Talks to the CronPilot that runs on this computer.

Commands
  status                 What CronPilot is doing now
  list                   All tasks with their last and next run
  next                   The tasks that are due next
  run NAME               Start a task now
      -w, --wait           Wait for the run and exit with its exit code
      -f, --follow         The same, and show its output meanwhile
      --param NAME=VALUE   Value of one of the task's parameters; repeatable
  stop NAME|RUN-ID       Stop a run, or all active runs of a task
      --force              Kill at once
  logs NAME|RUN-ID       Show the output of a run, or of a task's newest run
      -f, --follow         Go on until the run ends
  why NAME|RUN-ID        Say why a task did not run: what was last missed, or one row
      --at TIME            Why not at that moment: 02:30 or "2026-11-24 02:30"
  add OPTIONS            Add a task (see below)
  enable NAME            Let a task's schedules start it
  disable NAME           Keep a task's schedules from starting it
  hook NAME              Make the address that starts a task; an earlier one ends
  history NAME           Show the edits of a task
  revert NAME REVISION   Make a task as it was in a revision
  secret set NAME        Store a secret; its value is asked for, or read from a pipe
  secret list            Names of the secrets, and who uses them
  secret delete NAME     Delete one; --force also when a task uses it
  backup [list]          Show the backups of CronPilot's database
  backup create          Make one now
  backup restore BACKUP  Bring tasks back as they were; runs are kept
  api [status]           Show whether the HTTP API is on, and its tokens
  api on                 Switch it on for this computer; --port 7000
      --user NAME          Set a user; the password is asked for, or read from a
      --password-stdin     pipe with this
  api off                Switch it off
  api token add NAME     Make a token; --scope read, run or write
  api token list         Show the tokens
  api token remove NAME  Take one away
  mute NAME [TIME]       Tell nothing of a task: 8h, 3d; a day if not given
  unmute NAME            Tell of it again
  mail test              Send an e-mail to the recipients in the settings
  pause [TIME]           Hold all schedules: 30m, 1h, "until 08:00", or until you resume
  resume                 Let schedules go on
  help                   This text

NAME is a task's name, the start of it, or its number: "Backup", "back", #12 or 12.
After \`stop\`, \`logs\` and \`why\` a bare number is a run and #12 is a task.

Everywhere
  --json                 Print what CronPilot answered, as JSON
  --verbose              Say more about an error
  --version              The version of this command

add
  --name NAME
  --command COMMAND [--shell SHELL]
  --script PATH [--interpreter PROGRAM] [--arg ARGUMENT]...
  --cwd DIR              Folder it runs in; your home directory if not given
  --env NAME=VALUE       Repeatable
  Schedules, repeatable and combinable; without any, it runs only by hand:
  --every DURATION       90s, 5m, 1h30m, 2d
  --hourly MINUTE
  --daily TIMES          08:30 or 08:30,17:00
  --weekly DAYS@TIMES    mon,fri@08:30
  --monthly DAYS@TIMES   1,15,last@08:30
  --once DATE            2026-11-24T14:30
  --cron TEXT            "30 2 * * *"
  --zone ZONE            Europe/Berlin; this computer's if not given
  Behaviour:
  --timeout DURATION     Stop a run after this long
  --overlap POLICY       Still running when due: skip, queue, replace or allow
  --missed POLICY        Computer off when due: skip, run_once or run_all
  --stop-with-app        End its runs together with CronPilot
  --disabled             Do not let its schedules start it yet
  --priority N           -10 to 10; higher leaves the queue first
  --nice N               0 to 19; higher leaves more of the processor to others
  --tag TAG              Repeatable

Exit codes
  0  Done
  1  CronPilot refused, or the call failed
  2  Wrong use of this command
  3  CronPilot is not running
  \`run --wait\` exits with the run's own code, and with
  75 when the run was skipped (also without --wait), 124 when it timed out,
  126 when it could not be started, 130 when it was stopped, 1 when its process was lost.

CRONPILOT_DATA_DIR names the data folder of the CronPilot to talk to.`;
