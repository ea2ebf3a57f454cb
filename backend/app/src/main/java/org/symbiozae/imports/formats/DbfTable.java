package org.symbiozae.imports.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.Unreadable;

/** The attribute table of a shapefile, dBASE III and its kin, read once as a stream. */
final class DbfTable implements AutoCloseable {

    private static final int HEADER = 32;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private record Field(String name, char type, int length) {}

    private final InputStream in;
    private final List<Field> fields = new ArrayList<>();
    private final @Nullable Charset named;
    private final int rowLength;
    private long left;

    /**
     * @param named its encoding, when something beside it says so; else each cell is read as UTF-8 or, when it is not, as
     *     Windows-1252
     */
    DbfTable(InputStream in, Optional<Charset> named) throws IOException {
        this.in = in;
        ByteBuffer header = bytes(HEADER);
        left = header.getInt(4) & 0xFFFFFFFFL;
        int headerLength = header.getShort(8) & 0xFFFF;
        rowLength = header.getShort(10) & 0xFFFF;
        int language = header.get(29) & 0xFF;
        this.named = named.orElse(
                switch (language) {
                    case 0x01 -> Charset.forName("IBM437");
                    case 0x02 -> Charset.forName("IBM850");
                    case 0x03, 0x57, 0x58 -> WINDOWS;
                    default -> null;
                });
        int total = 1;
        for (ByteBuffer field = bytes(1); field.get(0) != '\r'; field = bytes(1)) {
            ByteBuffer rest = bytes(HEADER - 1);
            String name = (char) field.get(0) + new String(rest.array(), 0, 10, StandardCharsets.ISO_8859_1);
            fields.add(new Field(upToNul(name), (char) rest.get(10), rest.get(15) & 0xFF));
            total += rest.get(15) & 0xFF;
        }
        int padding = headerLength - HEADER * (fields.size() + 1) - 1;
        if (total != rowLength || padding < 0) {
            throw new Unreadable("dbf_broken", "", "The .dbf is damaged: export the shapefile again.");
        }
        in.skipNBytes(padding);
    }

    List<String> columns() {
        return fields.stream().map(Field::name).toList();
    }

    /** What it is read as, one sentence. */
    String encoding() {
        return named == null ? "No encoding named: UTF-8 where it fits, else windows-1252." : "Read as " + named + ".";
    }

    boolean hasNext() {
        return left > 0;
    }

    /** Reads the next row's cells; false when the row is marked as deleted. @throws EOFException when the file is cut */
    boolean next(Row.Draft row) throws IOException {
        left--;
        byte[] record = bytes(rowLength).array();
        int at = 1;
        for (Field field : fields) {
            String text = decode(record, at, field.length()).strip();
            at += field.length();
            switch (field.type()) {
                case 'D' -> row.cell(field.name(), date(text));
                case 'L' ->
                    row.cell(field.name(), text.matches("[TtYy]") ? "oui" : text.matches("[FfNn]") ? "non" : "");
                case 'N', 'F' -> row.cell(field.name(), text.startsWith("*") ? "" : text);
                default -> row.cell(field.name(), text);
            }
        }
        return record[0] != '*';
    }

    /** Zeros stand for no date. */
    private static String date(String text) {
        return text.matches("0+") ? "" : text.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3");
    }

    private String decode(byte[] record, int at, int length) {
        int end = at + length;
        while (end > at && (record[end - 1] == 0 || record[end - 1] == ' ')) {
            end--;
        }
        if (named != null) {
            return new String(record, at, end - at, named);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record, at, end - at))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(record, at, end - at, WINDOWS);
        }
    }

    private static String upToNul(String name) {
        int end = name.indexOf('\0');
        return (end < 0 ? name : name.substring(0, end)).strip();
    }

    private ByteBuffer bytes(int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("the table is cut");
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
