// Starts the page: settings, words, styles, the application.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, type Chosen } from './app/app.tsx';
import { api } from './app/host.ts';
import { startI18n } from './app/i18n.ts';
import { refuseStrayDrops } from './controls/drop.tsx';
import './style/tokens.css';
import './style/ground.css';

async function readChosen(): Promise<Chosen> {
  const spoken = navigator.language.startsWith('zh') ? 'zh' : 'en';
  const settings = await api['app.state']({})
    .then((state) => state.settings)
    .catch(() => undefined);
  return { lang: settings?.lang ?? spoken, look: settings?.look ?? 'system' };
}

async function start(root: HTMLElement): Promise<void> {
  const chosen = await readChosen();
  startI18n(chosen.lang);
  createRoot(root).render(
    <StrictMode>
      <App chosen={chosen} />
    </StrictMode>,
  );
}

refuseStrayDrops();
const root = document.getElementById('root');
if (root !== null) void start(root);
