/**
 * Wraps a text so that it fits into a link: packed, with a checksum, and locked by a passphrase where one is given.
 *
 * The bytes, in Base64 for addresses: the version; four bytes of CRC-32 over all that follows and the version; flags;
 * the text in UTF-8, packed by raw DEFLATE. A locked one has 16 bytes of salt and 12 of nonce behind the flags, then the
 * packed text encrypted by AES-GCM, under a key made of the passphrase by PBKDF2.
 */

/** The version of what a link holds. */
const VERSION = 1;
/** How many bytes stand before the text: the version, the checksum and the flags. */
const HEAD = 6;

/** Flags. */
const PACKED = 1;
const LOCKED = 2;

/** Lengths in bytes. */
const SALT = 16;
const NONCE = 12;

/** How often PBKDF2 goes round: a guess at a passphrase takes as long as the reader waits. */
const ROUNDS = 600_000;

/** The longest text of a link or a file that is looked at, in characters; and how much it may unpack to, in bytes. */
const LONGEST = 100_000;
const LARGEST = 500_000;

/**
 * @typedef {"long" | "broken" | "newer" | "passphrase" | "browser"} EnvelopeProblem `passphrase`: it is locked, and by
 *   another one than was given, if one was; `browser`: this browser cannot open it
 */

/** Whether this browser can lock and unlock: it does so on secure pages only. */
export const canLock = () => !!globalThis.crypto?.subtle;

/**
 * @param {string} text
 * @param {string} [passphrase] empty for none
 * @returns {Promise<string>} letters, digits, "-" and "_"
 */
export const wrap = async (text, passphrase = "") => {
  const plain = new TextEncoder().encode(text);
  const packed = await through(plain, "CompressionStream", Infinity).catch(() => null);
  const flags = (packed ? PACKED : 0) | (passphrase ? LOCKED : 0);
  const body = passphrase ? await lock(packed ?? plain, passphrase, flags) : (packed ?? plain);
  const bytes = Uint8Array.of(VERSION, 0, 0, 0, 0, flags, ...body);
  new DataView(bytes.buffer).setUint32(1, checksum(bytes));
  return toBase64(bytes);
};

/**
 * Opens what `wrap` has made. It never throws, whatever it is given.
 * @param {string} wrapped
 * @param {string} [passphrase]
 * @returns {Promise<{ text: string } | { problem: EnvelopeProblem }>}
 */
export const unwrap = async (wrapped, passphrase = "") => {
  if (wrapped.length > LONGEST) return { problem: "long" };
  const bytes = fromBase64(wrapped);
  if (!bytes || bytes.length < HEAD || new DataView(bytes.buffer).getUint32(1) !== checksum(bytes))
    return { problem: "broken" };
  const flags = bytes[HEAD - 1];
  if (bytes[0] !== VERSION || flags > (PACKED | LOCKED)) return { problem: "newer" };
  /** @type {EnvelopeProblem} */
  let problem = "broken";
  try {
    let body = bytes.slice(HEAD);
    if (flags & LOCKED) {
      problem = canLock() ? "passphrase" : "browser";
      if (!passphrase || problem === "browser") return { problem };
      body = await unlock(body, passphrase, flags);
    }
    problem = flags & PACKED && !globalThis.DecompressionStream ? "browser" : "broken";
    if (flags & PACKED) body = await through(body, "DecompressionStream", LARGEST);
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(body) };
  } catch {
    return { problem };
  }
};

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {"CompressionStream" | "DecompressionStream"} way
 * @param {number} most bytes that may come out
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws when the bytes are not packed, or come to more
 */
const through = async (bytes, way, most) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new globalThis[way]("deflate-raw"));
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too much");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt */
const keyOf = async (passphrase, salt) => {
  // The same passphrase on another keyboard may be other code points.
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC").trim());
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};

/** @param {Uint8Array<ArrayBuffer>} iv @param {number} flags what is not secret, yet must not be altered */
const cipher = (iv, flags) => ({ name: "AES-GCM", iv, additionalData: Uint8Array.of(VERSION, flags) });

/** @param {Uint8Array<ArrayBuffer>} body @param {string} passphrase @param {number} flags */
const lock = async (body, passphrase, flags) => {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const locked = await crypto.subtle.encrypt(cipher(nonce, flags), await keyOf(passphrase, salt), body);
  return Uint8Array.of(...salt, ...nonce, ...new Uint8Array(locked));
};

/** @param {Uint8Array<ArrayBuffer>} body @param {string} passphrase @param {number} flags */
const unlock = async (body, passphrase, flags) => {
  const key = await keyOf(passphrase, body.slice(0, SALT));
  const opened = await crypto.subtle.decrypt(
    cipher(body.slice(SALT, SALT + NONCE), flags),
    key,
    body.slice(SALT + NONCE),
  );
  return new Uint8Array(opened);
};

/** The CRC-32 of the version and of what follows the checksum. @param {Uint8Array} bytes */
function checksum(bytes) {
  let crc = ~0;
  bytes.forEach((byte, place) => {
    if (place > 0 && place < HEAD - 1) return;
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  });
  return ~crc >>> 0;
}

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** @param {string} text @returns {Uint8Array<ArrayBuffer> | null} null when it is no such text */
function fromBase64(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  // Bits that are left over at the end have to be none, or two texts would be the same bytes.
  return toBase64(bytes) === text ? bytes : null;
}
