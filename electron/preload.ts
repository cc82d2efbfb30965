// The sandboxed preload script, bundled to one file: hangs the bridge on the window and exposes nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld(
  'handover',
  createBridge(ipcRenderer, (file) => webUtils.getPathForFile(file)),
);
