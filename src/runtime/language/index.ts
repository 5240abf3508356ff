/** The language's operations on values: conversion, text, arithmetic, comparison and the other operators. */
export * from './arithmetic.js';
export * from './comparison.js';
export * from './conversion.js';
export * from './enumerate.js';
export * from './hooks.js';
export * from './operators.js';
export * from './regex/index.js';
export * from './to-text.js';
export * from './truth.js';
export * from './wildcard.js';
