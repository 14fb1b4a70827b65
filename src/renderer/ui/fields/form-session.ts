import type { FormValues } from '../../../domain/records.ts'
import type { FormDefinition, FormField } from '../../../forms/definition.ts'
import type { FieldProblem } from '../../../forms/problems.ts'
import { allFields } from '../../../forms/fields.ts'
import { fieldOf } from './value-names.ts'

/** The rules a session asks; src/forms gives them. */
export interface SessionRules {
  /** Ids of the fields asked for, given what is written. */
  readonly shownIds: (values: FormValues) => ReadonlySet<string>
  /** Everything that stands between these values and a finished paper, doubts included. */
  readonly check: (values: FormValues) => readonly FieldProblem[]
  /** Puts off what may move the page until no mouse button is down; without it nothing is put off. */
  readonly settle?: (act: () => void) => void
}

/** A field still to be answered, in the order of the paper. */
export interface MissingField {
  readonly field: FormField
  /** Where to go: `goals[1].indicator`, `scores.emotion`. */
  readonly path: string
}

const CHECK_AFTER_MS = 150
const NOTHING: readonly FieldProblem[] = []

/**
 * What the screen knows of a form being written besides its values: which fields are shown, what is wrong, what is
 * missing, where the writer is. Components subscribe to the slice they need, so a key stroke draws no field again.
 */
export class FormSession {
  readonly definition: FormDefinition
  readonly fields: readonly FormField[]
  readonly #rules: SessionRules
  readonly #listeners = new Set<() => void>()
  readonly #touched = new Set<string>()
  #values: FormValues
  #shown: ReadonlySet<string>
  #problems: readonly FieldProblem[] = []
  #visible: ReadonlyMap<string, readonly FieldProblem[]> = new Map()
  #missing: readonly MissingField[] = []
  #blocking = 0
  #current: string | null = null
  #asked = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(definition: FormDefinition, values: FormValues, rules: SessionRules) {
    this.definition = definition
    this.fields = allFields(definition)
    this.#rules = rules
    this.#values = values
    this.#shown = this.#whichShown()
    this.#check()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get values(): FormValues {
    return this.#values
  }

  /** The path of the field the writer is in, or was in last. */
  get current(): string | null {
    return this.#current
  }

  get missing(): readonly MissingField[] {
    return this.#missing
  }

  /** How many problems other than emptiness block finishing. */
  get blocking(): number {
    return this.#blocking
  }

  isShown(id: string): boolean {
    return this.#shown.has(id)
  }

  /** What to say at a path: doubts and mistakes once the field was left, emptiness once finishing was tried. */
  problemsAt(path: string): readonly FieldProblem[] {
    return this.#visible.get(path) ?? NOTHING
  }

  changed(values: FormValues): void {
    this.#values = values
    this.#timer ??= setTimeout(
      () =>
        this.#settle(() => {
          this.#check()
          this.#tell()
        }),
      CHECK_AFTER_MS,
    )
    this.#settle(() => {
      const shown = this.#whichShown()
      if (!sameSet(shown, this.#shown)) this.#shown = shown
      this.#tell()
    })
  }

  entered(path: string): void {
    if (path === this.#current) return
    this.#current = path
    this.#tell()
  }

  left(path: string): void {
    this.#touched.add(path)
    this.#settle(() => {
      this.#check()
      this.#tell()
    })
  }

  /** Checks for finishing; from now on every problem is shown. Returns where the first one is, or null. */
  ask(): string | null {
    this.#asked = true
    this.#check()
    this.#tell()
    return this.#problems.find((problem) => !problem.doubt)?.path ?? null
  }

  /** Ends the pending check; for leaving the page. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #settle(act: () => void): void {
    if (this.#rules.settle === undefined) act()
    else this.#rules.settle(act)
  }

  #whichShown(): ReadonlySet<string> {
    return this.#rules.shownIds(this.#values)
  }

  #check(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#problems = this.#rules.check(this.#values)
    const visible = new Map<string, FieldProblem[]>()
    for (const problem of this.#problems) {
      if (!this.#mayShow(problem)) continue
      const at = visible.get(problem.path)
      if (at === undefined) visible.set(problem.path, [problem])
      else at.push(problem)
    }
    this.#visible = keepSame(this.#visible, visible)
    this.#missing = this.#whatIsMissing()
    this.#blocking = this.#problems.filter((problem) => !problem.doubt && !isEmptiness(problem)).length
  }

  #mayShow(problem: FieldProblem): boolean {
    return this.#asked || (!isEmptiness(problem) && this.#touched.has(problem.path))
  }

  #whatIsMissing(): readonly MissingField[] {
    const missing: MissingField[] = []
    for (const field of this.fields) {
      const problem = this.#problems.find((one) => isEmptiness(one) && fieldOf(one.path) === field.id)
      if (problem !== undefined) missing.push({ field, path: problem.path })
    }
    return missing
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function isEmptiness(problem: FieldProblem): boolean {
  return problem.code === 'required' || problem.code === 'unanswered'
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one))
}

/** Lists that did not change keep their identity, so the fields that show them are not drawn again. */
function keepSame(
  before: ReadonlyMap<string, readonly FieldProblem[]>,
  after: ReadonlyMap<string, readonly FieldProblem[]>,
): ReadonlyMap<string, readonly FieldProblem[]> {
  return new Map(
    [...after].map(([path, problems]) => {
      const old = before.get(path)
      return [path, old !== undefined && JSON.stringify(old) === JSON.stringify(problems) ? old : problems]
    }),
  )
}
