import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** Relative to src, with forward slashes. */
  readonly from: string
  readonly line: number
  /** A path relative to src for our own files, else the bare specifier. */
  readonly to: string
  readonly own: boolean
  /** `import type`: erased before anything runs. */
  readonly typeOnly: boolean
}

const SOURCE = resolve(import.meta.dirname, '../../src')

/** Every import, re-export and dynamic import of every source file. */
export function allImports(): readonly Import[] {
  return sourceFiles().flatMap(importsOf)
}

export function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => name.split(sep).join('/'))
    .sort()
}

function importsOf(from: string): readonly Import[] {
  const path = join(SOURCE, from)
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    // The address of another process's entry, not its code.
    if (specifier.text.endsWith('?modulePath')) return
    const own = specifier.text.startsWith('.')
    const bare = specifier.text.replace(/\?.*$/, '')
    found.push({
      from,
      line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      to: own
        ? relative(SOURCE, resolve(dirname(path), bare))
            .split(sep)
            .join('/')
        : bare,
      own,
      typeOnly,
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  if (clause.name !== undefined || clause.namedBindings === undefined) return false
  return ts.isNamedImports(clause.namedBindings) && clause.namedBindings.elements.every((element) => element.isTypeOnly)
}
