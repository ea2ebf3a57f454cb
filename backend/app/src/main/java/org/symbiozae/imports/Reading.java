package org.symbiozae.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.imports.cnig.CnigReading;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.facts.FactReader;
import org.symbiozae.imports.facts.FieldNames;
import org.symbiozae.imports.facts.Fields;
import org.symbiozae.imports.places.Coordinates;
import org.symbiozae.imports.places.Systems;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.store.IntakeRun;

/** The rows of one file on their way to the store: each is taken, passed over, or refused with the reason. */
final class Reading<F> implements RowSink {

    private static final String SAY_SYSTEM =
            "Say the reference system of the coordinates: --crs EPSG:n (4326 for degrees, 2154 for Lambert-93).";

    private final FactReader<F> reader;
    private final IntakeRun<F> run;
    private final ImportDraft report;
    private final Progress progress;
    private final @Nullable Integer epsg;
    private final FieldNames names;
    private @Nullable Layer layer;
    private @Nullable Unreadable systemAsked;
    private @Nullable Systems systems;
    private Optional<CnigReading> standard = Optional.empty();
    private List<String> columns = List.of();
    private long rows;

    Reading(FactReader<F> reader, IntakeRun<F> run, ImportDraft report, Progress progress, ImportRequest request) {
        this.reader = reader;
        this.run = run;
        this.report = report;
        this.progress = progress;
        this.epsg = request.epsg();
        this.names = reader.names().mapped(request.options().columns());
    }

    @Override
    public void layer(Layer layer) throws Unreadable {
        this.layer = layer;
        if (!layer.columns().isEmpty()) {
            try {
                begin(layer, layer.columns(), true);
            } catch (Unreadable asked) {
                if (!asked.fault().code().equals("crs_missing")) {
                    throw asked;
                }
                systemAsked = asked;
            }
        }
    }

    /** @param all whether the columns are all there are, or those of the first row */
    private Systems begin(Layer layer, List<String> columns, boolean all) throws Unreadable {
        standard = standard(columns, all);
        List<String> known = new ArrayList<>(columns);
        standard.ifPresent(cnig -> known.addAll(cnig.names()));
        this.columns = known;
        for (String field : reader.required()) {
            if (reader.insteadOf(field)
                    .filter(other -> names.present(other, known))
                    .isEmpty()) {
                names.require(field, all ? known : List.of());
            }
        }
        if (all && !reader.placed()) {
            unread(columns);
        }
        Systems found = new Systems(reader.placed() ? coordinates(layer, known) : null);
        systems = found;
        return found;
    }

    /** Columns of the table of which the file says nothing in any row. */
    Set<String> unsaid() {
        return reader.said().entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().noneMatch(field -> names.present(field, columns) || names.met(field)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void unread(List<String> columns) {
        Set<String> unread = new TreeSet<>(columns);
        names.fields().forEach(field -> names.columnOf(field, columns).ifPresent(unread::remove));
        unread.remove("");
        if (!unread.isEmpty()) {
            report.notice(Notice.of(
                    "columns_unread", "Columns that mean nothing here, left out: " + String.join(", ", unread) + "."));
        }
    }

    private Optional<CnigReading> standard(List<String> columns, boolean all) throws Unreadable {
        Optional<CnigTable> found = CnigTable.of(columns);
        if (found.isEmpty() || reader.standard().isEmpty()) {
            return Optional.empty();
        }
        CnigTable table = found.get();
        if (table != reader.standard().get()) {
            throw new Unreadable(
                    "other_table",
                    table.label(),
                    "This is the standard's table " + table.label() + ": import it as "
                            + Rejections.kind(table).code() + ".");
        }
        CnigReading reading = new CnigReading(table, columns, all);
        report.notice(Notice.of("layout", "Read as " + table.label() + " of the CNIG standard Sites économiques."));
        if (!reading.renamed().isEmpty()) {
            report.notice(Notice.of("layout_columns", "Columns read as: " + reading.renamed() + "."));
        }
        if (!reading.missing().isEmpty()) {
            report.notice(Notice.of(
                    "columns_missing",
                    "Columns the standard requires and the file does not have: " + String.join(", ", reading.missing())
                            + "."));
        }
        return Optional.of(reading);
    }

    private @Nullable Coordinates coordinates(Layer layer, List<String> columns) throws Unreadable {
        ReferenceSystem said = layer.system();
        Coordinates coordinates;
        if (epsg != null) {
            coordinates = Coordinates.of(ReferenceSystem.ofEpsg(epsg));
            Optional<Coordinates> named =
                    said == null || said.equals(ReferenceSystem.WGS84) ? Optional.empty() : known(said);
            if (named.isPresent() && !epsg.equals(named.get().epsg())) {
                throw new Unreadable(
                        "crs_contradiction",
                        "EPSG:" + epsg,
                        "The file names " + named.get().name() + ": leave --crs out, or mend the file.");
            }
        } else if (said != null) {
            coordinates = Coordinates.of(said);
        } else if (names.present("longitude", columns) || names.present("latlon", columns)) {
            coordinates = Coordinates.of(ReferenceSystem.WGS84);
        } else if (standard.isPresent()) {
            coordinates = Coordinates.french();
        } else if (names.present("lambert_x", columns)) {
            report.notice(Notice.of(
                    "crs",
                    "Coordinates read in the legal projection of each municipality, as SIRENE gives them: EPSG:2154 in"
                            + " metropolitan France."));
            return null;
        } else if (names.present("epsg", columns) || names.present("geometry", columns)) {
            return null;
        } else {
            throw new Unreadable(
                    "crs_missing",
                    "",
                    names.present("x", columns)
                            ? SAY_SYSTEM
                            : "No column says where the rows lie: give a geometry, longitude and latitude, or x and"
                                    + " y with --crs EPSG:n.");
        }
        report.notice(Notice.of("crs", "Coordinates read as " + coordinates.name() + "."));
        if (coordinates.accuracyM() > 0) {
            report.notice(Notice.of(
                    "crs_accuracy",
                    "An old reference system: places may lie up to " + coordinates.accuracyM() + " m off."));
        }
        return coordinates;
    }

    /** What the file says, unless nobody can read it: then what the user says holds. */
    private static Optional<Coordinates> known(ReferenceSystem said) {
        try {
            return Optional.of(Coordinates.of(said));
        } catch (Unreadable unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void row(Row row) throws Unreadable {
        progress.row(++rows);
        if (systemAsked != null) {
            throw asked(systemAsked.fault(), row);
        }
        Fault fault = row.fault();
        if (fault != null) {
            report.refuse(row.line(), fault);
            return;
        }
        Layer begun = layer;
        if (begun == null) {
            throw new IllegalStateException("a row came before its layer");
        }
        Systems where =
                systems != null ? systems : begin(begun, List.copyOf(row.cells().keySet()), false);
        try {
            Notes notes = new Notes(row.repairs());
            lost(row, notes);
            Row standardized = standard.isPresent() ? standard.get().row(row, notes) : row;
            Fields fields = new Fields(standardized, names, where);
            Optional<String> passedOver = reader.passedOver(fields);
            if (passedOver.isPresent()) {
                report.passOver(passedOver.get());
            } else {
                run.add(reader.fact(fields, notes));
                report.taken(row.line(), notes);
            }
        } catch (Refused refused) {
            report.refuse(row.line(), refused.fault());
        }
    }

    /** Cells with the sign that stands where a letter could not be read, in this file or in one it was made from. */
    private static void lost(Row row, Notes notes) {
        row.cells().forEach((column, text) -> {
            if (text.indexOf('\uFFFD') >= 0) {
                notes.warn(new Fault(column, "letter_lost", text, "Write the letter that stands as “�” again."));
            }
        });
    }

    /** What the first row's numbers look like, beside the question. */
    private Unreadable asked(Fault question, Row first) {
        Geometry geometry = first.geometry();
        double[] place = {Double.NaN, Double.NaN};
        if (geometry != null && !geometry.isEmpty()) {
            place = new double[] {geometry.getCoordinate().x, geometry.getCoordinate().y};
        } else {
            try {
                Fields fields = new Fields(first, names, new Systems(null));
                place = new double[] {fields.number("x"), fields.number("y")};
            } catch (Refused nothing) {
                // no numbers to judge by: the question stands alone
            }
        }
        String proposal = Double.isNaN(place[0]) ? "" : Coordinates.proposal(place[0], place[1]);
        return new Unreadable(
                0,
                new Fault(
                        question.field(),
                        question.code(),
                        Double.isNaN(place[0]) ? "" : place[0] + " " + place[1],
                        geometry == null ? question.hint() : SAY_SYSTEM,
                        proposal));
    }

    @Override
    public void notice(String code, String text) {
        report.notice(Notice.of(code, text));
    }

    @Override
    public void progress(long done, long total) {
        progress.read(done, total);
    }
}
