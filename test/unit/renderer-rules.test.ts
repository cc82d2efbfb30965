// Rules that the window keeps by its sources: the policy's one style, colours from the tokens, few screens, no markup from strings.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { before, needsVault, pathOf } from '../../renderer/app/route.ts';
import { gates } from '../../shared/domain/gates.ts';
import { contentSecurityPolicy, reactAriaStyle } from '../../shared/ipc/csp.ts';

const root = join(import.meta.dirname, '../../renderer');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' });
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const matching = (ending: RegExp, pattern: RegExp) =>
  sources
    .filter((name) => ending.test(name))
    .flatMap((name) => (read(name).match(pattern) ?? []).map((found) => `${name}: ${found}`));

describe('the content security policy', () => {
  test('allows the one style that the installed React Aria puts into the page', () => {
    const library = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'));
    const source = readFileSync(join(library, 'dist/private/interactions/usePress.mjs'), 'utf8');
    const style = /style\.textContent = `([\s\S]*?)`\.trim\(\)/.exec(source)?.[1]?.trim() ?? '';
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const css = style.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute);
    expect(css).toContain('touch-action');
    expect(reactAriaStyle).toBe(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  });

  test('begins with nothing and never says unsafe', () => {
    expect(contentSecurityPolicy.startsWith("default-src 'none'; ")).toBe(true);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|data:|blob:|\*|https?:/);
  });
});

describe('the sources', () => {
  test('make no markup from strings and run none', () => {
    expect(
      matching(
        /\.tsx?$/,
        /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/g,
      ),
    ).toEqual([]);
    expect(read('index.html')).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
  });

  test('speak through the bridge alone', () => {
    expect(matching(/\.tsx?$/, /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/g)).toEqual([]);
    expect(sources.filter((name) => name.endsWith('.ts') && read(name).includes('window.handover'))).toEqual([
      'app/host.ts',
    ]);
  });

  test('take colours from the tokens; only paper is white', () => {
    const colours = matching(/\.module\.css$|ground\.css$/, /#[0-9a-f]{3,8}\b(?!")/gi);
    expect(colours.filter((found) => !found.endsWith('#fff'))).toEqual([]);
    expect(colours.filter((found) => !/^(?:paper|strip)\//.test(found))).toEqual([]);
  });

  test('set no text under 14 px on the screen, and no gaps between Chinese characters', () => {
    const sizes = matching(/\.css$/, /(?:font|font-size): [^;]*?\b(\d+)px/g).filter(
      (found) => Number(/(\d+)px$/.exec(found)?.[1]) < 14,
    );
    expect(sizes).toEqual([]);
    expect(read('style/ground.css')).not.toContain('letter-spacing');
  });
});

describe('the paths', () => {
  const screensOf = (path: string) => Object.entries(pathOf).flatMap(([screen, of]) => (of === path ? [screen] : []));

  test('have at most eight screens for a seller and five for a buyer', () => {
    expect(screensOf('seller').length).toBeLessThanOrEqual(8);
    expect(screensOf('buyer')).toEqual(['receive', 'trial', 'check', 'compare', 'use']);
  });

  test('the way back ends at a screen without one', () => {
    for (const screen of Object.keys(before) as (keyof typeof before)[]) {
      let at: keyof typeof before | undefined = screen;
      for (let step = 0; at !== undefined && step < 20; step += 1) at = before[at];
      expect(at).toBeUndefined();
    }
  });

  test('a check and the start need no open data box; what shows customers does', () => {
    expect([needsVault.start, needsVault.check]).toEqual([false, false]);
    expect([needsVault.data, needsVault.compare, needsVault.use, needsVault.seal]).toEqual([true, true, true, true]);
  });

  test('every gate leads to a screen', () => {
    for (const { screen } of Object.values(gates)) expect(pathOf).toHaveProperty(screen);
  });
});
