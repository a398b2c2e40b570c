/** Leads a test through every page and overlay of the window, with tasks and runs in many states. */

import type { Page } from 'playwright-core';

import { callOver } from './launch-headless.ts';
import { makeTaskInput } from './make-task.ts';
import { until } from './until.ts';

/** Without a Latin letter, so that no test takes a name for a text of CronPilot. */
const NAMES = { failing: 'Αντίγραφα', running: 'Συγχρονισμός', asking: 'Εικόνες' } as const;

export interface Stop {
  readonly name: string;
  /** Shows it; whatever an earlier stop opened is closed. */
  readonly show: (page: Page) => Promise<void>;
}

/** The stops of a CronPilot that has no task yet. */
export const emptyStops: readonly Stop[] = ['/tasks', '/today', '/runs'].map((route) => ({
  name: `${route} without tasks`,
  show: (page) => openRoute(page, route),
}));

/** Makes tasks and runs, and answers where they are shown. */
export async function furnish(dataDir: string): Promise<readonly Stop[]> {
  const { failedId, skippedId, runningId, failingTaskId, askingTaskId } = await fill(dataDir);
  const routes = [
    '/today',
    '/tasks',
    '/tasks?q=%CE%A9%CE%A9',
    '/tasks/new',
    '/tasks/new?sample=0',
    `/tasks/${failingTaskId}`,
    `/tasks/${failingTaskId}?tab=runs`,
    `/tasks/${failingTaskId}?tab=settings`,
    `/tasks/${failingTaskId}/edit`,
    '/import',
    '/runs',
    `/runs/${failedId}`,
    `/runs/${runningId}`,
    `/runs/${skippedId}`,
    ...SETTINGS.map((section) => `/settings/${section}`),
  ];
  return [
    ...routes.map((route) => ({ name: route, show: (page: Page) => openRoute(page, route) })),
    ...overlaysOfAll,
    ...overlaysOfOne({ skippedId, askingTaskId }),
    ...overlaysOfList,
  ];
}

const SETTINGS = [
  'general',
  'notifications',
  'mail',
  'runs',
  'secrets',
  'api',
  'appearance',
  'shortcuts',
  'backup',
  'about',
];

const shown = (page: Page) => page.getByRole('dialog').first().waitFor();

const overlaysOfAll: readonly Stop[] = [
  {
    name: 'the palette',
    show: async (page) => {
      await openRoute(page, '/today');
      await page.keyboard.press('Control+k');
      await shown(page);
      await page.keyboard.type('ει');
      await page.getByRole('option', { name: NAMES.asking }).first().waitFor();
    },
  },
  {
    name: 'the palette without a hit',
    show: async (page) => {
      await openRoute(page, '/today');
      await page.keyboard.press('Control+k');
      await shown(page);
      await page.keyboard.type('ωωω');
      await page.locator('[role=option][aria-disabled=true]').waitFor();
    },
  },
  {
    name: 'the shortcut sheet',
    show: async (page) => {
      await openRoute(page, '/today');
      await page.keyboard.press('?');
      await shown(page);
    },
  },
];

/** What the keys open over the list of tasks. */
const overlaysOfList: readonly Stop[] = [
  {
    name: 'the tags of a task',
    show: async (page) => {
      await selectFirst(page);
      await page.keyboard.press('t');
      await shown(page);
    },
  },
  {
    name: 'a peek at a run',
    show: async (page) => {
      await selectFirst(page);
      await page.keyboard.press(' ');
      await page.locator('aside').waitFor();
    },
  },
  {
    name: 'several selected tasks',
    show: async (page) => {
      await selectFirst(page);
      await page.keyboard.press('Control+a');
    },
  },
  {
    name: 'the export',
    show: async (page) => {
      await selectFirst(page);
      await page.keyboard.press('Control+a');
      await page.locator('[role=toolbar] button:has(.lucide-download)').click();
      await shown(page);
      await page.getByRole('dialog').locator('pre').waitFor();
    },
  },
  {
    name: 'a way to undo',
    show: async (page) => {
      await selectFirst(page);
      await page.keyboard.press('p');
      await page.locator('[data-sonner-toast][data-mounted=true]').first().waitFor();
    },
  },
];

interface Ids {
  readonly skippedId: number;
  readonly askingTaskId: number;
}

function overlaysOfOne({ skippedId, askingTaskId }: Ids): readonly Stop[] {
  return [
    {
      name: 'the run dialog',
      show: async (page) => {
        await openRoute(page, `/tasks/${askingTaskId}`);
        await page.keyboard.press('r');
        await shown(page);
      },
    },
    {
      name: 'the tasks that runs can be filtered by',
      show: async (page) => {
        await openRoute(page, '/runs');
        await page.locator('main button:has(.lucide-chevrons-up-down)').first().click();
        await page.getByRole('option').nth(1).waitFor();
      },
    },
    {
      name: 'why it did not run',
      show: async (page) => {
        await openRoute(page, '/runs');
        await page.locator(`[role=row]:has([data-run="${skippedId}"]) button`).click();
        await shown(page);
        await page.getByRole('dialog').locator('p').first().waitFor();
      },
    },
  ];
}

async function selectFirst(page: Page): Promise<void> {
  await openRoute(page, '/tasks');
  await page.locator('[data-task-id]').first().focus();
}

/** Waits until the page has what it shows. */
async function openRoute(page: Page, route: string): Promise<void> {
  // Twice: the first closes what lies over the page.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null,
  );
}

/** A task that fails, with a run and a row that was skipped, one that runs and one that asks. */
async function fill(dataDir: string) {
  const call = callOver(dataDir);
  const command = (text: string) => ({ kind: 'command', command: text, shell: null }) as const;
  const failing = await call(
    'tasks.create',
    makeTaskInput({
      name: NAMES.failing,
      action: command('printf "\\033[31m12\\033[0m\\n"; exit 3'),
      schedules: [{ kind: 'cron', pattern: '30 2 * * *' }],
      tags: ['ταινία'],
      notes: '12',
      favourite: true,
    }),
  );
  const failed = await call('runs.start', { taskId: failing.id });
  await until(
    async () => (await call('runs.get', { runId: failed.id })).state === 'failed',
    'a failure',
  );
  const wait = makeTaskInput({
    name: NAMES.running,
    action: command('sleep 600'),
    stopWithApp: true,
  });
  const { id: runningTaskId } = await call('tasks.create', wait);
  const running = await call('runs.start', { taskId: runningTaskId });
  const skipped = await call('runs.start', { taskId: runningTaskId });
  const asking = await call(
    'tasks.create',
    makeTaskInput({
      name: NAMES.asking,
      parameters: [{ name: 'width', label: 'Πλάτος', type: 'number', required: true }],
    }),
  );
  return {
    failedId: failed.id,
    skippedId: skipped.id,
    runningId: running.id,
    failingTaskId: failing.id,
    askingTaskId: asking.id,
  };
}
