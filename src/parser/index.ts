/** The parser's public face: text in, syntax tree and errors out. Knows nothing of the runtime. */
export * from './ast/extent.js';
export * from './ast/nodes.js';
