// Starts a real Chromium over pipes: no TCP port, none of its own background traffic, every host name unknown.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import programs from '../../build/programs.json' with { type: 'json' };
import { offlineSwitches } from '../../electron/lockdown.ts';

const isRoot = process.getuid?.() === 0;

export function launchChromium(headless = true): Promise<Browser> {
  const usual = headless ? [...programs.headless, ...programs.chromium] : programs.chromium;
  const executablePath = process.env.HANDOVER_CHROMIUM ?? usual.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium: node build/setup.mjs --tests says how to get it.');
  const switches = offlineSwitches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));
  // Chromium's sandbox can't start as root; nothing but this test host ever goes without it.
  return chromium.launch({ executablePath, headless, chromiumSandbox: !isRoot, args: [...switches, '--disable-gpu'] });
}
