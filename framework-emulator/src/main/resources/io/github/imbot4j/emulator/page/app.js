// The page: head, chats, the open chat, the panel.
import { html, render, useEffect, useState, IconButton, Icon, Menu, classes } from './ui.js';
import { useStore, change, setTheme, setPanel, dropToast, currentChat } from './store.js';
import { follow } from './live.js';
import { Sidebar } from './sidebar.js';
import { ChatPane } from './chat.js';
import { Windows } from './newchat.js';
import { Traffic } from './traffic.js';
import { Faults } from './faults.js';
import { Apps } from './apps.js';
import { Business } from './business.js';
import { remoteImages } from './people.js';

const TABS = { traffic: ['Traffic', Traffic], apps: ['Apps', Apps], business: ['CRM', Business], faults: ['Faults', Faults] };
const THEMES = { auto: 'As the system', light: 'Light', dark: 'Dark' };
const DEVICES = { auto: 'By the width of the window', DESKTOP: 'Desktop', MOBILE: 'Mobile' };
const LINKS = { connecting: 'Connecting …', open: 'Live', lost: 'The portal does not answer. Trying again …' };

function Settings({ s, onClose }) {
  const Choice = ({ checked, onClick, children, ...rest }) => html`<button type="button" role="menuitemradio" aria-checked=${checked} onClick=${() => { onClick(); onClose(); }} ...${rest}>${children}</button>`;
  return html`<${Menu} label="Look" className="settings" onClose=${onClose}>
    <p>Colours</p>${Object.entries(THEMES).map(([key, label]) => html`<${Choice} key=${key} checked=${s.theme === key} data-testid=${`theme-${key}`} onClick=${() => setTheme(key)}>${label}<//>`)}
    <p>Buttons are drawn for</p>${Object.entries(DEVICES).map(([key, label]) => html`<${Choice} key=${key} checked=${s.device === key} onClick=${() => change({ device: key })}>${label}<//>`)}
    <p>Pictures of other sites</p><${Choice} checked=${!remoteImages} onClick=${() => { location.search = ''; }}>Only their place<//><${Choice} checked=${remoteImages} onClick=${() => { location.search = '?images=remote'; }}>Load them<//>
  <//>`;
}

function Head({ s }) {
  const [open, setOpen] = useState(false);
  const dark = s.theme === 'dark' || (s.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const planned = s.status.planned.length;
  return html`<header class="top"><img src="/page/icon.svg" width="22" height="22" alt="" /><b class="brand">Portal in a jar</b>
    <span class=${`link ${s.link}`} data-testid="link-state" role="status"><i aria-hidden="true"></i><span>${LINKS[s.link]}</span></span>
    <span class="dev ellipsis" data-testid="dev-status">${s.dev.join(' · ')}</span>
    ${planned > 0 && html`<button type="button" class="planned-mark" onClick=${() => { setPanel(true); change({ tab: 'faults' }); }}>${planned} ${planned === 1 ? 'fault' : 'faults'} planned</button>`}
    <${IconButton} icon=${dark ? 'sun' : 'moon'} label=${dark ? 'Light colours' : 'Dark colours'} data-testid="theme" onClick=${() => setTheme(dark ? 'light' : 'dark')} />
    <div class="menu-place"><${IconButton} icon="desktop" label="Look" aria-haspopup="menu" aria-expanded=${open} onClick=${() => setOpen(!open)} />${open && html`<${Settings} s=${s} onClose=${() => setOpen(false)} />`}</div>
    <${IconButton} icon="panel" label="Traffic, apps and faults" pressed=${s.panel} data-testid="panel-switch" onClick=${() => setPanel(!s.panel)} />
  </header>`;
}

function Panel({ s }) {
  const Body = TABS[s.tab][1];
  const onKeyDown = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') setPanel(false);
    if (!step || event.target.getAttribute('role') !== 'tab' || event.target.closest('.whole')) return;
    const keys = Object.keys(TABS);
    const next = keys[(keys.indexOf(s.tab) + step + keys.length) % keys.length];
    change({ tab: next });
    event.currentTarget.querySelector(`[data-tab="${next}"]`).focus();
  };
  return html`<aside class="panel" aria-label="Behind the scenes" data-testid="panel" onKeyDown=${onKeyDown}>
    <div class="panel-head"><div class="tabs" role="tablist">${Object.entries(TABS).map(([key, [label]]) => html`<button type="button" role="tab" key=${key} data-tab=${key} data-testid=${`tab-${key}`}
      aria-selected=${s.tab === key} tabindex=${s.tab === key ? 0 : -1} onClick=${() => change({ tab: key })}>${label}</button>`)}</div><${IconButton} icon="close" label="Close the panel" onClick=${() => setPanel(false)} /></div>
    <${Body} /></aside>`;
}

function Toasts({ s }) {
  return html`<div class="toasts">${s.toasts.map(({ id, text, kind }) => html`<div key=${id} class=${`toast ${kind}`} role=${kind === 'error' ? 'alert' : 'status'} data-testid=${`toast-${kind}`}><span>${text}</span>
    <${IconButton} icon="close" label="Dismiss" onClick=${() => dropToast(id)} /></div>`)}</div>`;
}

function Page() {
  const s = useStore();
  useEffect(follow, []);
  const open = currentChat(s);
  return html`<div class=${classes('page', s.panel && 'with-panel', open && 'in-chat')}>
    <${Head} s=${s} />
    <${Sidebar} /><${ChatPane} />
    ${s.panel && html`<div class="shade" onClick=${() => setPanel(false)}></div><${Panel} s=${s} />`}
    <${Windows} /><${Toasts} s=${s} />
    <div class="hidden" aria-live="polite" data-testid="live-region">${s.said}</div>
  </div>`;
}

render(html`<${Page} />`, document.getElementById('app'));
