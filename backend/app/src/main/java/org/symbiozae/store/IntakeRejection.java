package org.symbiozae.store;

/** A fact that only the database could tell cannot be taken: {@code value} of {@code field}, said on {@code line}. */
public record IntakeRejection(int line, String field, String code, String value) {}
