/** Leaflet 1.9.4, loaded by index.html as a classic script. It is used untyped; only our own code is checked. */
declare const L: any;
declare namespace L {
  type Point = any;
}
