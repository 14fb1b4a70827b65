import { FILE_NAME } from '../domain/file-name.ts'
import { z } from '../domain/zod.ts'
import { BODY_LIMIT, journalFrameSchema, journalHeadSchema } from './journal-frame.ts'
import { backupLookSchema, mediumSchema } from './medium.ts'
import {
  renewalDoneSchema,
  renewalFrameSchema,
  renewalNameSchema,
  renewalPlaceSchema,
  renewalSourcesSchema,
} from './renewal.ts'
import { stationFolderSchema } from './station-folder.ts'
import { taskSchema, taskSourceSchema, taskTargetSchema } from './task.ts'
import { slotIdSchema, wrongTriesSchema, wrongTrySchema } from './wrong-tries.ts'

/**
 * Every verb between the page and the main process: its channel is its key, both directions are checked. Main answers
 * with result objects; a thrown error never crosses. `bytes` are always ciphertext, except those of `print.*` (to the
 * system's printer or the file the user chose) and of the clear files the user chose in `attachment.chooseFile` and
 * `attachment.saveCopy`, or named on a command line (`task.*`).
 */
/** Larger data goes in pieces. Somewhat above the longest entry: that one is too large is for the journal to say. */
const MOST_BYTES = BODY_LIMIT + 2 ** 20
const bytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MOST_BYTES)
/** Longest list of names or numbers in one call. */
const MOST_IN_LIST = 1_000_000
const handle = z.string().regex(/^[0-9a-f]{32}$/)
const nothing = z.undefined()

const stationIdSchema = z.string().regex(/^[0-9a-f]{32}$/)

const attachmentId = z.string().regex(/^[0-9a-z-]{1,64}$/)

/** The name of a backup: one that FAT32 and Windows take, without any folder in it. */
const backupFileName = z.string().regex(/^[^\\/:*?"<>|\p{Cc}. ][^\\/:*?"<>|\p{Cc}]{0,90}\.age$/u)

/** The slots file stands beside its backup: `x.age` and `x.slots.json`. */
export function slotsFileName(backupName: string): string {
  return `${backupName.replace(/\.age$/, '')}.slots.json`
}

/** What can go wrong outside the page; each has a sentence in both languages on screen. */
export const outsideFailureSchema = z.object({
  kind: z.enum([
    'cancelled',
    'noPrinter',
    'printerRefused',
    'diskFull',
    'notWritable',
    'gone',
    'tooLarge',
    'exists',
    'systemDrive',
    'badRequest',
    /** Somebody else wrote since the page last looked, e.g. a second window. */
    'stale',
    'failed',
  ]),
  /** The system's own words or a path, for the second line of the note. */
  detail: z.string(),
  /** With `diskFull`: how many bytes have to be freed. */
  missingBytes: z.number().nonnegative().optional(),
})
export type OutsideFailure = z.infer<typeof outsideFailureSchema>

function resultOf<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: outsideFailureSchema }),
  ])
}

/** A folder backups can be written to. */
const placeSchema = z.object({
  folder: handle,
  label: z.string(),
  freeBytes: z.number(),
  systemDrive: z.boolean(),
  /** Largest file its file system takes. */
  largestFile: z.number(),
  medium: mediumSchema.nullable(),
})

export const ipcVerbs = {
  /** Once at start. `task` is set when the app was started as a command line (contract/task.ts). */
  'app.boot': {
    input: nothing,
    output: resultOf(
      z.object({
        version: z.string(),
        platform: z.enum(['linux', 'win32', 'darwin']),
        /** System language, for the first run. */
        language: z.enum(['zh', 'en']),
        task: taskSchema.nullable(),
      }),
    ),
  },
  /** Drops everything in the page's memory: the renderer is ended hard and loaded anew. */
  'app.reload': { input: nothing, output: resultOf(z.null()) },
  /**
   * The desk is open, its settings changed, or it was uncovered: how it locks by itself (0: never) and whom it hides from.
   * Without `hideFromCapture` that stays as it is.
   */
  'app.guard': {
    input: z.object({ lockAfterMinutes: z.int().min(0).max(240), hideFromCapture: z.boolean().optional() }),
    output: resultOf(z.null()),
  },
  /** The page has covered the desk after a request to lock, and is storing what is typed. */
  'app.covered': { input: nothing, output: resultOf(z.null()) },
  /** Has Chromium take away its store of this page when it can neither be opened nor deleted from the page. */
  'app.dropStore': { input: nothing, output: resultOf(z.null()) },

  /** Wrong passwords in a row, by key slot: the growing wait survives a restart. */
  'tries.look': { input: nothing, output: resultOf(z.object({ tries: wrongTriesSchema })) },
  'tries.wrong': { input: z.object({ slotId: slotIdSchema }), output: resultOf(wrongTrySchema) },
  /** The right password was typed. `before`: how many wrong ones there were. */
  'tries.clear': { input: z.object({ slotId: slotIdSchema }), output: resultOf(z.object({ before: z.int().min(0) })) },

  /** What lies on the disk beside the browser's store: marker, journal, snapshots, room. Needs no key. */
  'folder.look': { input: nothing, output: resultOf(stationFolderSchema) },
  /** Writes the marker: that a station exists here, and the clear part of its store. */
  'folder.mark': { input: z.object({ marker: z.string().max(1_048_576) }), output: resultOf(z.null()) },

  /** Starts the journal of a new station. `exists` when there is one already. */
  'journal.begin': {
    input: z.object({ stationId: stationIdSchema, meta: z.json() }),
    output: resultOf(journalHeadSchema),
  },
  /** Appends one sealed entry after the one the page has seen last, else `stale`. Answered when the disk has it. */
  'journal.append': {
    input: z.object({ after: journalHeadSchema, body: bytes }),
    output: resultOf(journalHeadSchema),
  },
  /** Begins a new file of the journal after an entry. */
  'journal.rotate': {
    input: z.object({ stationId: stationIdSchema, after: journalHeadSchema, meta: z.json() }),
    output: resultOf(journalHeadSchema),
  },
  /** Entries from `seq` on, about `limit` bytes of them (4 MiB), one at least; none when there is no later one. */
  'journal.read': {
    input: z.object({ seq: z.int().positive(), limit: z.int().positive().max(4_194_304).optional() }),
    output: resultOf(z.object({ frames: z.array(journalFrameSchema) })),
  },
  /** Erases bodies of entries in earlier files; the chain of hashes stays. */
  'journal.prune': {
    input: z.object({ seqs: z.array(z.int().positive()).max(MOST_IN_LIST) }),
    output: resultOf(z.object({ freedBytes: z.number() })),
  },
  /** Puts the whole journal aside under another name: a station of other keys takes this folder over. */
  'journal.setAside': { input: nothing, output: resultOf(z.null()) },

  /** The folder of this PC's own snapshots, as a place to write a backup to (`backup.create` …). */
  'snapshot.folder': {
    input: nothing,
    output: resultOf(z.object({ folder: handle })),
  },
  /** Opens a snapshot for `restore.read`. */
  'snapshot.open': {
    input: z.object({ name: backupFileName }),
    output: resultOf(z.object({ file: handle, name: z.string(), size: z.number(), slots: z.string().nullable() })),
  },
  /** Removes snapshots that newer ones have made needless. */
  'snapshot.remove': {
    input: z.object({ names: z.array(backupFileName).max(MOST_IN_LIST) }),
    output: resultOf(z.null()),
  },

  /** A renewal of the keys that was begun and not finished; `vault` is the vault file of the keys to come. */
  'renewal.look': {
    input: nothing,
    output: resultOf(z.object({ going: z.object({ vault: z.string(), startedAt: z.iso.datetime() }).nullable() })),
  },
  /** Begins one with an empty folder; `diskFull` when there is no room for everything once more. */
  'renewal.begin': { input: z.object({ vault: z.string().max(1_048_576) }), output: resultOf(z.null()) },
  /** Goes on with the one that is there, when there is room for the rest. */
  'renewal.goOn': { input: nothing, output: resultOf(z.null()) },
  /** What has to be sealed anew, and what is done. */
  'renewal.sources': {
    input: nothing,
    output: resultOf(z.object({ sources: renewalSourcesSchema, done: z.array(renewalDoneSchema) })),
  },
  /** Entries of one file of the journal from `seq` on, as `journal.read`: of the station in use, or of the renewed one. */
  'renewal.frames': {
    input: z.object({
      side: z.enum(['now', 'renewed']),
      place: renewalPlaceSchema,
      name: renewalNameSchema,
      seq: z.int().positive(),
    }),
    output: resultOf(z.object({ frames: z.array(renewalFrameSchema) })),
  },
  /** A file of the renewed station; `bytes`: how long it will be, when that is known. */
  'renewal.create': {
    input: z.object({
      place: renewalPlaceSchema,
      name: renewalNameSchema,
      bytes: z.int().positive().nullable(),
    }),
    output: resultOf(z.object({ file: handle })),
  },
  'renewal.write': { input: z.object({ file: handle, bytes }), output: resultOf(z.object({ size: z.number() })) },
  /** fsync, its name, and a line that it is done. */
  'renewal.keep': {
    input: z.object({ file: handle, source: z.string().max(500), result: z.string().max(500) }),
    output: resultOf(z.null()),
  },
  /** The snapshots of the renewed station, as a folder for `backup.create`. */
  'renewal.snapshots': { input: nothing, output: resultOf(z.object({ folder: handle })) },
  /** Puts the renewed station in the place of the one in use, when nothing is missing in it. */
  'renewal.finish': { input: z.object({ marker: z.string().max(1_048_576) }), output: resultOf(z.null()) },
  /** Gives it up: the station in use is untouched. */
  'renewal.drop': { input: nothing, output: resultOf(z.null()) },

  /** Sends a PDF to the system's default printer. The job's title is `title`: never a name. */
  'print.send': {
    input: z.object({ bytes, title: z.string().regex(/^[A-Za-z0-9-]{1,40}$/), copies: z.int().min(1).max(20) }),
    output: resultOf(z.object({ job: z.string() })),
  },
  /** Asks where to save a PDF. The proposed name carries a form number, never a name. */
  'print.save': {
    input: z.object({ bytes, fileName: z.string().regex(FILE_NAME).endsWith('.pdf') }),
    output: resultOf(z.object({ path: z.string() })),
  },

  /** Asks for the folder (a stick) to back up to. `medium`: what its sentinel says, when it is of this station. */
  'backup.chooseFolder': {
    input: z.object({ stationId: stationIdSchema }),
    output: resultOf(placeSchema),
  },
  /** Sticks that are plugged in: on another disk than the station's. Empty where the system cannot list them. */
  'backup.findMedia': {
    input: z.object({ stationId: stationIdSchema }),
    output: resultOf(z.object({ media: z.array(placeSchema) })),
  },
  /** Writes the sentinel by which this stick is known again. */
  'backup.useMedium': {
    input: z.object({ folder: handle, stationId: stationIdSchema, medium: mediumSchema }),
    output: resultOf(z.null()),
  },
  /** Backups of this app in the folder, newest first. */
  'backup.list': {
    input: z.object({ folder: handle }),
    output: resultOf(z.object({ backups: z.array(backupLookSchema) })),
  },
  /** Removes old backups by name; the newest in the folder never. Answers which are gone. */
  'backup.removeOld': {
    input: z.object({ folder: handle, names: z.array(backupFileName).max(MOST_IN_LIST) }),
    output: resultOf(z.object({ removed: z.array(z.string()) })),
  },
  /** Opens one of the folder's backups for `restore.read`. */
  'backup.open': {
    input: z.object({ folder: handle, name: backupFileName }),
    output: resultOf(z.object({ file: handle, name: z.string(), size: z.number(), slots: z.string().nullable() })),
  },
  /** Opens `<name>.part` in the folder, when there is room for all of it. The final name must not exist. */
  'backup.create': {
    /** `bytes` the file will have. */
    input: z.object({ folder: handle, name: backupFileName, bytes: z.int().positive() }),
    output: resultOf(z.object({ file: handle })),
  },
  'backup.write': { input: z.object({ file: handle, bytes }), output: resultOf(z.object({ size: z.number() })) },
  /** fsync, close, reopen for reading. Returns the SHA-256 of what the medium gives back and of what it was handed. */
  'backup.seal': {
    input: z.object({ file: handle }),
    output: resultOf(z.object({ size: z.number(), sha256: z.string(), handedSha256: z.string() })),
  },
  /** At most 4 MiB at a time; fewer bytes than asked means the end. */
  'backup.read': {
    input: z.object({ file: handle, offset: z.number().nonnegative(), length: z.int().positive().max(4_194_304) }),
    output: resultOf(z.object({ bytes })),
  },
  /** Writes the slots file beside it, renames `.part` to the final name, fsyncs the folder. */
  'backup.keep': {
    input: z.object({ file: handle, slots: z.string().max(1_048_576) }),
    output: resultOf(z.object({ path: z.string() })),
  },
  /** Removes the `.part`. Nothing else on the stick is touched. */
  'backup.discard': { input: z.object({ file: handle }), output: resultOf(z.null()) },

  /** Asks for a backup file. `slots` is the text of the slots file beside it, if there is one. */
  'restore.chooseFile': {
    input: nothing,
    output: resultOf(z.object({ file: handle, name: z.string(), size: z.number(), slots: z.string().nullable() })),
  },
  'restore.read': {
    input: z.object({ file: handle, offset: z.number().nonnegative(), length: z.int().positive().max(4_194_304) }),
    output: resultOf(z.object({ bytes })),
  },
  'restore.close': { input: z.object({ file: handle }), output: resultOf(z.null()) },

  /**
   * Asks for photos, scans and PDFs to attach, several at once. What the user chose is the user's own clear file: it is
   * handed to the page in pieces, which seals it.
   */
  'attachment.chooseFile': {
    input: nothing,
    output: resultOf(z.object({ files: z.array(z.object({ file: handle, name: z.string(), size: z.number() })) })),
  },
  'attachment.readChosen': {
    input: z.object({ file: handle, offset: z.number().nonnegative(), length: z.int().positive().max(4_194_304) }),
    output: resultOf(z.object({ bytes })),
  },
  'attachment.closeChosen': { input: z.object({ file: handle }), output: resultOf(z.null()) },
  /**
   * Opens `<id>.part` for a sealed file of so many bytes, after looking whether there is room. `staged`: among the files
   * of a backup that is being read, which count only after `attachment.placeStaged`.
   */
  'attachment.create': {
    input: z.object({ id: attachmentId, bytes: z.int().positive(), staged: z.boolean() }),
    output: resultOf(z.object({ file: handle })),
  },
  /** Asks where to save a copy in clear, and opens that file. The proposed name is the attachment's title. */
  'attachment.saveCopy': {
    input: z.object({ fileName: z.string().regex(FILE_NAME) }),
    output: resultOf(z.object({ file: handle })),
  },
  /** The next bytes of a file opened by one of the two above. */
  'attachment.write': { input: z.object({ file: handle, bytes }), output: resultOf(z.object({ size: z.number() })) },
  /** fsync, rename from `.part` to its name, fsync of the folder. */
  'attachment.keep': { input: z.object({ file: handle }), output: resultOf(z.object({ path: z.string() })) },
  'attachment.discard': { input: z.object({ file: handle }), output: resultOf(z.null()) },
  /** The sealed files on this PC, with their bytes on the disk. */
  'attachment.list': {
    input: nothing,
    output: resultOf(z.object({ files: z.array(z.object({ id: attachmentId, bytes: z.number() })) })),
  },
  /** A piece of a sealed file; fewer bytes than asked mean its end, `gone` that there is no such file. */
  'attachment.read': {
    input: z.object({ id: attachmentId, offset: z.number().nonnegative(), length: z.int().positive().max(4_194_304) }),
    output: resultOf(z.object({ bytes, fileBytes: z.number().nonnegative() })),
  },
  /** Removes sealed files for good: the one way a kept file goes. Only for what is erased from the recycle bin. */
  'attachment.erase': {
    input: z.object({ ids: z.array(attachmentId).max(MOST_IN_LIST) }),
    output: resultOf(z.object({ freedBytes: z.number() })),
  },
  /** Empties the staging folder and makes sure there is room for so many bytes of sealed files. */
  'attachment.beginStaging': { input: z.object({ bytes: z.number().nonnegative() }), output: resultOf(z.null()) },
  /** Puts every staged file in its place. Until a record names them they are not seen by anybody. */
  'attachment.placeStaged': { input: nothing, output: resultOf(z.object({ files: z.int() })) },
  'attachment.dropStaged': { input: nothing, output: resultOf(z.null()) },
  /**
   * The page's word on closing: it has heard and is storing what is typed (`heard`), it may close (`go`), it shows
   * something to the person first (`stay`), and the person went back to work (`back`).
   */
  'app.closing': { input: z.object({ word: z.enum(['heard', 'go', 'stay', 'back']) }), output: resultOf(z.null()) },

  /** Command lines: a line for the terminal, and the end with its exit code. */
  'task.line': {
    input: z.object({ text: z.string().max(1_048_576), to: z.enum(['stdout', 'stderr']).optional() }),
    output: resultOf(z.null()),
  },
  'task.end': { input: z.object({ code: z.int() }), output: resultOf(z.null()) },
  /** A piece of a file the command line named; fewer bytes than asked mean its end. */
  'task.read': {
    input: z.object({
      from: taskSourceSchema,
      offset: z.number().nonnegative(),
      length: z.int().positive().max(4_194_304),
    }),
    output: resultOf(z.object({ bytes })),
  },
  /** The next bytes of a file the command line named: it has its name only after `task.keep`. */
  'task.write': { input: z.object({ to: taskTargetSchema, bytes }), output: resultOf(z.null()) },
  'task.keep': { input: z.object({ to: taskTargetSchema }), output: resultOf(z.object({ path: z.string() })) },
} as const

export type IpcVerbName = keyof typeof ipcVerbs
export type IpcInput<V extends IpcVerbName> = z.infer<(typeof ipcVerbs)[V]['input']>
export type IpcOutput<V extends IpcVerbName> = z.infer<(typeof ipcVerbs)[V]['output']>
