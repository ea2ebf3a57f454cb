package org.symbiozae.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Fills a table by COPY, PostgreSQL's fastest way in. Cost: the rows' text is held in memory. */
final class CopyWriter {

    private static final int PIECE_BYTES = 1 << 16;

    private CopyWriter() {}

    /**
     * @param into a table and its columns, as COPY names them: {@code draft (a, b)}
     * @param values of one row, in that order; null is NULL
     */
    static <T> void copy(Connection connection, String into, Collection<T> rows, Function<T, Object[]> values)
            throws SQLException, IOException {
        StringBuilder text = new StringBuilder(rows.size() * 256);
        for (T row : rows) {
            Object[] cells = values.apply(row);
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    text.append('\t');
                }
                cell(cells[i], text);
            }
            text.append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " FROM STDIN", new ByteArrayInputStream(bytes), PIECE_BYTES);
    }

    private static void cell(@Nullable Object value, StringBuilder text) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value.toString();
        if (isPlain(plain)) {
            text.append(plain);
            return;
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }
}
