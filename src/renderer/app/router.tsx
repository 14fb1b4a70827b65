import {
  createHashHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { factKeySchema } from '../../domain/facts.ts'
import { z } from '../../domain/zod.ts'
import { Frame } from './frame.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { historyKindSchema } from './record-kinds.ts'
import { PageTrouble } from './page-trouble.tsx'
import { ReadingPage } from './reading-page.tsx'

/** How a page shares the window: form and paper need the width, so the menu becomes a rail. */
interface PageLayout {
  readonly rail?: boolean
}
declare module '@tanstack/react-router' {
  // Both interfaces are the library's own doors for the app's types.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface StaticDataRouteOption extends PageLayout {}
  interface Register {
    router: typeof router
  }
}

/** 概况 · 评估 · 计划 · 转介 · 文书 · 附件 · 同意. */
export const childFileTabs = [
  'overview',
  'assessments',
  'plan',
  'referrals',
  'papers',
  'attachments',
  'consents',
] as const

// Each route is a constant of its own: written inside addChildren([...]) their paths are typed any.
const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // The router's own way to go elsewhere; it is not an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/children' })
  },
})
const children = createRoute({
  getParentRoute: () => root,
  path: '/children',
  /** `register`: 建档 stands open. `only`: the list is narrowed to these. */
  validateSearch: z.object({
    register: z.boolean().optional().catch(undefined),
    only: z.enum(['stale', 'overdue']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/children/children-page.tsx'), 'ChildrenPage'),
})
const importList = createRoute({
  getParentRoute: () => root,
  path: '/children/import',
  component: lazyRouteComponent(() => import('../features/import/import-page.tsx'), 'ImportPage'),
})
const childFile = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId',
  validateSearch: z.object({
    tab: z.enum(childFileTabs).optional().catch(undefined),
    /** The attachment that is looked at. */
    attachment: z
      .string()
      .regex(/^[0-9a-z-]{1,64}$/)
      .optional()
      .catch(undefined),
    /** The fact whose editor stands open. */
    fact: factKeySchema.optional().catch(undefined),
    /** The dialog that stands open. */
    open: z.enum(['categories', 'moveStatus', 'movePopulation', 'consent']).optional().catch(undefined),
    /** The consent that is about to be taken back. */
    withdraw: z
      .string()
      .regex(/^[0-9a-z-]{1,64}$/)
      .optional()
      .catch(undefined),
    /** Which of its recipients, counted from 0; without it the whole of it. */
    recipient: z.int().min(0).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/child-file/child-file-page.tsx'), 'ChildFilePage'),
})
const form = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/documents/$documentId',
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('../features/form/form-page.tsx'), 'FormPage'),
})
const caseFile = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/case-file',
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('../features/case-file/case-file-page.tsx'), 'CaseFilePage'),
})
const referral = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/referrals/$referralId',
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('../features/referral/referral-page.tsx'), 'ReferralPage'),
})
const backup = createRoute({
  getParentRoute: () => root,
  path: '/backup',
  component: lazyRouteComponent(() => import('../features/backup/backup-page.tsx'), 'BackupPage'),
})
const restore = createRoute({
  getParentRoute: () => root,
  path: '/restore',
  // Name of a snapshot of this PC: made of a date.
  validateSearch: z.object({ kept: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/restore/restore-page.tsx'), 'RestorePage'),
})
const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: lazyRouteComponent(() => import('../features/today/today-page.tsx'), 'TodayPage'),
})
const trash = createRoute({
  getParentRoute: () => root,
  path: '/trash',
  component: lazyRouteComponent(() => import('../features/trash/trash-page.tsx'), 'TrashPage'),
})
const twoDrafts = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/two-drafts/$one/$other',
  component: lazyRouteComponent(() => import('../features/two-drafts/two-drafts-page.tsx'), 'TwoDraftsPage'),
})
const merge = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/merge/$otherId',
  component: lazyRouteComponent(() => import('../features/merge/merge-page.tsx'), 'MergePage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
})
const staff = createRoute({
  getParentRoute: () => root,
  path: '/settings/staff',
  /** `add`: the dialog for somebody new stands open. `change`: that for this person. */
  validateSearch: z.object({
    add: z.boolean().optional().catch(undefined),
    change: z
      .string()
      .regex(/^[0-9a-z-]{1,64}$/)
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/staff/staff-page.tsx'), 'StaffPage'),
})
const renewSheet = createRoute({
  getParentRoute: () => root,
  path: '/settings/recovery-sheet',
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('../features/settings/renew-sheet-page.tsx'), 'RenewSheetPage'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('../features/settings/keys-page.tsx'), 'KeysPage'),
})
const trail = createRoute({
  getParentRoute: () => root,
  path: '/settings/trail',
  component: lazyRouteComponent(() => import('../features/trail/trail-page.tsx'), 'TrailPage'),
})
const fileHistory = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/history',
  component: lazyRouteComponent(() => import('../features/history/file-history-page.tsx'), 'FileHistoryPage'),
})
const recheck = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/recheck',
  component: lazyRouteComponent(() => import('../features/recheck/recheck-page.tsx'), 'RecheckPage'),
})
const changeList = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  component: lazyRouteComponent(() => import('../features/change-list/change-list-page.tsx'), 'ChangeListPage'),
})
const documentHistory = createRoute({
  getParentRoute: () => root,
  path: '/children/$childId/documents/$documentId/history',
  staticData: { rail: true },
  component: lazyRouteComponent(() => import('../features/history/document-history-page.tsx'), 'DocumentHistoryPage'),
})
const recordHistory = createRoute({
  getParentRoute: () => root,
  path: '/history/$kind/$recordId',
  params: {
    parse: ({ kind, recordId }) => ({ kind: historyKindSchema.parse(kind), recordId }),
    stringify: ({ kind, recordId }) => ({ kind, recordId }),
  },
  component: lazyRouteComponent(() => import('../features/history/record-history-page.tsx'), 'RecordHistoryPage'),
})
const selfCheck = createRoute({
  getParentRoute: () => root,
  path: '/self-check',
  component: lazyRouteComponent(() => import('../features/self-check/self-check-page.tsx'), 'SelfCheckPage'),
})

const routeTree = root.addChildren([
  start,
  today,
  children,
  importList,
  childFile,
  form,
  caseFile,
  referral,
  twoDrafts,
  merge,
  trash,
  backup,
  restore,
  settings,
  staff,
  renewSheet,
  keys,
  trail,
  fileHistory,
  recheck,
  changeList,
  documentHistory,
  recordHistory,
  selfCheck,
])
// The address holds random ids only, so it may stay while the station is locked.
export const router = routerAt(createHashHistory())

function routerAt(history: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    defaultPreload: 'intent',
    defaultErrorComponent: PageTrouble,
    // Under 300 ms nothing, then a sentence (design §8).
    defaultPendingMs: 300,
    defaultPendingComponent: ReadingPage,
  })
}

/** One of its own that stands at an address and goes nowhere: a router belongs to the page that is drawn with it. */
export function routerStandingAt(address: string): typeof router {
  return routerAt(createMemoryHistory({ initialEntries: [address] }))
}
