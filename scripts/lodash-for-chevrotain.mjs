/**
 * What Chevrotain uses of lodash, in the standard library's words. lodash is two hundred modules, whose evaluation is a noticeable
 * part of the shell's start; the bundle has this in its place. A test compares the two.
 */
const isArrayLike = (value) => Array.isArray(value) || typeof value === 'string';
const itemsOf = (collection) => (isArrayLike(collection) ? collection : Object.values(collection ?? {}));
/** A callback gets the item and its key, as lodash's do. */
const each = (collection, call) =>
  isArrayLike(collection)
    ? Array.prototype.map.call(collection, (item, index) => call(item, index, collection))
    : Object.entries(collection ?? {}).map(([key, item]) => call(item, key, collection));

export const assign = Object.assign;
export const clone = (value) =>
  Array.isArray(value) ? [...value] : value !== null && typeof value === 'object' ? { ...value } : value;
export const compact = (array) => array.filter(Boolean);
export const defaults = (object, ...sources) => {
  for (const source of sources)
    for (const key of Object.keys(source ?? {})) if (object[key] === undefined) object[key] = source[key];
  return object;
};
export const difference = (array, ...others) => {
  const excluded = new Set(others.flat());
  return array.filter((item) => !excluded.has(item));
};
export const drop = (array, count = 1) => array.slice(count);
export const dropRight = (array, count = 1) => array.slice(0, Math.max(array.length - count, 0));
export const every = (collection, test) => itemsOf(collection).every(test);
export const filter = (collection, test) => itemsOf(collection).filter(test);
export const find = (collection, test) => itemsOf(collection).find(test);
export const first = (array) => array?.[0];
export const flatMap = (collection, call) => each(collection, call).flat();
export const flatten = (array) => (array ?? []).flat();
/** A callback that returns false ends the loop. */
export const forEach = (collection, call) => {
  const keys = isArrayLike(collection) ? collection.keys?.() : Object.keys(collection ?? {});
  for (const key of keys ?? []) if (call(collection[key], key, collection) === false) break;
  return collection;
};
export const groupBy = (collection, keyOf) => {
  const groups = {};
  for (const item of itemsOf(collection)) (groups[keyOf(item)] ??= []).push(item);
  return groups;
};
export const has = (object, key) => object != null && Object.hasOwn(object, key);
export const identity = (value) => value;
export const includes = (collection, item) => itemsOf(collection).includes(item);
export const indexOf = (array, item) => array.indexOf(item);
export const isArray = Array.isArray;
export const isEmpty = (value) =>
  isArrayLike(value)
    ? value.length === 0
    : value === null || typeof value !== 'object' || Object.keys(value).length === 0;
export const isFunction = (value) => typeof value === 'function';
export const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
export const isRegExp = (value) => value instanceof RegExp;
export const isString = (value) => typeof value === 'string';
export const isUndefined = (value) => value === undefined;
export const keys = (object) => Object.keys(object ?? {});
export const last = (array) => array?.at(-1);
export const map = each;
export const noop = () => {};
export const pickBy = (object, test) =>
  Object.fromEntries(Object.entries(object ?? {}).filter(([key, item]) => test(item, key)));
export const reduce = (collection, call, start) => {
  let result = start;
  each(collection, (item, key) => {
    result = call(result, item, key, collection);
  });
  return result;
};
export const reject = (collection, test) => itemsOf(collection).filter((item) => !test(item));
export const some = (collection, test) => itemsOf(collection).some(test);
export const uniq = (array) => [...new Set(array)];
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const values = (object) => Object.values(object ?? {});
