package org.symbiozae.command;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.symbiozae.access.AccessKeys;
import org.symbiozae.access.AccessKeys.Grant;
import org.symbiozae.domain.Viewer.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Who may come in beside the public: makes, lists and closes access keys. */
@Command(name = "key", description = "Makes, lists and revokes the keys of people who see more than the public.")
final class Key {

    @ParentCommand
    private Launcher launcher;

    @Command(description = "Makes a key and prints it, once: it cannot be shown again.")
    int make(
            @Parameters(paramLabel = "PERSON", description = "Whom the history names.") String person,
            @Option(
                            names = "--role",
                            defaultValue = "facilitator",
                            description = "member, facilitator or administrator (default ${DEFAULT-VALUE}).")
                    Role role,
            @Option(names = "--territory", paramLabel = "CODE", description = "With all below it.") @Nullable
                    String territory,
            @Option(names = "--days", defaultValue = "365", description = "How long (default ${DEFAULT-VALUE}).")
                    int days) {
        try (Session session = launcher.open()) {
            System.out.println(session.door(AccessKeys.class).make(person, role, territory, days));
        }
        return 0;
    }

    @Command(description = "Lists every key ever made, without its secret.")
    int list() {
        try (Session session = launcher.open()) {
            session.door(AccessKeys.class).list().forEach(grant -> System.out.println(line(grant)));
        }
        return 0;
    }

    @Command(description = "Closes a key at once.")
    int revoke(@Parameters(paramLabel = "NUMBER", description = "As listed.") long number) {
        try (Session session = launcher.open()) {
            session.door(AccessKeys.class).revoke(number);
        }
        return 0;
    }

    private static String line(Grant grant) {
        LocalDate end = (grant.revoked() == null ? grant.expires() : grant.revoked()).toLocalDate();
        return "%d\t%s\t%s\t%s\t%s %s"
                .formatted(
                        grant.id(),
                        grant.person(),
                        grant.role().name().toLowerCase(Locale.ROOT),
                        grant.territory() == null ? "everywhere" : grant.territory(),
                        grant.revoked() == null ? "until" : "revoked",
                        end);
    }
}
