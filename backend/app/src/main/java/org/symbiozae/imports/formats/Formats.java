package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/** Finds the format of a file by its content. */
public final class Formats {

    private static final int HEAD = 4096;
    private static final int DBF_HEADER = 65;
    private static final Set<Integer> DBASE = Set.of(0x03, 0x30, 0x83, 0x8B, 0xF5);

    private Formats() {}

    /**
     * Reads a file into {@code sink}, whatever its format.
     *
     * @param fileName its name as its owner knows it; only compared with the content, never opened
     * @param file where it lies
     * @param wanted which of its layers
     * @throws Unreadable when nothing of it can be taken
     */
    public static void read(String fileName, Path file, Limits limits, Selection wanted, RowSink sink)
            throws IOException {
        read(of(fileName, file, limits), fileName, file, limits, wanted, sink);
    }

    /** As {@link #read}, for what came out of a file: archives in archives are not opened. */
    static void readUnpacked(String fileName, Path file, Limits limits, Selection wanted, RowSink sink)
            throws IOException {
        Format format = of(fileName, file, limits);
        if (format instanceof Archive || format instanceof Gzip) {
            throw new Unreadable("zip_in_zip", fileName, "Unpack it once and send what is inside.");
        }
        read(format, fileName, file, limits, wanted, sink);
    }

    private static void read(Format format, String fileName, Path file, Limits limits, Selection wanted, RowSink sink)
            throws IOException {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!format.endings().contains(ending)) {
            sink.notice("format", "The name ends in ." + ending + " but the content is " + format.name() + ".");
        }
        format.read(file, limits, wanted, sink);
    }

    private static Format of(String fileName, Path file, Limits limits) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new Unreadable("file_empty", "", "The file has no content: export it again.");
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return zipped(file, limits);
        }
        if (starts(head, 0x1F, 0x8B)) {
            return new Gzip(fileName);
        }
        if (starts(head, '7', 'z', 0xBC, 0xAF) || starts(head, 'R', 'a', 'r', '!')) {
            throw new Unreadable(
                    "archive_unknown", "", "Unpack this archive and send what is inside, zipped if you like.");
        }
        if (starts(head, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f')) {
            return new GeoPackage();
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Unreadable("format_xls", "", "Save this old spreadsheet as .xlsx or .csv.");
        }
        if (starts(head, 0, 0, 0x27, 0x0A)) {
            throw new Unreadable(
                    "shapefile_not_zipped", "", "Zip the .shp with its .dbf, .prj and .cpg and send the zip.");
        }
        if (head.length >= DBF_HEADER
                && DBASE.contains(head[0] & 0xFF)
                && head[2] > 0
                && head[2] < 13
                && head[3] < 32) {
            throw new Unreadable(
                    "dbf_alone",
                    "",
                    "This is the table of a shapefile: zip it with the .shp and .prj of the same name.");
        }
        return text(head);
    }

    private static Format zipped(Path file, Limits limits) throws IOException {
        try (Zip zip = new Zip(file, limits)) {
            if (zip.names().contains("xl/workbook.xml")) {
                return new Xlsx();
            }
            if (zip.names().contains("content.xml") && zip.names().contains("mimetype")) {
                throw new Unreadable("format_ods", "", "Save this OpenDocument spreadsheet as .xlsx or .csv.");
            }
            List<String> files = Archive.files(zip.names());
            if (files.isEmpty()) {
                OtherFormats.refusePacked(zip.names());
                throw new Unreadable(
                        "zip_without_layer",
                        String.join(", ", zip.names().stream().limit(5).toList()),
                        "A zip must hold a shapefile (.shp, .dbf, .prj), CSV, XLSX, GeoJSON, KML or a GeoPackage.");
            }
            return files.stream().allMatch(name -> name.endsWith(".kml")) ? new Kml() : new Archive();
        }
    }

    private static Format text(byte[] head) throws Unreadable {
        boolean utf16 = starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
        Charset wide = utf16 ? StandardCharsets.UTF_16 : TextFile.unmarkedWide(head);
        String begin = new String(head, wide == null ? StandardCharsets.ISO_8859_1 : wide)
                .replaceFirst("^(ï»¿|\uFEFF)", "")
                .stripLeading();
        String lower = begin.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            throw new Unreadable("html_file", begin, "This is a web page: download the data file itself.");
        }
        if (begin.startsWith("<") && begin.contains("<kml")) {
            return new Kml();
        }
        if (begin.matches("(?s)(PROJCS|GEOGCS|PROJCRS|GEOGCRS|COMPD_CS)\\s*\\[.*")) {
            throw new Unreadable(
                    "prj_alone",
                    begin,
                    "This is the .prj of a shapefile: zip it with the .shp and .dbf of the same name.");
        }
        OtherFormats.refuse(begin);
        if (begin.startsWith("<") || begin.startsWith("[") || binary(begin)) {
            throw new Unreadable(
                    "format_unknown", begin, "Send CSV, XLSX, GeoJSON, KML, a zipped shapefile or a GeoPackage.");
        }
        return begin.startsWith("{") ? new GeoJson() : new Csv();
    }

    /** Whether the text holds more than the odd control character; one NUL in a table is a matter of its row. */
    private static boolean binary(String begin) {
        long odd = begin.chars()
                .filter(c -> c < 32 && c != '\t' && c != '\n' && c != '\r')
                .count();
        return odd * 20 > begin.length();
    }

    private static boolean starts(byte[] head, int... signature) {
        return head.length >= signature.length
                && Arrays.equals(signature, 0, signature.length, unsigned(head, signature.length), 0, signature.length);
    }

    private static int[] unsigned(byte[] head, int length) {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = head[i] & 0xFF;
        }
        return values;
    }
}
