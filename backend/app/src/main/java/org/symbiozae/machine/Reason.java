package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file could not be read or written, in words; and what such words mean. */
final class Reason {

    private Reason() {}

    /** Whether words of PostgreSQL or of the system mean that there is no room left. */
    static boolean diskIsFull(String words) {
        return words.contains("No space left on device") || words.contains("could not extend file");
    }

    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "user " + System.getProperty("user.name") + " has no right to it";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
