// The start of an import: its threads begin first, and while they load what they need the import itself is loaded here.
import { isPlainAttachment } from '../../readers/open.ts';
import type { Context, Service } from '../context.ts';
import { withThreads } from './threads.ts';

export function runImport(context: Context): Service<'import.run'> {
  return (input) =>
    withThreads(async (threads) => {
      if (await beginsWithTable(context, input.files[0]?.file)) {
        threads.reader.begin();
        threads.scanner.begin();
      }
      const { importFiles } = await import('./import.ts');
      return importFiles(context, threads)(input);
    });
}

/** Whether the first file may hold tables. What is wrong with it is told when its turn comes. */
async function beginsWithTable(context: Context, file: string | undefined): Promise<boolean> {
  if (file === undefined || context.openVault() === undefined) return false;
  try {
    return !(await isPlainAttachment(context.files.path(file)));
  } catch {
    return false;
  }
}
