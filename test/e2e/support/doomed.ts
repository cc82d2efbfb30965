// A whole program, window and engine, that is killed in the middle of its work: as a power cut would, nothing is closed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type AppWindow, openWindow } from './app-window.ts';
import { pickPackage } from './buyer-page.ts';
import { holdAtWork } from './held-engine.ts';
import { tryPassphrase } from './office.ts';
import { bringData, planCounted, seal } from './seller-page.ts';

export type Doom = {
  readonly vault: string;
  readonly passphrase: string;
  /** The handover to go on with. */
  readonly label: string;
  readonly act: 'import' | 'seal' | 'open';
  /** What is brought in, where it is sealed to, or what is opened. */
  readonly file: string;
};

const working = 'working';

/** Starts a program, waits until it is at work, and kills it. @throws when it ends by itself */
export async function killAtWork(doom: Doom): Promise<void> {
  const words = [fileURLToPath(import.meta.url), JSON.stringify(doom)];
  // What a killed browser leaves in the folder for temporary files goes with the data box.
  const env = { ...process.env, TMPDIR: dirname(doom.vault) };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === working) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== 'SIGKILL' || lines.length !== 1) throw new Error(`It was not at work: ${lines.join()}`);
}

/** Goes to where the work begins; what it gives back sets the work off. */
async function goToWork(window: AppWindow, { act, file }: Doom): Promise<() => Promise<void>> {
  if (act === 'import') {
    await window.arrive('data');
    return () => bringData(window, [file]);
  }
  if (act === 'seal') {
    await planCounted(window);
    return () => seal(window, file);
  }
  await window.arrive('check', 'pick');
  await pickPackage(window, file);
  await window.arrive('check', 'open');
  return () => window.pressPrimary(window.words.check.open);
}

async function work(doom: Doom): Promise<void> {
  const window = await openWindow({ vault: doom.vault, lang: 'zh' });
  await window.press(window.words.start.unlock);
  await tryPassphrase(window, doom.passphrase);
  await window.hand.press(window.main.getByRole('button', { name: doom.label }));
  const setOff = await goToWork(window, doom);
  const held = await holdAtWork(window.host);
  await setOff();
  await held.still;
  await window.main.locator('[data-progress]').waitFor();
  console.log(working);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await work(JSON.parse(process.argv[2] ?? '{}') as Doom);
