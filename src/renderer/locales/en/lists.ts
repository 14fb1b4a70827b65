import type { Words } from '../words.ts'
import type { lists as zh } from '../zh-cn/lists.ts'

export const lists: Words<typeof zh> = {
  filters: { category: 'Category', population: 'Population', worker: 'Worker', stale: 'Not verified lately' },
  populations: {
    registered: 'On the register',
    temporaryStay: 'Staying for a time',
    troubledFamily: 'Family in difficulty',
  },
  saved: {
    label: 'My lists',
    labelOf: 'My lists: {{name}}',
    whole: 'All children on the register',
    save: 'Keep these filters as a list…',
    nothingToSave: 'Filter first, then keep it as a list',
    rename: 'Rename "{{name}}"…',
    remove: 'Remove "{{name}}" (the files stay)',
    saveTitle: 'Keep as a list',
    renameTitle: 'Rename "{{name}}"',
    name: 'Name of the list',
    hint: 'Only you see it. From then on "My lists" sets these filters at once.',
    nameMissing: 'Please name the list, for example "High risk, Haifeng".',
    act: 'Keep the list',
    renameAct: 'Rename',
    keep: 'Not now',
    done: 'The list "{{name}}" is kept.',
    renamed: 'The list is now called "{{name}}".',
    removed: 'The list "{{name}}" is removed.',
  },
}
