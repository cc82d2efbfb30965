// Synced folders are told by name; a folder of one's own is not mistaken for one.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syncService } from '../../shared/engine/vault/folder/synced-folders.ts';
import { tempFolder } from '../support/vault-fixture.ts';

test.each([
  ['/home/wang/OneDrive/金库', 'OneDrive'],
  ['/Users/wang/Library/CloudStorage/OneDrive-Personal/v', 'OneDrive'],
  ['/home/wang/onedrive - 明净保洁/v', 'OneDrive'],
  ['/home/wang/WPSDrive/123/WPS云盘/v', 'WPS'],
  ['/home/wang/WPS Cloud Files/v', 'WPS'],
  ['/home/wang/WPS云盘', 'WPS'],
  ['/home/wang/百度网盘/v', '百度网盘'],
  ['/home/wang/百度网盘同步空间/v', '百度网盘'],
  ['/home/wang/BaiduNetdiskWorkspace/v', '百度网盘'],
  ['/home/wang/BaiduSyncdisk', '百度网盘'],
  ['/home/wang/Dropbox (Personal)/v', 'Dropbox'],
  ['/Users/wang/Library/Mobile Documents/com~apple~CloudDocs/v', 'iCloud'],
  ['/home/wang/iCloudDrive/v', 'iCloud'],
  ['/Users/wang/Library/CloudStorage/GoogleDrive-wang@example.com/My Drive/v', 'Google Drive'],
  ['/home/wang/Google Drive/v', 'Google Drive'],
  ['/home/wang/我的坚果云/v', '坚果云'],
  ['/home/wang/Nutstore Files/v', '坚果云'],
])('%s', (path, service) => {
  expect(syncService(path, {})).toBe(service);
});

test.each([
  '/home/wang/金库',
  '/home/wang/one drive',
  '/home/wang/dropboxes/v',
  '/home/baidu/v',
  '/home/wps/v',
  '/data/box/v',
])('%s is nobody else’s', (path) => {
  expect(syncService(path, {})).toBeUndefined();
});

test('a link into a synced folder is followed', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'Dropbox', 'deep'), { recursive: true });
  symlinkSync(join(folder, 'Dropbox', 'deep'), join(folder, 'mine'));
  expect(syncService(join(folder, 'mine', 'vault'), {})).toBe('Dropbox');
});

test('a folder that a person has chosen for OneDrive is known by its variable', () => {
  const environment = { OneDrive: '/data/云', OneDriveCommercial: '' };
  expect(syncService('/data/云/vault', environment)).toBe('OneDrive');
  expect(syncService('/data/云', environment)).toBe('OneDrive');
  expect(syncService('/data/云端/vault', environment)).toBeUndefined();
  expect(syncService('/data', environment)).toBeUndefined();
});
