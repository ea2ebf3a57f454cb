package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged cells of one sheet. Its file lists them after its rows: costs one pass over it, as bytes. */
final class MergedCells {

    private static final int MOST = 100_000;
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_MENTION = 200;

    private static final Pattern PART = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(Id|Target)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern MERGED = Pattern.compile(
            "<(?:\\w+:)?mergeCell\\s[^>]*ref\\s*=\\s*[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

    /** Cells shown as one; rows from 1, columns from 0, ends included. */
    record Area(int top, int left, int bottom, int right) {

        boolean has(int row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right;
        }

        boolean isWide() {
            return right > left;
        }
    }

    private final Map<Integer, List<Area>> byTop = new HashMap<>();

    /** @param sheet the sheet's relationship in the workbook */
    static MergedCells of(Zip zip, String sheet) throws IOException {
        MergedCells merged = new MergedCells();
        try (InputStream in = zip.open(part(zip, sheet)).orElseGet(InputStream::nullInputStream)) {
            merged.read(in);
        }
        return merged;
    }

    private static String part(Zip zip, String sheet) throws IOException {
        try (InputStream in = zip.open("xl/_rels/workbook.xml.rels").orElseGet(InputStream::nullInputStream)) {
            Matcher parts = PART.matcher(new String(in.readNBytes(1_000_000), StandardCharsets.UTF_8));
            while (parts.find()) {
                Map<String, String> said = new HashMap<>();
                ATTRIBUTE.matcher(parts.group()).results().forEach(found -> said.put(found.group(1), found.group(2)));
                if (sheet.equals(said.get("Id"))) {
                    String target = said.getOrDefault("Target", "").toLowerCase(Locale.ROOT);
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        return "";
    }

    private void read(InputStream in) throws IOException {
        String before = "";
        int count = 0;
        for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0 && count < MOST; bytes = in.readNBytes(CHUNK)) {
            String text = before + new String(bytes, StandardCharsets.ISO_8859_1);
            int seen = 0;
            if (text.contains("mergeCell")) {
                for (Matcher found = MERGED.matcher(text); found.find() && count < MOST; count++) {
                    add(new Area(
                            Integer.parseInt(found.group(2)),
                            column(found.group(1)),
                            Integer.parseInt(found.group(4)),
                            column(found.group(3))));
                    seen = found.end();
                }
            }
            before = text.substring(Math.max(seen, text.length() - LONGEST_MENTION));
        }
    }

    private void add(Area area) {
        byTop.computeIfAbsent(area.top(), row -> new ArrayList<>()).add(area);
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = 26 * column + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** Those that begin in a row. */
    List<Area> from(int row) {
        return byTop.getOrDefault(row, List.of());
    }

    /** Those that a row is part of, of the ones that begin at most {@code above} rows higher. */
    List<Area> across(int row, int above) {
        List<Area> found = new ArrayList<>();
        for (int top = row; top >= row - above; top--) {
            from(top).stream().filter(area -> area.bottom() >= row).forEach(found::add);
        }
        return found;
    }
}
