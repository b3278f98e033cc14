// What the page asks of its server.
export class ApiError extends Error {}

async function answer(response) {
  const type = response.headers.get('Content-Type') || '';
  const body = type.startsWith('application/json') ? await response.json() : await response.text();
  if (!response.ok) {
    const error = new ApiError(body.message || `The portal answered ${response.status}.`);
    error.code = body.error || String(response.status);
    throw error;
  }
  return body;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', ...options });
  } catch {
    throw new ApiError('The portal cannot be reached. Is it still running?');
  }
  return answer(response);
}

export const get = path => ask(path);

export const post = (action, fields) => ask(`/emulator/api/${action}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(fields || {}),
});

const LARGEST_FILE = 8 * 1024 * 1024;

export async function sendFile(as, chat, text, file) {
  if (file.size > LARGEST_FILE) throw new ApiError(`'${file.name}' is larger than 8 MB. The portal takes no larger files.`);
  if (file.size === 0) throw new ApiError(`'${file.name}' is empty.`);
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new ApiError(`'${file.name}' cannot be read.`));
    reader.readAsDataURL(file);
  });
  return post('file', {
    as, chat, text, name: file.name, contentType: file.type || 'application/octet-stream', base64: url.slice(url.indexOf(',') + 1),
  });
}
