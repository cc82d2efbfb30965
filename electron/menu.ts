// The smallest menu: what macOS needs to copy, paste and quit, and the zoom. No reload, no developer tools.
import type { MenuItemConstructorOptions } from 'electron';

export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions = {
    label: platform === 'darwin' ? '显示 View' : '显示 &View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, zoom, { role: 'windowMenu' }] : [zoom];
}
