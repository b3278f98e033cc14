// Draw the tree that bbcode.js reads. Values become text nodes and attributes of known elements, never markup.
import { html, useMemo } from './ui.js';
import { parse } from './bbcode.js';
import { Picture, remoteImages } from './people.js';
import { now, currentChat } from './store.js';
import { say, put, call, openWith, openDialog } from './actions.js';

const IMAGE_WIDTH = { small: 120, medium: 240, large: 400 };

const day = { day: 'numeric', month: 'long' };
const time = { hour: '2-digit', minute: '2-digit' };
const FORMATS = {
  FORMAT_DATE: { day: '2-digit', month: '2-digit', year: 'numeric' },
  FORMAT_DATETIME: { day: '2-digit', month: '2-digit', year: 'numeric', ...time },
  SHORT_DATE_FORMAT: { day: '2-digit', month: '2-digit', year: 'numeric' },
  MEDIUM_DATE_FORMAT: { day: 'numeric', month: 'short', year: 'numeric' },
  LONG_DATE_FORMAT: { ...day, year: 'numeric' },
  DAY_MONTH_FORMAT: day,
  DAY_SHORT_MONTH_FORMAT: { day: 'numeric', month: 'short' },
  SHORT_DAY_OF_WEEK_MONTH_FORMAT: { ...day, weekday: 'short' },
  SHORT_DAY_OF_WEEK_SHORT_MONTH_FORMAT: { day: 'numeric', month: 'short', weekday: 'short' },
  DAY_OF_WEEK_MONTH_FORMAT: { ...day, weekday: 'long' },
  FULL_DATE_FORMAT: { ...day, weekday: 'long', year: 'numeric' },
  SHORT_TIME_FORMAT: time,
  LONG_TIME_FORMAT: { ...time, second: '2-digit' },
};

function spoken(at, format) {
  const date = new Date(at);
  const language = now().people.get(now().me)?.language || undefined;
  try {
    return new Intl.DateTimeFormat(language, FORMATS[format] || FORMATS.FORMAT_DATETIME).format(date);
  } catch {
    return date.toLocaleString();
  }
}

function sayHere(text) {
  const chat = currentChat(now());
  if (chat) say(chat.id, text);
}

const Act = ({ kind, title, onClick, children }) =>
  html`<button type="button" class=${`act ${kind}`} title=${title} data-testid=${`bb-${kind}`} onClick=${onClick}>${children}</button>`;

const nameOf = (node, id) => (node.c.length ? draw(node.c) : now().people.get(id)?.name || `#${id}`);

const DRAW = {
  text: node => node.v,
  br: () => html`<br />`,
  b: node => html`<strong>${draw(node.c)}</strong>`,
  i: node => html`<em>${draw(node.c)}</em>`,
  u: node => html`<u>${draw(node.c)}</u>`,
  s: node => html`<s>${draw(node.c)}</s>`,
  size: node => html`<span style=${{ fontSize: `${node.n}px`, lineHeight: 1.3 }}>${draw(node.c)}</span>`,
  color: node => html`<span style=${{ color: node.v }}>${draw(node.c)}</span>`,
  link: node => html`<a href=${node.href} target="_blank" rel="noopener noreferrer">${draw(node.c)}</a>`,
  img: node => html`<${Picture} src=${node.src} width=${IMAGE_WIDTH[node.size]} />`,
  icon: node => (remoteImages || node.src.startsWith('/')
    ? html`<img class="inline-icon" src=${node.src} alt=${node.title} title=${node.title} width=${node.width} height=${node.height} />`
    : html`<span class="icon-stand-in" role="img" aria-label=${node.title || 'icon'} title=${node.title || node.src}
        style=${{ width: `${node.width}px`, height: `${node.height}px` }}></span>`),
  user: node => (node.id === 'all'
    ? html`<span class="mention mine">${node.c.length ? draw(node.c) : 'All'}</span>`
    : html`<button type="button" class=${`act mention${node.id === now().me ? ' mine' : ''}`} data-testid="mention"
        disabled=${node.id === now().me} onClick=${() => openWith(node.id)}>${nameOf(node, node.id)}</button>`),
  chat: node => html`<${Act} kind="chat" title="Open the chat" onClick=${() => openDialog(`chat${node.id}`)}>${node.c.length ? draw(node.c) : `chat${node.id}`}<//>`,
  context: node => html`<${Act} kind="context" title="Go to the message" onClick=${() => openDialog(node.target.split('/')[0])}>${draw(node.c)}<//>`,
  send: node => html`<${Act} kind="send" title=${`Send: ${node.v}`} onClick=${() => sayHere(node.v)}>${draw(node.c)}<//>`,
  put: node => html`<${Act} kind="put" title=${`Put into the input field: ${node.v}`} onClick=${() => put(node.v)}>${draw(node.c)}<//>`,
  call: node => html`<${Act} kind="call" title=${`Call ${node.v}`} onClick=${() => call(node.v)}>${draw(node.c)}<//>`,
  code: node => html`<pre class="code"><code>${node.v}</code></pre>`,
  quote: node => html`<blockquote>${node.by && html`<cite>${node.by}${node.when && html` <span>${node.when}</span>`}</cite>`}${draw(node.c)}</blockquote>`,
  time: node => html`<time datetime=${new Date(node.at).toISOString()} title=${new Date(node.at).toString()}>${spoken(node.at, node.format)}</time>`,
};

function draw(nodes) {
  return nodes.map(node => DRAW[node.t](node));
}

export function RichText({ text }) {
  const tree = useMemo(() => parse(text), [text]);
  return draw(tree);
}
