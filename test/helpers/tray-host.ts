/** Stands in for a desktop's panel: takes tray icons, reads their menus and clicks in them. */

import { defineInterface, type DefinedInterface, type MessageBus, sessionBus } from 'dbus-native';

import { until } from './until.ts';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** One line of a menu, as the application sent it. */
export interface MenuLine {
  readonly id: number;
  /** Raw: `__` stands for an underscore, a single `_` marks an access key. */
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly children: readonly MenuLine[];
}

/** As `GetLayout` answers: id, properties, children. */
type Layout = readonly [number, Readonly<Record<string, unknown>>, readonly Layout[]];

export class TrayHost {
  /** Icons in the order in which they came, those that are gone included. */
  readonly items: TrayItem[] = [];
  readonly #bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** @throws when the bus has a watcher already */
  static async start(busAddress: string): Promise<TrayHost> {
    const bus = sessionBus({ busAddress, authMethods: ['ANONYMOUS'], timeout: 60_000 });
    const host = new TrayHost(bus);
    await bus.export('/StatusNotifierWatcher', host.#watcher());
    const name = await bus.ownName(WATCHER);
    if (!name.isPrimaryOwner) throw new Error(`${WATCHER} is taken`);
    return host;
  }

  /** The newest icon, waited for. */
  item(): Promise<TrayItem> {
    return until(() => this.items.at(-1), 'a tray icon');
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #watcher(): DefinedInterface {
    const watcher = defineInterface({
      name: WATCHER,
      methods: {
        RegisterStatusNotifierItem: {
          in: { service: 's' },
          handler: ({ service }: { service: string }, { sender = '' }) => {
            const isPath = service.startsWith('/');
            const path = isPath ? service : '/StatusNotifierItem';
            this.items.push(new TrayItem(this.#bus, isPath ? sender : service, path));
            watcher.emit['StatusNotifierItemRegistered']?.(service);
          },
        },
        RegisterStatusNotifierHost: { in: { service: 's' }, handler: () => undefined },
      },
      properties: {
        RegisteredStatusNotifierItems: {
          type: 'as',
          access: 'read',
          get: () => this.items.map(({ service, path }) => service + path),
        },
        IsStatusNotifierHostRegistered: { type: 'b', access: 'read', get: () => true },
        ProtocolVersion: { type: 'i', access: 'read', get: () => 0 },
      },
      signals: { StatusNotifierItemRegistered: { args: { service: 's' } } },
    });
    return watcher;
  }
}

export class TrayItem {
  readonly service: string;
  readonly path: string;
  readonly #bus: MessageBus;

  constructor(bus: MessageBus, service: string, path: string) {
    this.#bus = bus;
    this.service = service;
    this.path = path;
  }

  /** What hovering over the icon shows. */
  async tooltip(): Promise<string> {
    const toolTip = await this.#get<readonly [string, unknown, string, string]>('ToolTip');
    return toolTip[2];
  }

  /** The pixels of the icon, to tell one shape from another. */
  async icon(): Promise<string> {
    const pixmaps = await this.#get<readonly (readonly [number, number, Buffer])[]>('IconPixmap');
    return pixmaps[0]?.[2].toString('base64') ?? '';
  }

  /** What a left click does. */
  activate(): Promise<unknown> {
    return this.#call(this.path, ITEM, 'Activate', 'ii', [0, 0]);
  }

  async menu(): Promise<readonly MenuLine[]> {
    const path = await this.#get<string>('Menu');
    // Answered with an error where the menu needs no update.
    await this.#call(path, MENU, 'AboutToShow', 'i', [0]).catch(() => undefined);
    const answer = await this.#call(path, MENU, 'GetLayout', 'iias', [0, -1, []]);
    return toLines((answer as readonly [number, Layout])[1]).children;
  }

  /** Labels of a menu or of a submenu, as the user reads them; `─` is a separator. */
  async labels(...submenu: readonly string[]): Promise<readonly string[]> {
    const lines = submenu.length === 0 ? await this.menu() : (await this.#find(submenu)).children;
    return lines.map((line) => (line.type === 'separator' ? '─' : shownLabel(line)));
  }

  /** Chooses an entry by the labels on the way to it. */
  async click(...labels: readonly string[]): Promise<void> {
    const { id, enabled } = await this.#find(labels);
    if (!enabled) throw new Error(`"${labels.join(' ▸ ')}" cannot be chosen`);
    const path = await this.#get<string>('Menu');
    await this.#call(path, MENU, 'Event', 'isvu', [id, 'clicked', ['s', ''], 0]);
  }

  async #find(labels: readonly string[]): Promise<MenuLine> {
    let lines = await this.menu();
    let found: MenuLine | undefined;
    for (const label of labels) {
      found = lines.find((line) => shownLabel(line) === label);
      if (!found) {
        throw new Error(`No "${label}" among ${lines.map(shownLabel).join(', ')}`);
      }
      lines = found.children;
    }
    return found as MenuLine;
  }

  #get<T>(property: string): Promise<T> {
    return this.#call(this.path, PROPERTIES, 'Get', 'ss', [ITEM, property]) as Promise<T>;
  }

  #call(
    path: string,
    iface: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown> {
    return this.#bus
      .invoke({ destination: this.service, path, interface: iface, member, signature, body })
      .then((value: unknown) => value);
  }
}

/** As a panel shows it: access keys unmarked, doubled underscores single. */
function shownLabel({ label }: MenuLine): string {
  return label.replace(/__|_/g, (mark) => (mark === '__' ? '_' : ''));
}

function toLines([id, properties, children]: Layout): MenuLine {
  return {
    id,
    label: textOf(properties['label'], ''),
    type: textOf(properties['type'], 'standard'),
    enabled: properties['enabled'] !== false,
    children: children.map((child) => toLines(child)),
  };
}

function textOf(value: unknown, absent: string): string {
  return typeof value === 'string' ? value : absent;
}
