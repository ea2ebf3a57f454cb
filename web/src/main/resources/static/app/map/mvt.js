// @ts-check

/**
 * Mapbox Vector Tile 2.1, read in one pass.
 *
 * @typedef {object} Feature
 * @property {number} id
 * @property {1 | 2 | 3} type point, line or polygon
 * @property {Record<string, any>} properties
 * @property {Int32Array[]} parts x, y pairs in tile units (0..extent, beyond it in the buffer); one array for each
 *     point, line or ring, rings left open
 * @typedef {{name: string, extent: number, features: Feature[]}} TileLayer
 */

/**
 * @param {ArrayBuffer} buffer
 * @returns {Map<string, TileLayer>}
 * @throws {RangeError} when the bytes end too early or are no vector tile
 */
export function decodeTile(buffer) {
  const layers = new Map();
  const reader = new Reader(new Uint8Array(buffer));
  reader.fields((field) => {
    if (field !== 3) return reader.skip();
    const layer = readLayer(reader.message());
    layers.set(layer.name, layer);
  });
  return layers;
}

/** @param {Reader} reader @returns {TileLayer} */
function readLayer(reader) {
  const layer = { name: '', extent: 4096, features: /** @type {Feature[]} */ ([]) };
  /** @type {string[]} */
  const keys = [];
  /** @type {any[]} */
  const values = [];
  /** @type {Reader[]} */
  const features = [];
  reader.fields((field) => {
    if (field === 1) layer.name = reader.text();
    else if (field === 2) features.push(reader.message());
    else if (field === 3) keys.push(reader.text());
    else if (field === 4) values.push(readValue(reader.message()));
    else if (field === 5) layer.extent = reader.varint();
    else reader.skip();
  });
  layer.features = features.map((feature) => readFeature(feature, keys, values));
  return layer;
}

/** @param {Reader} reader */
function readValue(reader) {
  let value;
  reader.fields((field) => {
    if (field === 1) value = reader.text();
    else if (field === 2) value = reader.float();
    else if (field === 3) value = reader.double();
    else if (field === 4 || field === 5) value = reader.varint();
    else if (field === 6) value = zigzag(reader.varint());
    else if (field === 7) value = reader.varint() !== 0;
    else reader.skip();
  });
  return value;
}

/** @param {Reader} reader @param {string[]} keys @param {any[]} values @returns {Feature} */
function readFeature(reader, keys, values) {
  /** @type {Feature} */
  const feature = { id: 0, type: 1, properties: {}, parts: [] };
  reader.fields((field) => {
    if (field === 1) feature.id = reader.varint();
    else if (field === 2) {
      const tags = reader.message();
      while (tags.more()) feature.properties[keys[tags.varint()]] = values[tags.varint()];
    } else if (field === 3) feature.type = /** @type {1 | 2 | 3} */ (reader.varint());
    else if (field === 4) feature.parts = readGeometry(reader.message());
    else reader.skip();
  });
  return feature;
}

/** @param {Reader} reader */
function readGeometry(reader) {
  /** @type {number[][]} */
  const parts = [];
  let x = 0;
  let y = 0;
  while (reader.more()) {
    const command = reader.varint();
    if ((command & 7) === 7) continue;
    for (let left = command >>> 3; left > 0; left--) {
      x += zigzag(reader.varint());
      y += zigzag(reader.varint());
      if ((command & 7) === 1) parts.push([x, y]);
      else parts[parts.length - 1].push(x, y);
    }
  }
  return parts.map((part) => Int32Array.from(part));
}

/** @param {number} number */
function zigzag(number) {
  return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
}

/** Protocol Buffers, as much as a tile needs. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.wire = 0;
  }

  more() {
    return this.at < this.bytes.length;
  }

  /** @param {(field: number) => void} take reads or skips the value of the field */
  fields(take) {
    while (this.more()) {
      const tag = this.varint();
      this.wire = tag & 7;
      take(tag >>> 3);
    }
  }

  varint() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > 2 ** 63) throw new RangeError('vector tile ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('vector tile ends too early');
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  message() {
    return new Reader(this.take(this.varint()));
  }

  text() {
    return new TextDecoder().decode(this.take(this.varint()));
  }

  float() {
    const bytes = this.take(4);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  }

  double() {
    const bytes = this.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
  }

  skip() {
    if (this.wire === 0) this.varint();
    else if (this.wire === 1) this.take(8);
    else if (this.wire === 2) this.take(this.varint());
    else if (this.wire === 5) this.take(4);
    else throw new RangeError(`no vector tile: wire type ${this.wire}`);
  }
}
