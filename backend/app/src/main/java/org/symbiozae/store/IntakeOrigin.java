package org.symbiozae.store;

import org.jspecify.annotations.Nullable;

/**
 * Where the facts of one import come from.
 *
 * @param kind what the file holds
 * @param sha256 of the file, in hexadecimal
 * @param territory code of the territory that owns the facts, itself or through those below it; null for any
 */
public record IntakeOrigin(
        String kind,
        String fileName,
        String sha256,
        @Nullable String territory,
        String byWhom) {}
