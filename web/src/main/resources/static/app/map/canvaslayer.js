// @ts-check

/**
 * One canvas over the whole view, moved and scaled with the map while it moves and drawn again when it rests.
 * Option `draw(context, bounds)`: `context` is in layer points, `bounds` is what the canvas covers.
 */
export const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.1 },

  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.setAttribute('aria-hidden', 'true');
  },

  _destroyContainer() {
    cancelAnimationFrame(this._frame);
    this._container.remove();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    L.DomUtil.setPosition(this._container, this._bounds.min);
    const [width, height] = [size.x, size.y].map((side) => Math.round(side * devicePixelRatio));
    if (this._container.width !== width || this._container.height !== height) {
      Object.assign(this._container, { width, height });
      Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
    }
    this.draw();
  },

  _updatePaths() {},

  /** Draws in the frame that is being made, once for all that is asked in one go: what people choose shows a frame earlier. */
  redrawNow() {
    if (this._due) return;
    this._due = true;
    queueMicrotask(() => {
      this._due = false;
      cancelAnimationFrame(this._frame);
      if (this._map) this._update();
    });
  },

  /** Draws at the next frame, however often it is asked. */
  redraw() {
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => this._map && this._update());
  },

  draw() {
    const context = this._container.getContext('2d');
    context.save();
    context.clearRect(0, 0, this._container.width, this._container.height);
    context.scale(devicePixelRatio, devicePixelRatio);
    context.translate(-this._bounds.min.x, -this._bounds.min.y);
    this.options.draw(context, this._bounds);
    context.restore();
  },
});
