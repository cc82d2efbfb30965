// How the bundles of our processes hold constants: V8 folds a `const` of a module into the code it compiles, and loads a `var`, which Vite
// makes of each, at every use. The same for those of other modules: they stand where they are used.

/** @satisfies {import('vite').Rolldown.RolldownOptions} */
export const foldedConstants = {
  optimization: { inlineConst: { mode: 'all', pass: 2 } },
  output: { topLevelVar: false },
};
