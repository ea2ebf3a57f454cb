package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.symbiozae.GdalProgram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GDAL, hence most GIS programs, reads in a file. */
final class Gdal {

    private static final List<String> POINT_COLUMNS =
            List.of("-oo", "X_POSSIBLE_NAMES=lon,x", "-oo", "Y_POSSIBLE_NAMES=lat,y", "-oo", "AUTODETECT_TYPE=YES");

    private Gdal() {}

    /** The summary: layer, count, geometry type, reference system, fields. */
    static String summary(Path file) throws IOException {
        return run("ogrinfo", file, List.of(), List.of("-al", "-so"));
    }

    /** Runs SQL on a file, as somebody does who edits it in a GIS program. */
    static void edit(Path file, String sql) throws IOException {
        run("ogrinfo", file, List.of("-sql", sql), List.of());
    }

    /** Every feature, as GeoJSON; {@code options} of ogr2ogr. */
    static List<JsonNode> features(Path file, String... options) throws IOException {
        List<String> before = new ArrayList<>(List.of("-f", "GeoJSONSeq"));
        before.addAll(List.of(options));
        if (isCsv(file)) {
            before.addAll(List.of("-a_srs", "EPSG:4326")); // CSV has no place to say it
        }
        before.add("/vsistdout/");
        return run("ogr2ogr", file, before, layers(file))
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /** Of a GeoPackage the tables with places, not that of its styles. */
    private static List<String> layers(Path file) throws IOException {
        if (!file.toString().endsWith(".gpkg")) {
            return List.of();
        }
        try (Connection tables = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet table =
                        tables.createStatement().executeQuery("SELECT table_name FROM gpkg_geometry_columns")) {
            return List.of(table.getString(1));
        } catch (SQLException unreadable) {
            throw new IOException(unreadable);
        }
    }

    /** What it prints; a complaint about what it reads is a failure, but that it guessed a CSV column's type by its first rows. */
    private static String run(String program, Path file, List<String> before, List<String> after) throws IOException {
        List<String> command = new ArrayList<>(List.of(GdalProgram.path(program)));
        command.addAll(before);
        command.add(file.toString());
        command.addAll(after);
        if (isCsv(file)) {
            command.addAll(POINT_COLUMNS);
        }
        Path complaints = Files.createTempFile("gdal", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(command.toString()).isZero();
        assertThat(Files.readAllLines(complaints))
                .as(command.toString())
                .allMatch(line -> line.contains("The output driver does not natively support")
                        || isCsv(file) && line.contains("Invalid value type found"));
        Files.delete(complaints);
        return output;
    }

    private static boolean isCsv(Path file) {
        return file.toString().endsWith(".csv");
    }
}
