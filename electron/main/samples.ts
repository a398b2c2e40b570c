/** Example tasks for a first start, whose commands work unchanged on this machine. */

import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { msg } from '../shared/i18n.ts';
import type { SampleTask } from '../shared/ipc-contract.ts';
import { type TaskDraft, taskInputSchema } from '../shared/task.ts';

/** What of the machine decides between commands. */
export interface SampleProbe {
  readonly platform: NodeJS.Platform;
  /** Whether a program of that name is on the search path. */
  readonly hasCommand: (name: string) => boolean;
  readonly homeDir: string;
  readonly exists: (path: string) => boolean;
}

/** What the cards say; the window translates it. */
const CARDS = {
  disk: { title: msg('Check free disk space'), summary: msg('Every hour. Warns you below 10 %.') },
  busy: { title: msg('Note how busy this computer is'), summary: msg('Every 5 minutes.') },
  website: {
    title: msg('Watch a website'),
    summary: msg('Every 5 minutes. Fails if it is not 200.'),
  },
  archive: { title: msg('Back up a folder'), summary: msg('Every day at 02:00, keeps 7 copies.') },
  trash: { title: msg('Empty old downloads'), summary: msg('Sundays. Lists files first.') },
} as const;

/** Always four, in the order of the cards. */
export function createSamples(probe: SampleProbe): readonly SampleTask[] {
  const commands = probe.platform === 'win32' ? windowsCommands() : posixCommands(probe);
  const sample = (
    { title, summary }: Pick<SampleTask, 'title' | 'summary'>,
    icon: SampleTask['icon'],
    command: string,
    draft: Partial<TaskDraft>,
  ): SampleTask => ({
    title,
    summary,
    icon,
    input: taskInputSchema.parse({
      ...draft,
      name: title,
      action: { kind: 'command', command, shell: commands.shell },
    }),
  });
  return [
    sample(CARDS.disk, 'disk', commands.disk, {
      schedules: [{ kind: 'hourly', minute: 0 }],
      notes: 'Fails, and so tells you, when less than 10 % of the disk is free.',
    }),
    commands.website === null
      ? sample(CARDS.busy, 'disk', 'uptime', {
          schedules: [{ kind: 'interval', everyMs: 300_000 }],
          notes: 'Shows for how long the computer has been up, and its load.',
        })
      : sample(CARDS.website, 'website', commands.website, {
          schedules: [{ kind: 'interval', everyMs: 300_000 }],
          timeoutMs: 60_000,
          notes: 'Put the address of your own website in place of https://example.com.',
        }),
    sample(CARDS.archive, 'archive', commands.backup, {
      schedules: [{ kind: 'daily', times: ['02:00'] }],
      notes: 'The copies are in the folder Backups of your home folder; the oldest go first.',
    }),
    sample(CARDS.trash, 'trash', commands.downloads, {
      schedules: [{ kind: 'weekly', days: [7], times: ['10:00'] }],
      notes: commands.downloadsNote,
    }),
  ];
}

/** Looks at the search path of this process. */
export function probeMachine(): SampleProbe {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return {
    platform: process.platform,
    hasCommand: (name) => folders.some((folder) => isExecutable(join(folder, name))),
    homeDir: homedir(),
    exists: existsSync,
  };
}

interface SampleCommands {
  /** Null is the user's default shell. */
  readonly shell: string | null;
  readonly disk: string;
  /** Null where nothing can fetch a page. */
  readonly website: string | null;
  readonly backup: string;
  readonly downloads: string;
  readonly downloadsNote: string;
}

/** For /bin/sh, since the user's own shell may not be a POSIX one. */
function posixCommands(probe: SampleProbe): SampleCommands {
  return {
    shell: '/bin/sh',
    disk: lines(
      `used=$(df -P / | grep -o '[0-9][0-9]*%' | tr -d %)`,
      'echo "$((100 - used)) % of the disk is free"',
      'test "$used" -le 90',
    ),
    website: websiteCommand(probe),
    backup: backupCommand(probe),
    downloads: probe.exists(join(probe.homeDir, 'Downloads'))
      ? 'find ~/Downloads -type f -mtime +30'
      : 'if test -d ~/Downloads; then find ~/Downloads -type f -mtime +30; fi',
    downloadsNote: 'Lists what has lain there for 30 days. Add -delete after +30 to delete it too.',
  };
}

function websiteCommand({ hasCommand }: SampleProbe): string | null {
  if (hasCommand('curl')) {
    return `curl -sS --fail --location --max-time 30 -o /dev/null -w 'Answered %{http_code} in %{time_total} s\n' https://example.com`;
  }
  if (hasCommand('wget')) return 'wget -nv --tries=1 --timeout=30 -O /dev/null https://example.com';
  if (hasCommand('node')) {
    return `node -e 'fetch("https://example.com").then((page) => { console.log("Answered", page.status); process.exitCode = page.ok ? 0 : 1; })'`;
  }
  if (hasCommand('python3')) {
    return `python3 -c 'import urllib.request; print("Answered", urllib.request.urlopen("https://example.com", timeout=30).status)'`;
  }
  return null;
}

/** The copy gets its name when it is whole, so that half a one never counts among the seven. */
function backupCommand({ platform, hasCommand, homeDir, exists }: SampleProbe): string {
  const hasZstd = platform === 'linux' && hasCommand('zstd');
  const [compress, extension] = hasZstd ? ['--zstd', 'tar.zst'] : ['-z', 'tar.gz'];
  const isSettings = !exists(join(homeDir, 'Documents')) && exists(join(homeDir, '.config'));
  const [folder, name] = isSettings ? ['.config', 'config'] : ['Documents', 'Documents'];
  // Programs write their settings at any time, which GNU tar reports with 1. Our own are in use.
  const exclude = isSettings ? ' --exclude=.config/CronPilot' : '';
  const tolerate = isSettings && platform === 'linux' ? ' || test $? -eq 1' : '';
  return lines(
    'set -e',
    'umask 077',
    exists(join(homeDir, folder)) ? 'mkdir -p ~/Backups' : `mkdir -p ~/Backups ~/${folder}`,
    `tar ${compress} -cf ~/Backups/${name}.part${exclude} -C ~ ${folder}${tolerate}`,
    `mv ~/Backups/${name}.part ~/Backups/"${name}-$(date +%Y-%m-%dT%H%M%S).${extension}"`,
    `ls ~/Backups/${name}-*.${extension} | sort -r | tail -n +8 | while IFS= read -r old; do rm -- "$old"; done`,
  );
}

/** One line each, without double quotes or percent signs, so that cmd.exe passes them on as they are. */
function windowsCommands(): SampleCommands {
  const powershell = (...statements: readonly string[]) =>
    `powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; ${statements.join('; ')}"`;
  return {
    shell: null,
    disk: powershell(
      '$disk = Get-PSDrive C',
      '$free = [math]::Round(100 * $disk.Free / ($disk.Free + $disk.Used))',
      "Write-Output ('{0} percent of the disk is free' -f $free)",
      'if ($free -lt 10) { exit 1 }',
    ),
    website: powershell(
      "$page = Invoke-WebRequest -UseBasicParsing -TimeoutSec 30 'https://example.com'",
      "Write-Output ('Answered {0}' -f $page.StatusCode)",
    ),
    backup: powershell(
      "$to = Join-Path $HOME 'Backups'",
      'New-Item -ItemType Directory -Force $to | Out-Null',
      "$name = 'Documents-{0:yyyy-MM-ddTHHmmss}.zip' -f (Get-Date)",
      "Compress-Archive (Join-Path $HOME 'Documents') (Join-Path $to $name)",
      "Get-ChildItem $to -Filter 'Documents-*.zip' | Sort-Object Name -Descending | Select-Object -Skip 7 | Remove-Item",
    ),
    downloads: powershell(
      "Get-ChildItem (Join-Path $HOME 'Downloads') -File -Recurse | Where-Object { $_.LastWriteTime -lt (Get-Date).AddDays(-30) } | ForEach-Object { $_.FullName }",
    ),
    downloadsNote: 'Lists what has lain there for 30 days. It deletes nothing.',
  };
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
