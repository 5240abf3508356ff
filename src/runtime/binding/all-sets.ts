/** Bits of a parameter that belongs to every parameter set. A module of its own, because tables that need it are made at load. */
export const AllSets = -1;
