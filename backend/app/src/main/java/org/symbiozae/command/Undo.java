package org.symbiozae.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.symbiozae.store.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes an import back, or lists those there were. Exit 1 when there is no such import, or it cannot be undone. */
@Command(
        name = "undo",
        description = "Takes an import back. Without a number: lists the last hundred imports, newest first.")
final class Undo implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "As listed, and as import says.")
    private @Nullable Long number;

    @Option(names = "--territory", paramLabel = "CODE", description = "Lists those of this territory and below it.")
    private @Nullable String territory;

    @Override
    public Integer call() {
        try (Session session = launcher.open()) {
            Intake intake = session.door(Intake.class);
            if (number == null) {
                JsonMapper.shared().readTree(intake.past(territory)).forEach(past -> System.out.println(line(past)));
            } else {
                Intake.Undone undone = intake.undo(number);
                System.out.printf(
                        "Import %d undone: %d rows as before, %d removed, %d left (changed or declared since).%n",
                        number, undone.restored(), undone.removed(), undone.left());
            }
        }
        return 0;
    }

    private static String line(JsonNode past) {
        JsonNode taken = past.path("report").path("taken");
        String state = !past.path("undone_at").isNull()
                ? "undone " + day(past.path("undone_at"))
                : past.path("undoable").asBoolean() ? "can be undone" : "cannot be undone";
        return String.join(
                "\t",
                past.path("id").asString(),
                day(past.path("at")),
                past.path("territory").asString("everywhere"),
                past.path("kind").asString(),
                past.path("file_name").asString(),
                taken.path("created").asInt(0) + " new, "
                        + taken.path("changed").asInt(0) + " changed",
                past.path("by_whom").asString(),
                state);
    }

    /** Date and minute of an instant, as PostgreSQL writes it. */
    private static String day(JsonNode at) {
        return at.asString().substring(0, 16).replace('T', ' ');
    }
}
