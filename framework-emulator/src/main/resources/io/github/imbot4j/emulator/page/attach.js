// Attachments (v1 section 8), block by block.
import { html, classes } from './ui.js';
import { safeLink, safePicture, safeColor } from './urls.js';
import { Avatar, Picture, colorOf, remoteImages } from './people.js';
import { RichText } from './richtext.js';
import { openWith, openDialog } from './actions.js';
import { unescaped } from './keyboard.js';

const listed = value => (Array.isArray(value) ? value : value && typeof value === 'object' ? Object.values(value).every(item => item && typeof item === 'object') ? Object.values(value) : [value] : []);
const px = value => (Number(value) > 0 ? Number(value) : undefined);
const TOKENS = ['primary', 'secondary', 'alert', 'base'];

function size(bytes) {
  const n = Number(bytes) || 0;
  if (!n) return '';
  return n < 1024 ? `${n} B` : n < 1048576 ? `${(n / 1024).toFixed(1)} KB` : `${(n / 1048576).toFixed(1)} MB`;
}
export { size };

/** A name that leads to an address, a user or a chat, or nowhere. */
function Target({ item, className, children }) {
  const href = item.LINK && safeLink(unescaped(item.LINK));
  if (href) return html`<a class=${className} href=${href} target="_blank" rel="noopener noreferrer">${children}</a>`;
  const user = Number(item.USER_ID || item.BOT_ID);
  if (user > 0) return html`<button type="button" class=${classes('act', className)} onClick=${() => openWith(user)}>${children}</button>`;
  if (Number(item.CHAT_ID) > 0) return html`<button type="button" class=${classes('act', className)} onClick=${() => openDialog(`chat${item.CHAT_ID}`)}>${children}</button>`;
  return html`<span class=${className}>${children}</span>`;
}

function preview(item) {
  const src = safePicture(unescaped(item.PREVIEW));
  if (!src) return null;
  const box = item.PREVIEW_SIZE || item;
  return html`<${Picture} src=${src} name=${item.NAME} width=${px(box.WIDTH)} height=${px(box.HEIGHT)} />`;
}

const Link = ({ item, rich }) => html`<div class=${classes('attach-link', rich && 'rich')}>
  ${rich && preview(item)}
  <${Target} item=${item} className="attach-name">${item.NAME || item.LINK}<//>
  ${(item.HTML || item.DESC) && html`<div class="attach-desc"><${RichText} text=${item.HTML ? String(item.HTML).replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '') : item.DESC} /></div>`}
  ${!rich && preview(item)}
  ${safePicture(item.EXTRA_IMAGE) && html`<${Picture} src=${safePicture(item.EXTRA_IMAGE)} />`}
</div>`;

const User = ({ item }) => html`<div class="attach-user">
  <${Avatar} name=${item.NAME} id=${item.USER_ID || item.BOT_ID || item.CHAT_ID || 3} avatar=${item.AVATAR} size=${28}
    bot=${false} group=${item.AVATAR_TYPE === 'CHAT'} />
  <${Target} item=${item} className="attach-name">${item.NAME}<//>
</div>`;

const Image = ({ item }) => {
  const src = safePicture(unescaped(item.PREVIEW)) || safePicture(unescaped(item.LINK));
  return src && html`<figure class="attach-image"><${Picture} src=${src} name=${item.NAME} width=${px(item.WIDTH)} height=${px(item.HEIGHT)} />
    ${item.NAME && remoteImages && html`<figcaption>${item.NAME}</figcaption>`}</figure>`;
};

const File = ({ item }) => html`<div class="file-row"><span class="file-mark" aria-hidden="true"></span>
  <${Target} item=${{ LINK: item.LINK }} className="attach-name">${item.NAME || item.LINK}<//> <small>${size(item.SIZE)}</small></div>`;

const Delimiter = ({ item }) => html`<hr class="attach-delimiter" style=${{ width: `${px(item?.SIZE) || 200}px`, backgroundColor: safeColor(item?.COLOR) || undefined }} />`;

const display = item => ({ CARD: 'LINE', COLUMN: 'ROW' }[item.DISPLAY] || (['LINE', 'ROW', 'TABLE'].includes(item.DISPLAY) ? item.DISPLAY : 'BLOCK'));

const Value = ({ item }) => {
  const token = TOKENS.includes(item.COLOR_TOKEN) ? `text-${item.COLOR_TOKEN}` : '';
  const content = html`<${RichText} text=${item.VALUE ?? ''} />`;
  return html`<span class=${classes('grid-value', token)} style=${{ color: safeColor(item.COLOR) || undefined }}>
    ${item.LINK || item.USER_ID || item.CHAT_ID ? html`<${Target} item=${item}>${content}<//>` : content}</span>`;
};

function Grid({ items }) {
  const groups = [];
  for (const item of items) {
    const kind = display(item);
    if (groups.at(-1)?.kind !== kind) groups.push({ kind, items: [] });
    groups.at(-1).items.push(item);
  }
  return groups.map(({ kind, items: cells }) => html`<dl class=${`grid grid-${kind.toLowerCase()}`}>
    ${cells.map(item => html`<div class="cell" style=${{ width: kind === 'LINE' || kind === 'BLOCK' ? px(item.WIDTH) && `${px(item.WIDTH)}px` : undefined }}>
      ${(item.NAME || kind === 'ROW' || kind === 'TABLE') && html`<dt style=${{ width: (kind === 'ROW' || kind === 'TABLE') && px(item.WIDTH) ? `${px(item.WIDTH)}px` : undefined }}>${item.NAME}</dt>`}
      <dd><${Value} item=${item} /></dd></div>`)}
  </dl>`);
}

const each = Draw => value => listed(value).map(item => html`<${Draw} item=${item} />`);
const BLOCKS = {
  USER: each(User),
  LINK: each(Link),
  RICH_LINK: value => listed(value).map(item => html`<${Link} item=${item} rich=${true} />`),
  MESSAGE: value => html`<div class="attach-message"><${RichText} text=${typeof value === 'string' ? value : value?.TEXT} /></div>`,
  GRID: value => html`<${Grid} items=${listed(value)} />`,
  IMAGE: each(Image),
  FILE: each(File),
  DELIMITER: value => html`<${Delimiter} item=${value} />`,
};

function Block({ block }) {
  const kind = Object.keys(BLOCKS).find(name => block?.[name] !== undefined);
  return kind ? html`<div class="attach-block" data-testid=${`attach-${kind.toLowerCase()}`}>${BLOCKS[kind](block[kind])}</div>` : null;
}

export function Attachment({ attach, chat }) {
  const clear = String(attach.COLOR).toUpperCase() === 'TRANSPARENT';
  const token = TOKENS.includes(attach.COLOR_TOKEN) && attach.COLOR_TOKEN !== 'base' ? attach.COLOR_TOKEN : '';
  const color = safeColor(attach.COLOR) || (token ? undefined : colorOf(chat.color, chat.id));
  return html`<div class=${classes('attach', clear && 'transparent', token && `edge-${token}`)} data-testid="attach"
      style=${clear ? undefined : { borderLeftColor: color }}>
    ${listed(attach.BLOCKS).map((block, i) => html`<${Block} key=${i} block=${block} />`)}</div>`;
}
