// Bundles a module and all that it imports into one script, in memory: the portable code as a browser runs it.
import { build } from 'vite';

/** The script defines the global `name` with the module's exports. */
export async function bundleForBrowser(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry, name, formats: ['iife'], fileName: name },
    },
  });
  const outputs = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const [script] = outputs.filter((output) => output.type === 'chunk');
  if (script === undefined || outputs.length !== 1) throw new Error(`${entry} does not make one script`);
  return script.code;
}
