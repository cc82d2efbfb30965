// Folders that another program copies elsewhere, told by their names: a vault there would be uploaded, or torn while in use.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';

/** A component of the path, in lower case, and the service it belongs to. */
const services: readonly (readonly [name: string, component: RegExp])[] = [
  ['OneDrive', /^onedrive( ?-.*)?$/],
  ['SharePoint', /^sharepoint( ?-.*)?$/],
  ['WPS', /^(wps ?云(盘|文档)|wpsdrive|wps ?cloud( ?files)?|kdocs|金山文档|.*[- ]wps云盘)$/],
  ['百度网盘', /^(百度(网盘|云)(同步(盘|空间)?)?|baidu(netdisk|sync(disk)?|yun|pan).*)$/],
  ['Dropbox', /^dropbox( ?\(.*\))?$/],
  ['iCloud', /^(icloud ?(drive|photos)?(~.*)?|mobile documents|com~apple~clouddocs)$/],
  ['Google Drive', /^(google ?drive( ?\(.*\))?|googledrive-.*|drivefs|my drive|我的云端硬盘)$/],
  ['坚果云', /^(坚果云|我的坚果云|nutstore( ?files)?(-.*)?)$/],
  ['阿里云盘', /^(阿里云盘|adrive|aliyundrive)$/],
  ['微云', /^(微云(同步助手)?|腾讯微云|weiyun(disk)?)$/],
  ['天翼云盘', /^天翼云盘.*$/],
  ['Box', /^box (sync|drive)$/],
  ['MEGA', /^megasync$/],
  ['Nextcloud', /^(nextcloud|owncloud)\d*$/],
  ['Seafile', /^seafile$/],
  ['Synology Drive', /^(synologydrive|synology drive)$/],
  ['pCloud', /^p ?cloud ?drive$/],
  ['Yandex.Disk', /^yandex\.?disk$/],
];

/** Variables in which Windows keeps the folder of OneDrive, however a person has called it. */
const oneDriveVariables = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'] as const;

/** The service that a path lies in, links resolved. Undefined for a folder of one's own. */
export function syncService(path: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const homes = oneDriveVariables.map((name) => environment[name]).filter((home) => home !== undefined && home !== '');
  if (homes.some((home) => home !== undefined && isInside(resolve(path), resolve(home)))) return 'OneDrive';
  const components = [resolve(path), realPath(resolve(path))].flatMap((whole) => whole.split(/[\\/]/));
  for (const component of components) {
    const name = component.normalize('NFC').toLowerCase();
    const found = services.find(([, pattern]) => pattern.test(name));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

/** @throws vault.synced-folder, naming the service */
export function refuseSyncedFolder(path: string): void {
  const service = syncService(path);
  if (service !== undefined) throw new HandoverError('vault.synced-folder', {}, { service });
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The real path of what exists of `path`, with the rest as it is. */
function realPath(path: string): string {
  let existing = path;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  return realpathSync(existing) + path.slice(existing.length);
}
