// A message's buttons (v1 section 7): rows end at NEWLINE; BLOCK buttons take a row each, LINE buttons stand side by side.
import { html, classes } from './ui.js';
import { safeLink, safeColor } from './urls.js';
import { useStore, waitOf } from './store.js';
import { press } from './actions.js';

const TOKENS = ['primary', 'secondary', 'alert', 'base'];
const yes = value => value === 'Y' || value === true;

// The server keeps links and menu texts escaped for HTML.
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#039;': "'", '&#39;': "'" };
export const unescaped = text => String(text ?? '').replace(/&(?:amp|lt|gt|quot|#0?39);/g, entity => ENTITIES[entity]);

export function deviceOf(s) {
  return s.device === 'auto' ? (window.innerWidth < 720 ? 'MOBILE' : 'DESKTOP') : s.device;
}

/** The buttons by row, with the numbers the server counts them by; those for other devices left out. */
export function rowsOf(keyboard, device) {
  const rows = [[]];
  let index = 0;
  for (const button of keyboard?.BUTTONS || []) {
    if (button.TYPE === 'NEWLINE') {
      rows.push([]);
      continue;
    }
    const context = button.CONTEXT || 'ALL';
    if (context === 'ALL' || context === device) rows.at(-1).push({ button, index });
    index++;
  }
  return rows.filter(row => row.length);
}

function colors(button, defaults, off) {
  const pick = name => safeColor(button[name]) || safeColor(defaults?.[name]);
  const background = (off && pick('OFF_BG_COLOR')) || pick('BG_COLOR');
  const text = (off && pick('OFF_TEXT_COLOR')) || pick('TEXT_COLOR');
  return { backgroundColor: background || undefined, borderColor: background || undefined, color: text || undefined };
}

function Button({ message, button, index, defaults, wait }) {
  const waits = wait?.button === index;
  const off = yes(button.DISABLED) || waits || wait?.block;
  const line = button.DISPLAY === 'LINE';
  const width = Number(button.WIDTH) > 0 ? `${Math.min(Number(button.WIDTH), 600)}px` : undefined;
  const token = TOKENS.includes(button.BG_COLOR_TOKEN) ? button.BG_COLOR_TOKEN : 'base';
  const look = {
    class: classes('key', line ? 'line' : 'block', `token-${token}`, waits && 'waiting'),
    style: { ...colors(button, defaults, off), width, flexGrow: width && line ? 0 : undefined },
    'data-testid': 'keyboard-button',
    title: button.COMMAND ? `/${button.COMMAND} ${button.COMMAND_PARAMS || ''}` : button.ACTION ? `${button.ACTION}: ${button.ACTION_VALUE}` : undefined,
  };
  const href = button.LINK && safeLink(unescaped(button.LINK));
  if (href && !off) return html`<a ...${look} href=${href} target="_blank" rel="noopener noreferrer">${button.TEXT}<span class="corner" aria-hidden="true">↗</span></a>`;
  return html`<button type="button" ...${look} disabled=${off} aria-busy=${waits ? 'true' : undefined}
      onClick=${() => press(message, button, index)}>
    ${waits && html`<span class="spinner" role="status" aria-label="Waiting for the bot"></span>`}<span>${button.TEXT}</span></button>`;
}

export function Keyboard({ message }) {
  const s = useStore();
  const rows = rowsOf(message.keyboard, deviceOf(s));
  if (!rows.length) return null;
  return html`<div class="keyboard" role="group" aria-label="Buttons" data-testid="keyboard">
    ${rows.map(row => html`<div class="key-row">${row.map(({ button, index }) => html`<${Button} key=${index} message=${message}
      button=${button} index=${index} defaults=${message.keyboard.COLORS} wait=${waitOf(s, message.id)} />`)}</div>`)}
  </div>`;
}
