interface MenuItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly click?: (item: MenuItem) => void
  readonly submenu?: readonly MenuItemOptions[]
}

class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly submenu: Menu | undefined
  readonly #click: ((item: MenuItem) => void) | undefined

  constructor({ id, label, role, click, submenu }: MenuItemOptions) {
    this.id = id
    this.label = label ?? role ?? ''
    this.submenu = submenu === undefined ? undefined : Menu.buildFromTemplate(submenu)
    this.#click = click
  }

  click(): void {
    this.#click?.(this)
  }
}

/** Electron's `Menu`: nothing is shown, a test finds an item by its id and clicks it. */
export class Menu {
  static #application: Menu | null = null
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found !== null && found !== undefined) return found
    }
    return null
  }
}
