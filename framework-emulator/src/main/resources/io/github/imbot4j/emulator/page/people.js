// Faces, names and the portal's colours.
import { html } from './ui.js';
import { safeAvatar, safeColor } from './urls.js';

const COLORS = {
  RED: '#c9443f', GREEN: '#3b8a4a', MINT: '#16857a', LIGHT_BLUE: '#2f7fb8', DARK_BLUE: '#3d5fb0', PURPLE: '#7a52b3', AQUA: '#12808f',
  PINK: '#bd4479', LIME: '#60801c', BROWN: '#8c6239', AZURE: '#3376bd', KHAKI: '#7d7740', SAND: '#8f6f30', MARENGO: '#566a7f',
  GRAY: '#6b7278', GRAPHITE: '#4a5157', ORANGE: '#b3601a', COPILOT: '#7a3fc0',
};
const NAMES = Object.keys(COLORS);

export const colorOf = (color, id = 0) => COLORS[color] || safeColor(color) || COLORS[NAMES[Number(id) % 12]];

export const KINDS = { EMPLOYEE: 'Employee', EXTRANET: 'Extranet user', CONNECTOR: 'Open Line client', NETWORK: 'Network user', BOT: 'Bot' };

export function describe(person) {
  const what = person.admin ? 'Administrator' : KINDS[person.kind] || person.kind;
  return person.kind === 'BOT' ? person.position || what : `${what} · ${person.language}`;
}

const initials = name => (name || '?').split(/\s+/).slice(0, 2).map(word => [...word][0] || '').join('').toUpperCase();

export const remoteImages = new URLSearchParams(location.search).get('images') === 'remote';

const shown = address => (address && (address.startsWith('data:') || address.startsWith('/') || remoteImages) ? address : null);

export function Avatar({ name, color, id, avatar, size = 36, bot, group }) {
  const address = shown(safeAvatar(avatar));
  const side = `${size}px`;
  return html`<span class=${`avatar${group ? ' group' : ''}`} aria-hidden="true"
      style=${{ width: side, height: side, fontSize: `${Math.round(size * 0.38)}px`, backgroundColor: colorOf(color, id) }}>
    ${address ? html`<img src=${address} alt="" />` : initials(name)}
    ${bot && html`<span class="bot-mark" title="Bot">bot</span>`}
  </span>`;
}

export const PersonFace = ({ person, size }) => html`<${Avatar} name=${person?.name} color=${person?.color} id=${person?.id}
  avatar=${person?.avatar} size=${size} bot=${person?.kind === 'BOT' && size >= 30} />`;

/** A picture of elsewhere is drawn only when the reader asked for such; else its place says what would be there. */
export function Picture({ src, name, width, height, className }) {
  if (shown(src)) {
    return html`<a class="picture-link" href=${src} target="_blank" rel="noopener noreferrer"><img class=${className || 'picture'} src=${src} alt=${name || ''} loading="lazy"
      style=${{ width: width ? `${width}px` : undefined, aspectRatio: width && height ? `${width} / ${height}` : undefined }} /></a>`;
  }
  const box = { width: width ? `${Math.min(width, 360)}px` : undefined, aspectRatio: width && height ? `${width} / ${height}` : undefined };
  return html`<a class="picture-stand-in" href=${src} target="_blank" rel="noopener noreferrer" style=${box}
    title=${`Picture of another site, not loaded: ${src}`}><span>🖼</span><span class="ellipsis">${name || src}</span></a>`;
}
