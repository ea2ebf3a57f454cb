import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes the demo territory: {@code run} in this folder. The same facts and seed give the same bytes on any machine.
 *
 * <p>One argument: the folder {@code gis-data}.
 */
final class DemoTerritory {

    private static final long SEED = 20260901;

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path facts = home.resolve("generator/facts");
        Path demo = Files.createDirectories(home.resolve("demo"));
        SplittableRandom random = new SplittableRandom(SEED);

        Table territories = Table.read(facts.resolve("territories.csv"), ';');
        Communes communes = Communes.from(
                Table.read(facts.resolve("communes.csv"), ';'), Table.read(facts.resolve("neighbours.csv"), ';'));
        Zones zones = Zones.from(Table.read(facts.resolve("zones.csv"), ';'), communes, random.split());
        Feature.write(demo.resolve("territories.geojson"), "territories", communes.territories(territories));
        Feature.write(demo.resolve("communes.geojson"), "communes", communes.features());
        Poles poles = Poles.from(Table.read(facts.resolve("poles.csv"), ';'), zones);
        Feature.write(demo.resolve("zones.geojson"), "zones", zones.features(territories, poles));

        Companies companies = new Companies(
                Table.read(facts.resolve("activities.csv"), ';'),
                Files.readAllLines(facts.resolve("endings.txt")),
                random.split());
        companies.addCases(Table.read(facts.resolve("cases_sites.csv"), ';'));
        zones.all().forEach(companies::addZone);
        companies.addCountryside(communes.all());
        Table.write(demo.resolve("sites.csv"), companies.csv());
        Feature.write(demo.resolve("poles.geojson"), "poles", poles.features(companies.all()));

        Plots plots = new Plots(Table.read(facts.resolve("plot_states.csv"), ';'), companies.all());
        Table.read(facts.resolve("plots.csv"), ';').stream()
                .forEach(row -> plots.add(zones.named(row.text("zone")), row));
        Feature.write(demo.resolve("plots.geojson"), "plots", plots.features());

        Declarations declarations =
                new Declarations(Table.read(home.resolve("reference/taxonomy.csv"), ','), random.split());
        declarations.addCases(Table.read(facts.resolve("cases_declarations.csv"), ';'));
        Table flows = Table.read(facts.resolve("flows.csv"), ';');
        companies.all().forEach(company -> {
            if (!company.kind().isEmpty()) {
                declarations.addFlows(company, flows.rows());
            }
        });
        declarations.addCases(Table.read(facts.resolve("cases_invented.csv"), ';'));
        Table.write(demo.resolve("declarations.csv"), declarations.csv());
    }
}
