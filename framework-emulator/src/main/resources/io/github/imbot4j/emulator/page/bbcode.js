// Read BB code (v1 section 9) into a tree of plain values. Nothing of it is markup: who draws the tree builds nodes from it, so
// no text can become a tag, an attribute or a script.
import { safeLink, safePicture, safeColor } from './urls.js';

const DEEPEST = 24;
const TAG = /\[(\/)?([a-z]+)(?:=([^\]\n]*)|((?:\s+[a-z]+=[^\]\n]*)))?\]/gi;
const QUOTE_LINE = /^-{54}$/;
const CODE = /\[code\]([\s\S]*?)\[\/code\]/gi;
const AUTO = /\b(?:https?|ftp):\/\/[^\s<>"'\[\]]+|\bwww\.[^\s<>"'\[\]]+\.[^\s<>"'\[\]]+/gi;
const PICTURE_END = /\.(?:jpe?g|png|gif|webp)$/i;
const SMILEYS = { ':)': '🙂', ':-)': '🙂', ';)': '😉', ';-)': '😉', ':(': '🙁', ':-(': '🙁', ':D': '😃', ':-D': '😃', '8)': '😎', '<3': '❤️' };

const text = v => ({ t: 'text', v });
const clamp = (n, least, most) => Math.min(most, Math.max(least, n));
const number = v => (/^\d{1,12}$/.test(v ?? '') ? Number(v) : 0);

/** What a node says as plain text. */
export function plainOf(nodes) {
  return nodes.map(node => {
    if (node.t === 'text' || node.t === 'code') return node.v;
    if (node.t === 'br') return '\n';
    return node.c ? plainOf(node.c) : node.t === 'img' ? node.src : '';
  }).join('');
}

/** A message's text without its markup, on one line. */
export const plain = source => plainOf(parse(source)).replace(/\s+/g, ' ').trim();

function attributes(source) {
  const found = {};
  for (const [, name, value] of (source || '').matchAll(/(?:^|\s)([a-z]+)=(.*?)(?=\s+[a-z]+=|$)/gi)) found[name.toLowerCase()] = value.trim();
  return found;
}

// Tags with an end: from the argument and what is inside to a node, or null when it is none.
const PAIRED = {
  b: (arg, c) => ({ t: 'b', c }), i: (arg, c) => ({ t: 'i', c }), u: (arg, c) => ({ t: 'u', c }), s: (arg, c) => ({ t: 's', c }),
  size: (arg, c) => (number(arg) ? { t: 'size', n: clamp(number(arg), 8, 30), c } : null),
  color: (arg, c) => (safeColor(arg) ? { t: 'color', v: arg, c } : null),
  url: (arg, c) => {
    const href = safeLink(arg ?? plainOf(c));
    return href ? { t: 'link', href, c } : null;
  },
  img: (arg, c, rest) => {
    const src = safePicture(plainOf(c));
    const size = attributes(rest).size;
    return src ? { t: 'img', src, size: ['small', 'medium', 'large'].includes(size) ? size : 'medium' } : null;
  },
  user: (arg, c) => {
    const id = (arg || '').trim().split(/\s/)[0].toLowerCase();
    return id === 'all' || number(id) ? { t: 'user', id: id === 'all' ? 'all' : number(id), c } : null;
  },
  chat: (arg, c) => {
    const id = /^(?:imol\|)?(\d{1,12})$/i.exec(arg || '');
    return id ? { t: 'chat', id: Number(id[1]), c } : null;
  },
  context: (arg, c) => (/^(?:chat)?\d{1,12}\/\d{1,12}$/.test(arg || '') ? { t: 'context', target: arg, c } : null),
  dialog: (arg, c) => (/^(?:chat)?\d{1,12}/.test(arg || '') ? { t: 'context', target: arg, c } : null),
  send: (arg, c) => ({ t: 'send', v: arg || plainOf(c), c }),
  put: (arg, c) => ({ t: 'put', v: arg || plainOf(c), c }),
  call: (arg, c) => {
    const phone = (arg || plainOf(c)).trim();
    return /^[-+0-9()./# ]{2,40}$/.test(phone) ? { t: 'call', v: phone, c } : null;
  },
  pch: (arg, c) => ({ t: 'call', v: '', c }),
};

// Tags without an end.
const SINGLE = {
  br: () => ({ t: 'br' }),
  icon: arg => {
    const [url, ...rest] = (arg || '').split(/\s+(?=[a-z]+=)/i);
    const src = safePicture(url);
    const given = attributes(rest.join(' '));
    const side = name => clamp(number(given[name]) || number(given.size) || 20, 1, 100);
    return src ? { t: 'icon', src, width: side('width'), height: side('height'), title: given.title || '' } : null;
  },
  timestamp: arg => {
    const [unix, ...rest] = (arg || '').split(/\s+/);
    return /^-?\d{1,12}$/.test(unix) ? { t: 'time', at: Number(unix) * 1000, format: attributes(rest.join(' ')).format || 'FORMAT_DATETIME' } : null;
  },
  date: arg => (Number.isNaN(Date.parse(arg)) ? null : { t: 'time', at: Date.parse(arg), format: 'FORMAT_DATETIME' }),
  rating: arg => (/^[1-5]$/.test(arg || '') ? text('★'.repeat(Number(arg)) + '☆'.repeat(5 - Number(arg))) : null),
  like: () => text('👍'), dislike: () => text('👎'), attach: () => text(''),
};

/** One pass over the tags: what is opened and never closed, or closed and never opened, stays text. */
function inline(source) {
  const stack = [{ name: '', children: [] }];
  const open = {};
  const top = () => stack[stack.length - 1];
  const say = v => { if (v) top().children.push(text(v)); };
  const demote = () => {
    const frame = stack.pop();
    open[frame.name]--;
    top().children.push(text(frame.raw));
    for (const child of frame.children) top().children.push(child);
  };
  let at = 0;
  for (const match of source.matchAll(TAG)) {
    const [raw, closing, word, arg, rest] = match;
    const name = word.toLowerCase();
    say(source.slice(at, match.index));
    at = match.index + raw.length;
    if (!closing && Object.hasOwn(SINGLE, name)) {
      top().children.push(SINGLE[name](arg, rest) || text(raw));
    } else if (!closing && Object.hasOwn(PAIRED, name) && stack.length < DEEPEST) {
      stack.push({ name, raw, arg, rest, children: [] });
      open[name] = (open[name] || 0) + 1;
    } else if (closing && open[name] > 0) {
      while (top().name !== name) demote();
      const frame = stack.pop();
      open[name]--;
      const node = PAIRED[name](frame.arg, frame.children, frame.rest);
      for (const child of node ? [node] : [text(frame.raw), ...frame.children, text(raw)]) top().children.push(child);
    } else {
      say(raw);
    }
  }
  say(source.slice(at));
  while (stack.length > 1) demote();
  return stack[0].children;
}

function autolinked(value) {
  const nodes = [];
  let at = 0;
  for (const match of value.matchAll(AUTO)) {
    const address = match[0].replace(/[.,;:!?)]+$/, '');
    const href = safeLink(address.startsWith('www.') ? 'http://' + address : address);
    if (!href) continue;
    if (match.index > at) nodes.push(...smiling(value.slice(at, match.index)));
    nodes.push(PICTURE_END.test(address) ? { t: 'img', src: href, size: 'medium' } : { t: 'link', href, c: [text(address)] });
    at = match.index + address.length;
  }
  if (at < value.length) nodes.push(...smiling(value.slice(at)));
  return nodes;
}

function smiling(value) {
  return [text(value.replace(/(^|\s)([:;8<][-)(D3]{1,2})(?=\s|$)/g, (all, before, smiley) => before + (SMILEYS[smiley] || smiley)))];
}

/** Addresses in plain text become links, but not inside what can be clicked already. */
function finished(nodes, codes, clickable = false) {
  return nodes.flatMap(node => {
    if (node.t === 'text') {
      return node.v.split(/(\ue000\d+\ue001)/).flatMap(part => {
        const code = /^\ue000(\d+)\ue001$/.exec(part);
        if (code) return [{ t: 'code', v: codes[Number(code[1])] ?? '' }];
        return part ? (clickable ? [text(part)] : autolinked(part)) : [];
      });
    }
    const inside = clickable || ['link', 'send', 'put', 'call', 'user', 'chat', 'context'].includes(node.t);
    return [node.c ? { ...node, c: finished(node.c, codes, inside) } : node];
  });
}

function lines(list, codes) {
  const nodes = inline(list.join('[br]'));
  return finished(nodes, codes);
}

function quote(list, codes) {
  const head = /^(.{1,80}?) \[(.{1,40})\](?:\s*#\S*)?$/.exec(list[0] || '');
  return { t: 'quote', by: head ? head[1] : '', when: head ? head[2] : '', c: lines(head ? list.slice(1) : list, codes) };
}

/** Text to nodes. Quotes are whole lines: between two lines of 54 dashes, or after >> at the start of a line. */
function blocks(source, codes) {
  const nodes = [];
  const rows = source.split('\n');
  let plainRows = [];
  const flush = () => {
    if (plainRows.length) nodes.push(...lines(plainRows, codes));
    plainRows = [];
  };
  let closing = -1;
  const ends = rows.map((row, i) => (QUOTE_LINE.test(row.trim()) ? i : -1)).filter(i => i >= 0);
  for (let i = 0; i < rows.length; i++) {
    if (ends.includes(i) && (closing = ends.find(end => end > i) ?? -1) > 0) {
      flush();
      nodes.push(quote(rows.slice(i + 1, closing), codes));
      i = closing;
    } else if (rows[i].startsWith('>>')) {
      flush();
      const quoted = [];
      while (i < rows.length && rows[i].startsWith('>>')) quoted.push(rows[i++].slice(2).trimStart());
      nodes.push(quote(quoted, codes));
      i--;
    } else {
      plainRows.push(rows[i]);
    }
  }
  flush();
  return nodes;
}

/** The tree of a message's text. */
export function parse(source) {
  const codes = [];
  let rest = String(source ?? '')
    .replace(/[\ue000\ue001]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(CODE, (all, code) => `\ue000${codes.push(code.replace(/^\n|\n$/g, '')) - 1}\ue001`)
    .replace(/#BR#|\[br\]/gi, '\n')
    .replace(/ {4}/g, '\t');
  const said = /^\/(me|loud) /.exec(rest);
  if (said) rest = rest.slice(said[0].length);
  const nodes = blocks(rest, codes);
  if (!said) return nodes;
  return said[1] === 'me' ? [{ t: 'i', c: nodes }] : [{ t: 'size', n: 20, c: nodes }];
}

