// Compiles the byte loops of shared/kernels (AssemblyScript) into shared/data/kernels, one module of base64 for each. What comes out is
// committed, so that nothing has to be compiled to run or test the program; `--check`, and so a test, says whether it is what its source
// compiles to.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import asc from 'assemblyscript/asc';
import { root } from './node.mjs';

const sources = 'shared/kernels';
const compiled = 'shared/data/kernels';
// No collector, no runtime checks that throw into the host, nothing imported: a kernel reaches its own memory and no more.
const flags = ['-O3', '--converge', '--runtime', 'stub', '--noAssert', '--enable', 'simd'];

/** What several kernels use; no kernels of their own. */
const common = ['bytes', 'fields'];

const kernels = readdirSync(join(root, sources))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'))
  .filter((name) => !common.includes(name));

/** @param {string} name */
const compiledPath = (name) => join(root, compiled, `${name}.ts`);

/**
 * The text of the module that a kernel compiles to.
 * @param {string} name
 * @throws with the compiler's words
 */
async function compiledKernel(name) {
  /** @type {Uint8Array | undefined} */
  let code;
  const { error, stderr } = await asc.main(
    [`${sources}/${name}.ts`, '--baseDir', root, '--outFile', 'out.wasm', ...flags],
    {
      writeFile: (path, content) => {
        if (path === 'out.wasm' && typeof content !== 'string') code = content;
      },
    },
  );
  if (error !== null || code === undefined) throw new Error(`${name}: ${error?.message}\n${stderr.toString()}`);
  const text = Buffer.from(code).toString('base64');
  return [
    `// Compiled from ${sources}/${name}.ts by \`npm run kernels\`.`,
    '',
    '// biome-ignore format: one line',
    `export const code = '${text}';`,
    '',
  ].join('\n');
}

const onlyCheck = process.argv.includes('--check');
for (const name of kernels) {
  const [path, text] = [compiledPath(name), await compiledKernel(name)];
  if (!onlyCheck) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text)
    throw new Error(`${path} is not what ${name} compiles to: npm run kernels`);
}
