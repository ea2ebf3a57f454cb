package org.symbiozae.store;

/** Where a row of an import lies: {@code shape} is GeoJSON. */
public record IntakePlace(int line, String code, String shape) {}
