// Starts the page: words, styles, the application.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { langs } from '../shared/domain/lang.ts';
import { App } from './app/app.tsx';
import { startI18n } from './app/i18n.ts';
import { readSetting } from './app/session.ts';
import { refuseStrayDrops } from './controls/drop.tsx';
import './style/tokens.css';
import './style/ground.css';

const lang = readSetting('lang', langs, 'zh');
startI18n(lang);
refuseStrayDrops();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App lang={lang} />
    </StrictMode>,
  );
}
