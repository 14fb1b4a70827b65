import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellWords } from './language.ts'

/** The smallest menu that keeps the editing keys working everywhere and gives locking and quitting a place. */
export function installMenu(words: ShellWords, lock: () => void): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: words.app,
      submenu: [
        // Shown, not registered: the page itself listens to Ctrl+L, also while a dialog of its own is open.
        { id: 'lock', label: words.lock, accelerator: 'CmdOrCtrl+L', registerAccelerator: false, click: lock },
        { type: 'separator' },
        { id: 'quit', label: words.quit, role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' },
        { label: words.redo, role: 'redo' },
        { type: 'separator' },
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
