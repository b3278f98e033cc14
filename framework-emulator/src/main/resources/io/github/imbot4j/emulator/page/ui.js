// The one place that knows the library.
import { html, render, h, Component, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback } from '/lib/preact.js';

export { html, render, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback };

/** A component drawn anew only when `same(before, after)` says its props differ. */
export function memo(draw, same) {
  return class extends Component {
    shouldComponentUpdate(next) { return !same(this.props, next); }
    render(props) { return h(draw, props); }
  };
}

export const classes = (...names) => names.filter(Boolean).join(' ');

const PATHS = {
  send: 'M3 11.5 21 3l-6 18-3.5-7.5z', clip: 'M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  back: 'M15 5l-7 7 7 7', close: 'M6 6l12 12M18 6L6 18', plus: 'M12 5v14M5 12h14', more: 'M5 11.500h1v1h-1zM11.500 11.500h1v1h-1zM18 11.500h1v1h-1z',
  like: 'M12 20s-7-4.4-8.6-9A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 8.6 4C19 15.600 12 20 12 20z', reply: 'M10 6 4 12l6 6M4 12h10a6 6 0 0 1 6 6',
  moon: 'M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z', sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M5 19l1.500-1.500M17.500 6.500 19 5',
  panel: 'M4 5h16v14H4zM14 5v14', file: 'M6 3h8l4 4v14H6zM14 3v4h4', down: 'M5 9l7 7 7-7', chat: 'M4 5h16v11h-9l-4 4v-4H4z', person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20c1-4 4-6 8-6s7 2 8 6',
  people: 'M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM2.500 20c.6-4 3-6 6.500-6s6 2 6.500 6M16 5.500a3 3 0 0 1 0 6M18 14.500c2 .8 3.200 2.500 3.500 5.500', headset: 'M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H4zM17 14h3v5h-3zM20 19c0 2-3 2.500-6 2.500',
  phone: 'M8 3h8v18H8zM11 18h2', desktop: 'M3 5h18v11H3zM9 20h6M12 16v4', image: 'M4 5h16v14H4zM8 9h.01M4 17l5-5 4 4 3-3 4 4', copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};

export function Icon({ name, size = 20 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}

export function IconButton({ icon, label, pressed, children, ...rest }) {
  return html`<button type="button" class=${classes('icon-button', pressed && 'on')} aria-label=${label} title=${label}
    aria-pressed=${pressed === undefined ? undefined : String(pressed)} ...${rest}><${Icon} name=${icon} />${children}</button>`;
}

const focusables = root => [...root.querySelectorAll('[role^="menuitem"], [role="option"]')].filter(item => !item.disabled);

/** A list of choices in a small window: arrows move, Escape and a click elsewhere close it. */
export function Menu({ label, onClose, role = 'menu', className, children, ...rest }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const { top, bottom, right, height } = box.current.getBoundingClientRect();
    const place = box.current.closest('.messages') || document.documentElement;
    const room = place.getBoundingClientRect();
    if (bottom > room.bottom - 4 && top - height - 40 > room.top) box.current.classList.add('upwards');
    if (right > room.left + place.clientWidth - 4) box.current.classList.add('leftwards');
  }, []);
  useEffect(() => {
    const before = document.activeElement;
    const items = focusables(box.current);
    (items.find(item => item.getAttribute('aria-selected') === 'true') || items[0] || box.current).focus();
    // What opens the menu also closes it, so a click there is not one elsewhere.
    const outside = event => { if (box.current && !(box.current.closest('.menu-place, .tools') || box.current).contains(event.target)) onClose(); };
    const escape = event => { if (event.key === 'Escape') { event.preventDefault(); onClose(); } };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
      if (before && before.isConnected && (document.activeElement === document.body || !document.activeElement)) before.focus();
    };
  }, []);
  const onKeyDown = event => {
    const items = focusables(box.current);
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (step !== undefined && items.length) {
      event.preventDefault();
      items[(step + items.length) % items.length].focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      onClose();
    }
  };
  return html`<div ref=${box} class=${classes('menu', className)} role=${role} aria-label=${label} tabindex="-1" onKeyDown=${onKeyDown} ...${rest}>${children}</div>`;
}

/** A button that asks before it does what cannot be undone. */
export function Sure({ label, question, onYes, ...rest }) {
  const [asks, setAsks] = useState(false);
  if (!asks) return html`<button type="button" class="danger" ...${rest} onClick=${() => setAsks(true)}>${label}</button>`;
  return html`<span class="sure" role="alertdialog" aria-label=${question}><span>${question}</span>
    <button type="button" class="danger" data-testid="sure" ref=${node => node?.focus()} onClick=${() => { setAsks(false); onYes(); }}>${label}</button>
    <button type="button" onClick=${() => setAsks(false)}>Keep</button></span>`;
}

/** A dialog on top of everything, closed by Escape; the browser keeps the focus inside. */
export function Modal({ title, onClose, children, ...rest }) {
  const box = useRef(null);
  useEffect(() => {
    box.current.showModal();
    box.current.querySelector('input, select, .choices button, form button')?.focus();
  }, []);
  return html`<dialog ref=${box} class="modal" aria-label=${title} onClose=${onClose}
      onClick=${event => { if (event.target === box.current) onClose(); }} ...${rest}>
    <header><h2>${title}</h2><${IconButton} icon="close" label="Close" onClick=${onClose} /></header>
    ${children}
  </dialog>`;
}
