// A build plugin: `new Worker(new URL('./x.ts', import.meta.url))` of Node survives bundling. Vite does this for browsers alone.

const workerUrl = /new URL\(\s*['"](\.{1,2}\/[^'"]+\.ts)['"]\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Every such address becomes an entry of its own in the same build, so that it shares code with the rest.
 * @returns {import('vite').Plugin}
 */
export function nodeWorkers() {
  return {
    name: 'handover:node-workers',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
      /** @type {Map<string, string>} */
      const references = new Map();
      for (const [, path = ''] of code.matchAll(workerUrl)) {
        const found = await this.resolve(path, id);
        if (found === null) this.error(`No such worker: ${path}`);
        references.set(path, this.emitFile({ type: 'chunk', id: found.id }));
      }
      if (references.size === 0) return null;
      const bundled = code.replace(
        workerUrl,
        (_all, path) => `new URL(import.meta.ROLLUP_FILE_URL_${references.get(path)})`,
      );
      return { code: bundled, map: null };
    },
    // Beside the chunk that names it, wherever the app lies; Vite would make it an address of a web server.
    resolveFileUrl: ({ relativePath }) => `new URL(${JSON.stringify(relativePath)}, import.meta.url).href`,
  };
}
