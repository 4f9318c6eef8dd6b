// The source as the architecture suites read it: files, their imports, and the literal strings in them.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import ts from 'typescript';

/** Paths from the root, with forward slashes. */
export function listFiles(folder: string, ...extensions: string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (extensions.length === 0 || extensions.includes(extname(entry.name))))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

export function listFolders(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

const parsed = new Map<string, ts.SourceFile>();

export function parse(path: string): ts.SourceFile {
  let source = parsed.get(path);
  if (!source) {
    source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    parsed.set(path, source);
  }
  return source;
}

export interface Literals {
  /** Whole strings. */
  fixed: string[];
  /** What stands before the first `${` of a template. */
  prefixes: string[];
}

export function literalsOf(path: string): Literals {
  const found: Literals = { fixed: [], prefixes: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.fixed.push(node.text);
    else if (ts.isTemplateExpression(node)) found.prefixes.push(node.head.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return found;
}

/** The modules of ours that a file imports for use at run time: types and packages are left out. */
export function importsOf(path: string): string[] {
  const imports: string[] = [];
  for (const statement of parse(path).statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) continue;
    if (
      ts.isImportDeclaration(statement)
        ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : statement.isTypeOnly
    ) {
      continue;
    }
    const target = resolve(path, specifier.text);
    if (target) imports.push(target);
  }
  return imports;
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replaceAll('\\', '/');
  return null;
}

/** The file and everything it imports, as far as `follow` allows. */
export function closureOf(path: string, follow: (path: string) => boolean): Set<string> {
  const seen = new Set<string>([path]);
  const waiting = [path];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const target of importsOf(next)) {
      if (seen.has(target) || !/\.tsx?$/.test(target) || !follow(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return seen;
}
