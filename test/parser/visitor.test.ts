/** The visitor's table of children, held against the trees of all fixtures: every node has its place in exactly one parent. */
import { describe, expect, test } from 'vitest';
import { Ast } from '../../src/parser/ast/nodes.js';
import { AST_KINDS } from '../../src/parser/ast/visitor.js';
import { children, findAll, findFirst, forEachChild, linkParents, parse, visit } from '../../src/parser/index.js';
import { chapters, readChapter } from '../support/parser-fixtures.js';

/** Every node that a node's properties hold, found without the table. */
function heldBy(ast: Ast): Ast[] {
  const found: Ast[] = [];
  const collect = (value: unknown): void => {
    if (value instanceof Ast) found.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
  };
  for (const [key, value] of Object.entries(ast)) if (key !== 'parent') collect(value);
  return found;
}

const scripts = chapters.flatMap(readChapter).map(({ script }) => script);
const nodes = scripts.flatMap((script) => {
  const all: Ast[] = [];
  const add = (ast: Ast): void => {
    all.push(ast);
    forEachChild(ast, add);
  };
  add(parse(script).ast);
  return all;
});

test('the children of a node are the nodes that it holds', () => {
  for (const node of nodes) {
    const listed = new Set<Ast>();
    forEachChild(node, (child) => listed.add(child));
    // Some nodes are held twice: the type of a conversion is also its attribute, the name of a base class its type.
    expect({
      kind: node.kind,
      missing: [...new Set(heldBy(node))].filter((held) => !listed.has(held)).map((n) => n.kind),
    }).toEqual({
      kind: node.kind,
      missing: [],
    });
  }
});

test('every class of the tree occurs in the fixtures', () => {
  const seen = new Set(nodes.map(({ kind }) => kind));
  expect(AST_KINDS.filter((kind) => !seen.has(kind))).toEqual([]);
});

describe('walking', () => {
  const { ast } = parse('function f { $a; { $b } } $c');
  const variables = (nested: boolean) =>
    findAll(ast, ({ kind }) => kind === 'VariableExpressionAst', nested).map((v) => v.extent.text);

  test('linkParents links everything', () => {
    linkParents(ast);
    for (const node of findAll(ast, () => true, true)) {
      if (node !== ast) expect(children(node.parent as Ast)).toContain(node);
    }
  });
  test('a parent is found when it is first asked for', () => {
    const [variable] = findAll(parse('if (1) { $x }').ast, ({ kind }) => kind === 'VariableExpressionAst', true);
    const kinds: string[] = [];
    for (let node = variable?.parent ?? null; node !== null; node = node.parent) kinds.push(node.kind);
    expect(kinds).toEqual([
      'CommandExpressionAst',
      'PipelineAst',
      'StatementBlockAst',
      'IfStatementAst',
      'NamedBlockAst',
      'ScriptBlockAst',
    ]);
  });
  test('a function definition stands between a method and its parts', () => {
    const { ast: script } = parse('class A { [int] M([int] $a) { return $a } }');
    const method = findFirst(script, ({ kind }) => kind === 'FunctionMemberAst', true) as Ast;
    expect(children(method).map(({ kind }) => kind)).toEqual(['TypeConstraintAst', 'FunctionDefinitionAst']);
    const parameter = findFirst(script, ({ kind }) => kind === 'ParameterAst', true) as Ast;
    expect(parameter.parent?.parent).toBe(method);
  });
  test('a search may stop at the first', () => {
    const seen: string[] = [];
    const first = findFirst(
      ast,
      (node) => {
        seen.push(node.kind);
        return node.kind === 'NamedBlockAst';
      },
      true,
    );
    expect(first?.kind).toBe('NamedBlockAst');
    expect(seen).toEqual(['ScriptBlockAst', 'NamedBlockAst']);
  });
  test('nested script blocks are searched when asked for', () => {
    expect(variables(true)).toEqual(['$a', '$b', '$c']);
    expect(variables(false)).toEqual(['$c']);
  });
  test('a visitor may skip children and stop', () => {
    const kinds: string[] = [];
    visit(ast, ({ kind }) => {
      kinds.push(kind);
      if (kind === 'FunctionDefinitionAst') return 'SkipChildren';
      return kind === 'VariableExpressionAst' ? 'StopVisit' : 'Continue';
    });
    expect(kinds.at(-1)).toBe('VariableExpressionAst');
    expect(kinds.filter((kind) => kind === 'ScriptBlockAst')).toHaveLength(1);
  });
});
