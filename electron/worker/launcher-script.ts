/** Text of the bash program that starts runs, and of its one-run form for systems without bash. */

/** What is in a pipe is gone with the last process that has it open. */
const HOLD_OUTPUT = `
hold_output() {
  polls=0
  while [ -p "$1/output" ]; do
    if [ "$polls" -lt 20 ]; then sleep 0.1; else sleep 5; fi || return
    polls=$((polls + 1))
  done
}
`;

/**
 * Between the two forks of a run: the supervisor, in a process group of its own, starts the task
 * and leaves its exit code. Arguments: id, control folder. One `printf` is one `write`, so
 * supervisors can share descriptor 3. The status file is written over in place, in a block it
 * already has, so a full disk does not cost the outcome. With job control `wait` may return
 * when the task is only stopped (SIGSTOP), so that is off again by then. An EXIT trap is left by a refused fork alone.
 * Whoever creates the status file has the run: a request sent again starts nothing twice.
 * The named pipe of a masked run is held open on both ends until a worker has read it to its end
 * and removed it. So the task and its last words can wait for the next worker when this one dies.
 */
const SUPERVISE = `
supervise() {
  run_id=$1
  set -C
  printf '' >"$2/status" || return
  set +C
  [ -p "$2/output" ] && exec 4<>"$2/output"
  trap 'printf "refused %s\\n" "$run_id" >&3' EXIT
  set -m
  ( trap - HUP INT QUIT TERM PIPE; . "$2/launch.sh" ) &
  pid=$!
  set +m
  printf '%-60s\\n' "pid $pid" >"$2/status"
  printf 'started %s %s %s\\n' "$1" "$pid" "$EPOCHREALTIME" >&3
  wait "$pid"
  code=$?
  ended_at=$EPOCHREALTIME
  printf '%-60s\\n' "pid $pid exit $code $ended_at" 1<>"$2/status"
  printf 'ended %s %s %s\\n' "$1" "$code" "$ended_at" >&3
  trap - EXIT
  hold_output "$2"
}
`;

/**
 * What happens to the runs that are bound to the worker when the worker is gone: SIGTERM, their
 * grace time, SIGKILL; to the task's group and to every process that carries its cookie. One that is
 * just loading a program shows no cookie for a moment, so none is gone before two looks say so.
 */
const END_BOUND = `
signal_run() {
  found=1
  if [ -n "$group" ]; then
    if kill "-$1" -- "-$group"; then found=0; else group=; fi
  fi
  for file in $(grep -lzxF -e "CRONPILOT_RUN=$2" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill "-$1" "\${pid%/environ}" && found=0
  done
  return $found
}
still_there() {
  signal_run "$1" "$2" && return 0
  sleep 0.1
  signal_run "$1" "$2"
}
read_group() {
  group=
  for try in 1 2 3 4 5 6 7 8 9 10; do
    if IFS= read -r line <"$1/status"; then
      case $line in *' exit '*) return 1 ;; esac
      line=\${line#pid }
      group=\${line%% *}
      return 0
    fi
    sleep 0.1
  done
}
end_run() {
  cookie=\${1%% *}
  rest=\${1#* }
  tenths=\${rest%% *}
  read_group "\${rest#* }" || return
  signal_run TERM "$cookie"
  signal_run CONT "$cookie"
  count=0
  while [ "$count" -lt "$tenths" ] && still_there 0 "$cookie"; do
    sleep 0.1
    count=$((count + 1))
  done
  count=0
  while [ "$count" -lt 50 ] && still_there KILL "$cookie"; do
    sleep 0.1
    count=$((count + 1))
  done
}
`;

/**
 * Reads one request a line from stdin and reports on descriptor 3. No text of the user's is in a
 * request: `start ID DIR`, `bind COOKIE TENTHS DIR`, `unbind` with the same. `disown` keeps the
 * table of jobs short and bash from announcing each end. Descriptors that CronPilot itself was
 * started with are closed first, so that no run holds them.
 */
export const LAUNCHER_SCRIPT = `
for path in /dev/fd/*; do
  fd=\${path##*/}
  case $fd in
    [0-3] | *[!0-9]*) ;;
    *) eval "exec $fd>&-" ;;
  esac
done 2>/dev/null
set -m
trap '' HUP INT QUIT TERM PIPE
${HOLD_OUTPUT}
${SUPERVISE}
${END_BOUND}
newline='
'
bound=
while IFS= read -r request; do
  rest=\${request#* }
  case $request in
    'start '*) supervise "\${rest%% *}" "\${rest#* }" </dev/null 2>/dev/null & disown ;;
    'bind '*) bound=$bound$newline$rest$newline ;;
    'unbind '*) bound=\${bound/"$newline$rest$newline"/} ;;
  esac
done
exec 3>&- 2>/dev/null
IFS=$newline
set -f
for entry in $bound; do
  ( IFS=" $newline"; set +f; end_run "$entry" ) &
done
wait
`;

/**
 * For `/bin/sh -c`, one process for each run; arguments: id, control folder. The task runs in the
 * foreground, because a shell without job control lets background processes ignore SIGINT for
 * good; so it is the task's own process that tells its pid.
 */
export const SINGLE_RUN_SCRIPT = `
${HOLD_OUTPUT}
trap '' HUP INT QUIT TERM PIPE
run_id=$1
set -C
printf '' >"$2/status" || exit
set +C
[ -p "$2/output" ] && exec 4<>"$2/output"
trap 'printf "refused %s\\n" "$run_id" >&3' EXIT
( trap - HUP INT QUIT TERM PIPE; exec /bin/sh -c '
  printf "%-60s\\n" "pid $$" >"$2/status"
  printf "started %s %s\\n" "$1" "$$" >&3
  . "$2/launch.sh"
' cronpilot-run "$1" "$2" )
code=$?
read -r pid_text pid rest <"$2/status"
printf '%-60s\\n' "pid $pid exit $code" 1<>"$2/status"
printf 'ended %s %s\\n' "$1" "$code" >&3
trap - EXIT
hold_output "$2"
`;
