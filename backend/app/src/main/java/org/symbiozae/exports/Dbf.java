package org.symbiozae.exports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.store.Layer.Type;

/**
 * The {@code .dbf} of a shapefile (dBASE III, texts in UTF-8). Every cell is text, so rows wait in a file as short texts;
 * when all are in, a text column is made as wide as its longest text and no wider.
 */
final class Dbf implements Closeable {

    private static final int MOST_TEXT = 254;
    private static final int NUMBER_WIDTH = 24;
    private static final int NUMBER_DECIMALS = 15;
    private static final int INTEGER_WIDTH = 18;

    /** @param name at most 10 ASCII characters */
    record Field(String name, Type type) {}

    private final List<Field> fields;
    private final Path waiting;
    private final OutputStream adding;
    private final int[] widths;
    private final long[] cuts;
    private long rows;

    /** @param waiting is made here and the caller's to delete */
    Dbf(List<Field> fields, Path waiting) throws IOException {
        this.fields = List.copyOf(fields);
        this.waiting = waiting;
        this.adding = new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 16);
        this.cuts = new long[fields.size()];
        this.widths = fields.stream().mapToInt(Dbf::leastWidth).toArray();
    }

    /** @param values one for each field */
    void add(@Nullable Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            byte[] cell = cell(i, values[i]);
            widths[i] = Math.max(widths[i], cell.length);
            adding.write(cell.length);
            adding.write(cell);
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /** How many texts of a field were longer than 254 bytes, and were cut. */
    long cuts(int field) {
        return cuts[field];
    }

    /** What {@link #writeTo} will write. */
    long bytes() {
        return headerBytes() + rows * rowBytes() + 1;
    }

    /** Writes the file; nothing can be added after. */
    void writeTo(OutputStream out, LocalDate date) throws IOException {
        adding.close();
        out.write(header(date));
        byte[] row = new byte[rowBytes()];
        try (InputStream cells = new BufferedInputStream(Files.newInputStream(waiting), 1 << 16)) {
            for (long i = 0; i < rows; i++) {
                Arrays.fill(row, (byte) ' ');
                int start = 1;
                for (int field = 0; field < widths.length; field++) {
                    int length = cells.read();
                    int indent = isNumber(fields.get(field).type()) ? widths[field] - length : 0;
                    cells.readNBytes(row, start + indent, length);
                    start += widths[field];
                }
                out.write(row);
            }
        }
        out.write(0x1A);
    }

    private byte[] header(LocalDate date) {
        ByteBuffer header = ByteBuffer.allocate(headerBytes()).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3);
        header.put((byte) (date.getYear() - 1900))
                .put((byte) date.getMonthValue())
                .put((byte) date.getDayOfMonth());
        header.putInt((int) rows).putShort((short) headerBytes()).putShort((short) rowBytes());
        for (int i = 0; i < widths.length; i++) {
            Field field = fields.get(i);
            header.position(32 * (i + 1));
            header.put(field.name().getBytes(StandardCharsets.US_ASCII));
            header.put(32 * (i + 1) + 11, (byte) letter(field.type()));
            header.put(32 * (i + 1) + 16, (byte) widths[i]);
            header.put(32 * (i + 1) + 17, (byte) (field.type() == Type.NUMBER ? NUMBER_DECIMALS : 0));
        }
        header.put(headerBytes() - 1, (byte) 0x0D);
        return header.array();
    }

    private int headerBytes() {
        return 32 * (widths.length + 1) + 1;
    }

    private int rowBytes() {
        return 1 + Arrays.stream(widths).sum();
    }

    private byte[] cell(int field, @Nullable Object value) {
        if (value == null) {
            return new byte[0];
        }
        if (value instanceof String text) {
            byte[] cell = Texts.utf8(text, MOST_TEXT);
            cuts[field] += cell.length < MOST_TEXT - 3 || text.equals(new String(cell, StandardCharsets.UTF_8)) ? 0 : 1;
            return cell;
        }
        String text;
        if (value instanceof Double number) {
            text = number(number);
        } else if (value instanceof Boolean truth) {
            text = truth ? "T" : "F";
        } else if (value instanceof LocalDate date) {
            text = date.format(DateTimeFormatter.BASIC_ISO_DATE);
        } else {
            text = Texts.of(value);
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** As exact as the width allows: with an exponent only when nothing else fits; empty when it is no number. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        String plain = exact.toPlainString();
        return plain.length() <= NUMBER_WIDTH && exact.scale() <= NUMBER_DECIMALS ? plain : Double.toString(value);
    }

    private static int leastWidth(Field field) {
        return switch (field.type()) {
            case TEXT, BOOLEAN -> 1;
            case INTEGER -> INTEGER_WIDTH;
            case NUMBER -> NUMBER_WIDTH;
            case DATE -> 8;
            case TIME -> 20;
        };
    }

    private static char letter(Type type) {
        return switch (type) {
            case TEXT, TIME -> 'C';
            case INTEGER, NUMBER -> 'N';
            case BOOLEAN -> 'L';
            case DATE -> 'D';
        };
    }

    private static boolean isNumber(Type type) {
        return type == Type.INTEGER || type == Type.NUMBER;
    }

    @Override
    public void close() throws IOException {
        adding.close();
    }
}
