// Which addresses may become links and pictures.
const LINK = /^(?:https?|ftp|file|tel|callto|mailto|skype|viber):/i;
const PICTURE = /^https?:\/\//i;
const OWN = /^\/(?![/\\])/;
// Browsers drop these inside an address, so a scheme could hide behind them.
const IGNORED = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g;

const cleaned = url => String(url ?? '').replace(IGNORED, '').trim();

/** The address when it is a link the portal allows (v1 section 9), else null. */
export function safeLink(url) {
  const address = cleaned(url);
  return LINK.test(address) || OWN.test(address) ? address : null;
}

export function safePicture(url) {
  const address = cleaned(url);
  return PICTURE.test(address) || OWN.test(address) ? address : null;
}

/** An avatar: also a picture inside the address itself, of a kind that cannot run. */
export function safeAvatar(url) {
  const address = cleaned(url);
  return /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(address) ? address : safePicture(address);
}

export const safeColor = color => (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color ?? '') ? color : null);
